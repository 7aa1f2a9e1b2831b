import { randomUUID } from 'node:crypto'
import { aPerson, signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import { loadSeasons } from '#modules/agenda/index.ts'
import { anEvent } from '#modules/agenda/testing.ts'
import { openCase } from '#modules/cases/index.ts'
import { editOrganisation } from '#modules/directory/index.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { anExpert } from '#modules/experts/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { visitor } from '#platform/access/actor.ts'
import { newSecret } from '#platform/access/secret.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import type { Who } from './route-groups.ts'

const now = new Date('2026-11-23T10:00:00Z')
const later = new Date('2026-12-23T10:00:00Z')

/** By route, when nothing at all would name nothing. */
const fields: Record<string, Record<string, string>> = {
  'POST /administration/vocabulaires/:vocabulary/termes/:code': { acte: 'monter' },
  'POST /administration/vocabulaires/:vocabulary/termes/:code/reunir': { into: 'nature' },
  'POST /administration/doublons/reunir': { a: 'musee-des-lampes', b: 'fablab-des-dunes', acte: 'separer' },
  'POST /annuaire/:slug/historique': { number: '1', base: '2' },
}

/** The value of a parameter of an address, for somebody: their own thing where things have owners. */
export type Addresses = (pattern: string, name: string) => string

/** One person of each kind, and one of each thing that an address may name. */
export async function seedPeople(db: Database) {
  await seedTerritories(db)
  const museum = await anOrganisation(db)
    .named('Musée des Lampes')
    .inCommune('59249')
    .with({ phone: '+33320000001' })
    .save(now)
  const other = await anOrganisation(db).named('Fablab des Dunes').inCommune('59249').save(now)
  const expert = await anExpert(db).named('Ada Étoile').inCommune('59249').save(now)
  await loadSeasons(db)
  const event = await anEvent(db).named('Nuit des lampes').inCommune('59249').on('2030-01-12T18:00').save(now)
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
  const things = await seedThings(db, { museum: museum.id, other: other.id, target: target.id })
  const addresses =
    (who: Who): Addresses =>
    (pattern, name) => {
      const own = who === 'visitor' ? null : people[who]
      const session = own?.actor.via.origin === 'form' ? own.actor.via.sessionId : randomUUID()
      const byPattern: [RegExp, string][] = [
        [/^\/compte\/securite\/sessions\//, session],
        [/^\/compte\/jetons\//, things.tokenOf.get(own?.id ?? '') ?? randomUUID()],
        [/^\/administration\/personnes\//, target.id],
        [/^\/administration\/mails\//, things.mail],
        [/^\/administration\/imports\//, things.importRun],
        [/^\/administration\/moderation\//, things.case],
        [/^\/administration\/doublons\//, things.duplicate],
        [/^\/administration\/vocabulaires\/.*\/reunions\//, things.termMerge],
        [/^\/annuaire\/:slug\/equipe\/invitations\//, things.invitation],
        [/^\/annuaire\/:slug\/equipe\//, target.id],
        [/^\/annuaire\/:slug\/suggestions\//, things.case],
        [/^\/annuaire\/:slug\/photos\//, things.photo],
        [/^\/fichiers\/photo\//, things.photoFile],
        [/^\/invitation\//, things.invitationSecret],
        [/^\/confirmer\//, things.confirmationSecret],
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
        file: pattern.startsWith('/agenda')
          ? `${event.slug}.ics`
          : pattern.startsWith('/fichiers')
            ? '480.webp'
            : '86.mvt',
        vocabulary: 'theme',
        season: 'fete-de-la-science',
        year: '2025',
        part: 'identity',
        state: 'envoyee',
        token: 'x'.repeat(43),
        name: 'pages.xml',
      }
      const found = byPattern.find(([prefix]) => prefix.test(pattern))?.[1]
      return name === 'slug' && !/experts|agenda|events/.test(pattern)
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
    addresses,
    headers: (who: Who): Record<string, string> =>
      who === 'visitor' ? { 'Sec-Fetch-Site': 'same-origin' } : signedIn(people[who]),
    /** What a form holds so that it is not refused before anybody looks at who sends it. */
    fields: (route: string): Record<string, string> => fields[route] ?? {},
  }
}

async function seedThings(
  db: Database,
  { museum, other, target }: { museum: string; other: string; target: string },
) {
  const one = <T>(query: { executeTakeFirstOrThrow: () => Promise<T> }) => query.executeTakeFirstOrThrow()
  const invitation = newSecret()
  const confirmation = newSecret()
  const tokens = await db.selectFrom('api_token').select(['id', 'person_id']).execute()
  const mail = await one(
    db
      .insertInto('mail')
      .values({
        kind: 'team',
        address: 'lea@example.org',
        lang: 'fr',
        subject: 'Essai',
        body: '["Bonjour"]',
        due_at: now,
        created_at: now,
        state: 'failed',
      })
      .returning('id'),
  )
  const invited = await one(
    db
      .insertInto('membership_invitation')
      .values({
        organisation_id: museum,
        email: 'lea@example.org',
        role: 'contributor',
        token_hash: invitation.hash,
        created_at: now,
        expires_at: later,
      })
      .returning('id'),
  )
  await db
    .insertInto('organisation_confirmation')
    .values({ organisation_id: museum, asked_at: now, expires_at: later, token_hash: confirmation.hash })
    .execute()
  const file = await one(
    db
      .insertInto('stored_file')
      .values({
        kind: 'photo',
        content_type: 'image/webp',
        name: 'lampe.webp',
        bytes: 4,
        sha256: Buffer.alloc(32),
        width: 480,
        height: 320,
        widths: [480],
        created_at: now,
      })
      .returning('id'),
  )
  const photo = await one(
    db
      .insertInto('organisation_photo')
      .values({
        organisation_id: museum,
        file_id: file.id,
        alt_fr: 'Une lampe',
        credit: 'Musée',
        created_at: now,
      })
      .returning('id'),
  )
  const termMerge = await one(
    db
      .insertInto('vocabulary_merge')
      .values({
        vocabulary: 'theme',
        code: 'industry',
        into_code: 'nature',
        at: now,
        undo: '{"touched":[],"moved":[]}',
      })
      .returning('id'),
  )
  const importRun = await one(
    db
      .insertInto('import_run')
      .values({
        source_id: 'essai',
        file_name: 'essai.csv',
        encoding: 'utf-8',
        format: 'csv',
        columns: '[]',
        state: 'uploaded',
        total: 0,
        origin: 'form',
        created_at: now,
      })
      .returning('id'),
  )
  const cases = await inTransaction(db, async (tx) => ({
    suggestion: await openCase(
      tx,
      visitor,
      {
        kind: 'suggestion',
        organisationId: museum,
        contactEmail: 'tom@example.org',
        payload: { values: { phone: '+33320000002' }, baseVersion: 1 },
      },
      now,
    ),
    duplicate: await openCase(
      tx,
      visitor,
      { kind: 'duplicate', organisationId: museum, otherId: other },
      now,
    ),
  }))
  return {
    target,
    tokenOf: new Map(tokens.map((token) => [token.person_id, token.id])),
    mail: mail.id,
    invitation: invited.id,
    invitationSecret: invitation.secret,
    confirmationSecret: confirmation.secret,
    photo: photo.id,
    photoFile: file.id,
    importRun: importRun.id,
    termMerge: termMerge.id,
    case: cases.suggestion ?? '',
    duplicate: cases.duplicate ?? '',
  }
}
