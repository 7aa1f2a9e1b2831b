import { randomUUID } from 'node:crypto'
import { aPerson, signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import { loadSeasons } from '#modules/agenda/index.ts'
import { anEvent } from '#modules/agenda/testing.ts'
import { editOrganisation } from '#modules/directory/index.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { anExpert } from '#modules/experts/testing.ts'
import { seedStudies } from '#modules/studies/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { aTool } from '#modules/tools/testing.ts'
import type { Database } from '#platform/db/connect.ts'
import type { Who } from './route-groups.ts'
import { seedAlert } from './seed-alert.ts'
import { dashboardPart, seedDashboard } from './seed-dashboard.ts'
import { feedFields, seedFeed } from './seed-feed.ts'
import { seedSurvey, surveyFields } from './seed-survey.ts'
import { seedThings } from './things.ts'

const now = new Date('2026-11-23T10:00:00Z')

/** By route, when nothing at all would name nothing. */
const fields: Record<string, Record<string, string>> = {
  'POST /administration/enquetes/campagnes/:slug/rapport': { acte: 'ecrire' },
  'POST /administration/enquetes/campagnes/:slug/codes/:question': { acte: 'ajouter', nom: 'Temps' },
  'POST /outils/planifier': { outil: 'malle-des-lampes' },
  'POST /administration/vocabulaires/:vocabulary/termes/:code': { acte: 'monter' },
  'POST /administration/vocabulaires/:vocabulary/termes/:code/reunir': { into: 'nature' },
  'POST /administration/temps-forts/:season/acte': { acte: 'descendre' },
  'POST /administration/doublons/reunir': { a: 'musee-des-lampes', b: 'fablab-des-dunes', acte: 'separer' },
  'POST /prets/:id/exemplaire': { copy: randomUUID() },
  'POST /prets/:id/passage-direct': { from: randomUUID() },
  'POST /prets/:id/etat-des-lieux/confirmer': { moment: 'departure' },
  'POST /prets/:id/etat-des-lieux/photos': { moment: 'departure', key: randomUUID() },
  'POST /administration/alertes/regles/:id': { acte: 'arreter' },
  'POST /observatoire/tableaux/:slug/elements/:id': { acte: 'entier' },
  'POST /observatoire/vues': { vue: 'etude/enquete-2019/types', name: 'Types' },
  'POST /administration/indicateurs/:code/figer': { annee: '2022' },
  'POST /annuaire/:slug/historique': { number: '1', base: '2' },
}

/** What names a study of the shipped pack, and one of its tables. */
function studyPart(pattern: string, name: string): string {
  if (name === 'slug') return 'enquete-2019'
  if (name === 'file') return pattern.includes(':slug') ? 'types.csv' : 'enquete-2019.csv'
  return 'types'
}

/** What names a part of a survey. */
function surveyPart(asked: Awaited<ReturnType<typeof seedSurvey>>, pattern: string, name: string): string {
  if (name === 'id') return pattern.includes('/questionnaires/') ? asked.survey : asked.surveyContact
  const parts: Record<string, string> = {
    slug: /^\/enquetes\/:slug|analyse\.csv$|\/fichiers/.test(pattern)
      ? asked.surveyReport
      : asked.surveyCampaign,
    question: 'pourquoi',
    secret: asked.surveySecret,
    section: 'vous',
    finding: asked.surveyFinding,
    file: pattern.includes('/fichiers/')
      ? asked.surveyFile
      : `${pattern.includes('/resultats/') ? asked.surveyFinding : asked.surveyLink}.${pattern.includes('csv') ? 'csv' : 'svg'}`,
    code: pattern.includes('/lien/') ? asked.surveyLink : 'nom',
  }
  return parts[name] ?? ''
}

/** The name of a file in an address. */
function fileOf(pattern: string, slug: string): string {
  if (pattern.startsWith('/territoires')) return '59249.pdf'
  if (pattern.startsWith('/agenda/:season')) return '2025.pdf'
  if (pattern.includes('jsonld')) return `${slug}.datatourisme.jsonld`
  if (/^\/(agenda|outils)/.test(pattern)) return `${slug}.${pattern.includes('pdf') ? 'pdf' : 'ics'}`
  if (pattern.startsWith('/administration/temps-forts')) return 'communes.csv'
  return pattern.startsWith('/fichiers') ? '480.webp' : '86.mvt'
}

/** The value of a parameter of an address, for somebody: their own thing where things have owners. */
export type Addresses = (pattern: string, name: string) => string

/** One person of each kind, and one of each thing that an address may name. */
export async function seedPeople(db: Database) {
  await seedTerritories(db)
  await seedStudies(db)
  const museum = await anOrganisation(db)
    .named('Musée des Lampes')
    .inCommune('59249')
    .with({ phone: '+33320000001' })
    .save(now)
  const other = await anOrganisation(db).named('Fablab des Dunes').inCommune('59249').save(now)
  const expert = await anExpert(db).named('Ada Étoile').inCommune('59249').save(now)
  await loadSeasons(db)
  await db
    .insertInto('season_charter')
    .values({ season: 'fete-de-la-science', version: 1, text_fr: 'Ouvrir à tout le monde.', since: now })
    .execute()
  await db
    .updateTable('season')
    .where('code', '=', 'fete-de-la-science')
    .set({ charter_version: 1 })
    .execute()
  const event = await anEvent(db)
    .named('Nuit des lampes')
    .with({ organiserId: museum.id, season: { code: 'fete-de-la-science', year: 2025 } })
    .inCommune('59249')
    .on('2030-01-12T18:00')
    .save(now)
  const tool = await aTool(db)
    .named('Malle des lampes')
    .heldBy(museum.id)
    .withCopies(1)
    .takenOn(0, '2030-03-01', '2030-03-09', 'repair')
    .save(now)
  const people: Record<Exclude<Who, 'visitor'>, TestPerson> = {
    member: await aPerson(db).save(),
    otherOwner: await aPerson(db).ownerOf(other.id).save(),
    contributor: await aPerson(db).contributorOf(museum.id).save(),
    owner: await aPerson(db).ownerOf(museum.id).save(),
    observer: await aPerson(db).withRole('observer').save(),
    moderator: await aPerson(db).withRole('moderator').save(),
    administrator: await aPerson(db).withRole('administrator').save(),
  }
  const target = await aPerson(db).contributorOf(museum.id).save()
  const change = { values: { phone: '+33320000009' }, baseVersion: 1 }
  await editOrganisation(db, people.owner.actor, museum.slug, change, now)
  const things = await seedThings(db, {
    museum: museum.id,
    other: other.id,
    target: target.id,
    event: event.id,
    tool: tool.id,
  })
  const feed = await seedFeed(db, event.id, now)
  const alerts = await seedAlert(db, now)
  const tile = await seedDashboard(db, museum.id, now)
  const asked = await seedSurvey(db, museum.id, now)
  const addresses =
    (who: Who): Addresses =>
    (pattern, name) => {
      if (pattern.startsWith('/api/v1/indicators/')) return 'unemployment'
      if (pattern.startsWith('/administration/indicateurs/')) return 'unemployment'
      if (pattern.startsWith('/observatoire/indicateurs/'))
        return name === 'file' ? 'unemployment.csv' : 'unemployment'
      if (/^\/(observatoire|integrer)\/(tableaux|vues)/.test(pattern))
        return dashboardPart(tile, pattern, name)
      if (/^\/(observatoire\/etudes|api\/v1\/studies)\//.test(pattern)) return studyPart(pattern, name)
      if (/^\/(administration\/)?enquetes/.test(pattern)) return surveyPart(asked, pattern, name)
      const own = who === 'visitor' ? null : people[who]
      const session = own?.actor.via.origin === 'form' ? own.actor.via.sessionId : randomUUID()
      const byPattern: [RegExp, string][] = [
        [/^\/compte\/securite\/sessions\//, session],
        [/^\/compte\/jetons\//, things.tokenOf.get(own?.id ?? '') ?? randomUUID()],
        [/^\/administration\/personnes\//, target.id],
        [/^\/administration\/alertes\/regles\//, alerts.rule],
        [/^\/administration\/alertes\//, alerts.alert],
        [/^\/administration\/mails\//, things.mail],
        [/^\/administration\/imports\//, things.importRun],
        [/^\/administration\/sources\//, feed.feed],
        [/^\/administration\/moderation\//, things.case],
        [/^\/administration\/doublons\//, things.duplicate],
        [/^\/administration\/vocabulaires\/.*\/reunions\//, things.termMerge],
        [/^\/annuaire\/:slug\/equipe\/invitations\//, things.invitation],
        [/^\/annuaire\/:slug\/equipe\//, target.id],
        [/^\/annuaire\/:slug\/suggestions\//, things.case],
        [/^\/annuaire\/:slug\/photos\//, things.photo],
        [/^\/agenda\/:slug\/pointage\//, name === 'id' ? things.session : event.slug],
        [/^\/agenda\/:slug\/dates\//, name === 'id' ? things.session : event.slug],
        [/^\/agenda\/:slug\/reservations\//, name === 'id' ? things.booking : event.slug],
        [/^\/reservation\//, things.bookingSecret],
        [/^\/agenda\/:slug\/photo\//, name === 'id' ? things.eventPhoto : event.slug],
        [/^\/outils\/:slug\/exemplaires\//, name === 'id' ? (tool.copies[0] ?? '') : tool.slug],
        [/^\/outils\/:slug\/photos\//, name === 'id' ? things.toolPhoto : tool.slug],
        [/^\/prets\/:id\/(convention|acceptation|exemplaire|pieces|argent)/, things.agreedLoan],
        [/^\/prets\/bilan\//, things.hostingSecret],
        [/^\/prets\/:id\/bilan/, things.loanOver],
        [/^\/prets\/:id\/etat-des-lieux/, things.loanOut],
        [/^\/prets\//, things.loan],
        [/^\/incidents\//, things.incident],
        [/^\/e\//, tool.copies[0] ?? ''],
        [/^\/outils\/planifier\//, things.plan],
        [/^\/fichiers\/photo\//, things.photoFile],
        [/^\/bilan\//, things.attendanceSecret],
        [/^\/invitation\//, things.invitationSecret],
        [/^\/confirmer\//, things.confirmationSecret],
        [/^\/outils\/:slug|^\/api\/v1\/tools\//, tool.slug],
        [/^\/federation\/evenements\//, event.id],
        [/^\/agenda\/:slug|^\/api\/v1\/events\//, event.slug],
        [/^\/experts\/:slug|^\/api\/v1\/experts\//, expert.slug],
      ]
      // A thing of one person that nobody here has.
      if (/expertise\/demandes/.test(pattern)) return randomUUID()
      const byName: Record<string, string> = {
        slug: museum.slug,
        section: 'contact',
        kind: 'commune',
        code: pattern.startsWith('/administration/vocabulaires') ? 'industry' : '59249',
        z: '8',
        x: '130',
        file: fileOf(pattern, pattern.startsWith('/outils') ? tool.slug : event.slug),
        vocabulary: 'theme',
        season: 'fete-de-la-science',
        year: '2025',
        part: 'identity',
        state: 'envoyee',
        version: '2.1',
        ...feed,
        token: 'x'.repeat(43),
        session: things.session,
        name: 'pages.xml',
        document: things.quote,
      }
      const found = byPattern.find(([prefix]) => prefix.test(pattern))?.[1]
      return name === 'slug' && !/experts|agenda|events|outils|tools/.test(pattern)
        ? museum.slug
        : ((name === 'id' || name === 'secret' || name === 'slug' ? found : undefined) ??
            byName[name] ??
            found ??
            randomUUID())
    }
  return {
    museum,
    other,
    people,
    things,
    asked,
    addresses,
    headers: (who: Who): Record<string, string> =>
      who === 'visitor' ? { 'Sec-Fetch-Site': 'same-origin' } : signedIn(people[who]),
    /** What a form holds so that it is not refused before anybody looks at who sends it. */
    fields: (route: string): Record<string, string> =>
      route === 'POST /outils/proposer'
        ? { structure: museum.id }
        : /^POST \/agenda\/(proposer|:slug\/modifier)$/.test(route)
          ? { organisation: museum.id }
          : ({ ...fields, ...feedFields, ...surveyFields }[route.replaceAll(/\{[^/]*\}(?=\/|$)/g, '')] ?? {}),
  }
}
