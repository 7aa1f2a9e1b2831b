import { beforeEach } from 'vitest'
import { aPerson, signedIn } from '#modules/accounts/testing.ts'
import { loadVocabularies } from '#modules/directory/index.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { campaignInput, checkCampaign, newCampaign } from './campaign-form.ts'
import { getCampaign } from './campaign-store.ts'
import { type Definition, definitionSchema } from './definition-model.ts'
import { createSurvey } from './edit-survey.ts'
import { secretOf, surveyKey } from './link.ts'
import { openCampaign } from './open-campaign.ts'
import { createCampaign } from './save-campaign.ts'

/** A short questionnaire with a bit of everything: a condition, « autre », a page's facts, a computed value. */
export const shortSurvey: Definition = definitionSchema.parse({
  title: { fr: 'Les lampes', en: 'Lamps' },
  sections: [
    {
      code: 'vous',
      title: { fr: 'Vous', en: 'You' },
      questions: [
        { code: 'nom', type: 'text', label: { fr: 'Votre nom' }, profile: 'name', required: true },
        { code: 'tel', type: 'text', label: { fr: 'Votre téléphone' }, profile: 'phone' },
        {
          code: 'agir',
          type: 'single',
          label: { fr: 'Agissez-vous ?', en: 'Do you act?' },
          required: true,
          choices: [
            { code: 'oui', label: { fr: 'Oui', en: 'Yes' } },
            { code: 'non', label: { fr: 'Non', en: 'No' } },
          ],
        },
        {
          code: 'pourquoi',
          type: 'text',
          label: { fr: 'Pourquoi pas ?' },
          required: true,
          when: { need: 'all', tests: [{ question: 'agir', is: 'equal', value: 'non' }] },
        },
      ],
    },
    {
      code: 'actions',
      title: { fr: 'Vos actions' },
      when: { need: 'all', tests: [{ question: 'agir', is: 'equal', value: 'oui' }] },
      questions: [
        {
          code: 'quoi',
          type: 'multiple',
          label: { fr: 'Lesquelles ?' },
          other: true,
          choices: [
            { code: 'expo', label: { fr: 'Expositions' } },
            { code: 'debat', label: { fr: 'Débats' } },
            { code: 'rien', label: { fr: 'Aucune' }, exclusive: true },
          ],
        },
        { code: 'jours', type: 'number', label: { fr: 'Combien de jours ?' }, min: 0, max: 366 },
      ],
    },
  ],
})

/** The secret of a contact's link, as its mails write it. */
export const secretForContact = async (db: Database, contactId: string): Promise<string> =>
  secretOf(await inTransaction(db, surveyKey), contactId)

/**
 * A site with two libraries and a museum that can be written to, and a moderator; campaigns, contacts and mails go before each test.
 * Call it once at the top of a file.
 */
export async function surveySite(start = new Date('2026-11-23T10:00:00Z')) {
  const db = await testDatabase()
  let moment = start
  const app = createApp(testServices(db, { now: () => moment, limiter: { count: () => {} } }))
  await seedTerritories(db)
  await loadVocabularies(db)
  const one = await anOrganisation(db)
    .named('Bibliothèque des Lampes')
    .ofType('library')
    .inCommune('59249')
    .with({ email: 'Lampes@example.org', phone: '+33320000001' })
    .save()
  const other = await anOrganisation(db)
    .named('Bibliothèque du Port')
    .ofType('library')
    .inCommune('62041')
    .with({ email: 'port@example.org' })
    .save()
  await anOrganisation(db)
    .named('Musée des Dunes')
    .ofType('museum')
    .inCommune('59249')
    .with({ email: 'dunes@example.org' })
    .save()
  const moderator = await aPerson(db).named('Mo').at('mo@example.org').withRole('moderator').save()
  beforeEach(async () => {
    moment = start
    await db.deleteFrom('survey_campaign').execute()
    await db.deleteFrom('survey').execute()
    await db.deleteFrom('survey_silence').execute()
    await db.deleteFrom('mail').execute()
  })
  const now = () => moment
  const aCampaign = async (change: Record<string, string> = {}, definition = shortSurvey) => {
    const surveyId = await createSurvey(db, moderator.actor, { definition }, now())
    const input = {
      ...newCampaign(surveyId),
      titleFr: 'Enquête sur les lampes',
      frameQuery: '/annuaire?type=library',
      ...change,
    }
    const checked = checkCampaign('fr', input, '2026-11-23')
    if ('errors' in checked) throw new Error(JSON.stringify(checked.errors))
    return createCampaign(db, moderator.actor, { surveyId, settings: checked.value }, now())
  }
  const post = (
    path: string,
    fields: Record<string, string> | [string, string][],
    as?: Parameters<typeof signedIn>[0],
  ) =>
    app.request(path, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { 'Sec-Fetch-Site': 'same-origin', ...(as && signedIn(as)) },
    })
  /** The path of a contact's personal link. */
  const linkOf = async (name: string) => {
    const { id } = await db
      .selectFrom('survey_contact')
      .where('name', '=', name)
      .select('id')
      .executeTakeFirstOrThrow()
    return `/enquetes/repondre/${await secretForContact(db, id)}`
  }
  return {
    db,
    app,
    one,
    other,
    moderator,
    now,
    at(text: string) {
      moment = new Date(text)
    },
    aCampaign,
    /** A campaign that asks the two libraries, open. */
    async anOpenCampaign(change: Record<string, string> = {}, definition = shortSurvey) {
      const slug = await aCampaign(change, definition)
      await openCampaign(db, moderator.actor, slug, now())
      const campaign = await getCampaign(db, slug)
      if (!campaign) throw new Error('no campaign')
      return campaign
    },
    settingsOf: async (slug: string) => {
      const campaign = await getCampaign(db, slug)
      if (!campaign) throw new Error('no campaign')
      return campaignInput(campaign)
    },
    get: (path: string, as?: Parameters<typeof signedIn>[0]) =>
      app.request(path, { headers: as ? signedIn(as) : {} }),
    post,
    linkOf,
    /** A contact answers the short survey by their link, from the consent to the end. */
    async answer(name: string, fields: Record<string, string> = { nom: name, agir: 'non', pourquoi: 'x' }) {
      const link = await linkOf(name)
      await post(link, {})
      await post(`${link}/accord`, { accord: 'oui' })
      await post(`${link}/partie/vous`, fields)
      await post(`${link}/partie/vous`, fields)
      return post(`${link}/relire`, {})
    },
    /** How many rows a table of surveys has. */
    async counted(table: 'survey_response' | 'survey_response_link' | 'survey_contact') {
      const { n } = await db
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
      return Number(n)
    },
    /** Contacts as `name state`. */
    async states() {
      const rows = await db
        .selectFrom('survey_contact')
        .select(['name', 'state'])
        .orderBy('name')
        .orderBy('state')
        .execute()
      return rows.map(({ name, state }) => `${name} ${state}`)
    },
    /** Mails written, as `address: subject`, and forgotten. */
    async mails() {
      const rows = await db.selectFrom('mail').select(['address', 'subject']).execute()
      await db.deleteFrom('mail').execute()
      return rows.map(({ address, subject }) => `${address}: ${subject}`.replaceAll('\u00a0', ' ')).sort()
    },
  }
}
