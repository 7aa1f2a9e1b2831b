import { expect, test } from 'vitest'
import { signedIn } from '#modules/accounts/testing.ts'
import { pageText } from '#platform/http/testing.ts'
import { type Definition, definitionSchema } from './definition-model.ts'
import { hoursFrom, hoursInWords } from './hours-model.ts'
import { surveySite } from './testing.ts'

const site = await surveySite()
const { db, app, get, post, linkOf, aCampaign, anOpenCampaign, moderator } = site
const base = '/administration/enquetes/campagnes'
const port = 'Bibliothèque du Port'

const text = (code: string, profile: string, more = {}) => ({
  code,
  type: 'text',
  label: { fr: code },
  profile,
  ...more,
})
const aboutThePage = definitionSchema.parse({
  title: { fr: 'Votre fiche' },
  sections: [
    {
      code: 'fiche',
      title: { fr: 'Fiche' },
      questions: [
        text('adresse', 'address'),
        { code: 'commune', type: 'commune', label: { fr: 'commune' }, profile: 'commune' },
        text('presentation', 'descriptionFr', { long: true }),
        text('horaires', 'openingHours', { long: true }),
        text('site', 'website'),
        {
          code: 'themes',
          type: 'multiple',
          label: { fr: 'themes' },
          profile: 'theme',
          other: true,
          choices: [
            { code: 'nature', label: { fr: 'Nature' } },
            { code: 'digital', label: { fr: 'Numérique' } },
            { code: 'licornes', label: { fr: 'Licornes' } },
          ],
        },
        {
          code: 'publics',
          type: 'multiple',
          label: { fr: 'publics' },
          profile: 'audience',
          choices: [
            { code: 'everyone', label: { fr: 'Tout public' } },
            { code: 'families', label: { fr: 'Familles' } },
          ],
        },
      ],
    },
  ],
})

test('a questionnaire fills what a page says, and its answers propose what changed: one proposal, for the team to read', async () => {
  await anOpenCampaign({}, aboutThePage)
  const link = await linkOf(port)
  await post(link, {})
  await post(`${link}/accord`, { accord: 'oui' })
  const step = await (await get(`${link}/partie/fiche`)).text()
  expect(step).toMatch(/name="commune"[^>]*value="[^"]+\(62041\)"/)
  const answers: [string, string][] = [
    ['adresse', '3 quai des Brumes'],
    ['commune', '59249'],
    ['presentation', 'Des livres et la mer.'],
    ['horaires', 'du mardi au samedi : 9h-12h30 et 14h-18h'],
    ['site', 'pas une adresse'],
    ['themes', 'digital'],
    ['themes', 'licornes'],
    ['publics', 'families'],
  ]
  expect((await post(`${link}/partie/fiche`, answers)).headers.get('location')).toBe(`${link}/relire`)
  const review = pageText(await (await get(`${link}/relire`)).text())
  for (const line of [
    'adresse : 3 quai des Brumes',
    'presentation : Des livres',
    'themes : Numérique',
    'publics : Familles',
  ])
    expect(review).toContain(line)
  await post(`${link}/relire`, { fiche: 'oui' })
  const cases = await db.selectFrom('moderation_case').select(['kind', 'payload']).execute()
  expect(cases).toHaveLength(1)
  const values = (cases[0]?.payload as { values: Record<string, unknown> } | undefined)?.values ?? {}
  expect(Object.keys(values).sort()).toEqual(['descriptionFr', 'openingHours', 'place', 'terms'])
  expect(values).toMatchObject({
    descriptionFr: 'Des livres et la mer.',
    openingHours: 'Tu-Sa 09:00-12:30,14:00-18:00',
    place: { commune: '59249', address: '3 quai des Brumes', precision: 'commune' },
    terms: { theme: ['digital'], audience: ['families'] },
  })
})

test('in the editor, a question that fills a list of the page takes it from the directory', async () => {
  const { surveyId } = await anOpenCampaign()
  const path = `/administration/enquetes/questionnaires/${surveyId}`
  const form = await (await get(`${path}/question/nouvelle?section=vous&type=multiple`, moderator)).text()
  expect(form).toContain('Cette question renseigne, sur la fiche de la structure')
  const fields = {
    type: 'multiple',
    labelFr: 'Vos publics',
    code: 'publics',
    profile: 'audience',
    revision: '1.1',
  }
  expect((await post(`${path}/question/nouvelle?section=vous`, fields, moderator)).status).toBe(303)
  const { definition } = await db
    .selectFrom('survey_version')
    .select('definition')
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow()
  const question = (definition as Definition).sections[0]?.questions.at(-1)
  expect(question).toMatchObject({ code: 'publics', profile: 'audience' })
  expect(question && 'choices' in question && question.choices.slice(0, 2)).toEqual([
    { code: 'everyone', label: { fr: 'Tout public', en: 'Everyone' } },
    { code: 'families', label: { fr: 'Familles', en: 'Families' } },
  ])
})

test('opening hours go in words and come back', () => {
  for (const value of ['Mo-Fr 09:00-12:00,14:00-18:00', 'Tu,Th 10:00-17:00; Sa 09:30-12:00']) {
    const words = hoursInWords('fr', value)
    expect(words).toMatch(/^(lundi|mardi)/)
    expect(hoursInWords('fr', hoursFrom(words))).toBe(words)
  }
  expect(hoursFrom('du lundi au vendredi 9h-17h\nsamedi : 9h30 à 12h')).toBe(
    'Mo-Fr 09:00-17:00; Sa 09:30-12:00',
  )
  expect(hoursFrom('Sur rendez-vous\nau printemps')).toBe('Sur rendez-vous; au printemps')
  expect(hoursInWords('fr', 'Apr-Sep: Mo-Su 10:00-18:00; PH off')).toBe('Apr-Sep: Mo-Su 10:00-18:00; PH off')
})

test('a contact brought by hand is tied to its page, and asked once when the directory has the same address', async () => {
  const slug = await aCampaign()
  const upload = new FormData()
  const { slug: page } = await db
    .selectFrom('organisation')
    .where('name', '=', 'Bibliothèque des Lampes')
    .select('slug')
    .executeTakeFirstOrThrow()
  const lines = [
    'nom;fiche;mail',
    `Accueil des Lampes;https://maillage.example/annuaire/${page}?x=1;accueil@example.org`,
    'Personne;/annuaire/personne;personne@example.org',
    'Port, accueil;;PORT@example.org',
  ]
  upload.set('file', new File([lines.join('\n')], 'contacts.csv', { type: 'text/csv' }))
  const sent = { method: 'POST', body: upload, headers: signedIn(moderator) }
  expect(pageText(await (await app.request(`${base}/${slug}/contacts`, sent)).text())).toContain(
    '2 contacts ajoutés. 1 ligne refusée',
  )
  expect((await post(`${base}/${slug}/ouvrir`, {}, moderator)).status).toBe(303)
  const kept = await db
    .selectFrom('survey_contact')
    .select(['name', 'email', 'type', 'departement'])
    .orderBy('name')
    .execute()
  expect(kept).toEqual([
    { name: 'Accueil des Lampes', email: 'accueil@example.org', type: 'library', departement: '59' },
    { name: port, email: 'port@example.org', type: 'library', departement: '62' },
  ])
})
