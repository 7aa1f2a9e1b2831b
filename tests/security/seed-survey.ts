import { randomUUID } from 'node:crypto'
import { secretForContact, shortSurvey } from '#modules/surveys/testing.ts'
import type { Database } from '#platform/db/connect.ts'
import { sha256Of } from '#platform/files/stored-document.ts'
import { testServices } from '#platform/http/testing.ts'

/** The finding of the report, that forms name. */
export const reportFinding = '5b1d4c52-7d43-4f0e-9d0e-2c1f6f9a8e01'

/** By route, when nothing at all would name nothing. */
export const surveyFields: Record<string, Record<string, string>> = {
  'POST /administration/enquetes/questionnaires/:id': { acte: 'monter', code: 'tel', revision: '1.1' },
  'POST /administration/enquetes/questionnaires/:id/question/:code': { labelFr: 'Votre nom', type: 'text' },
  'POST /administration/enquetes/campagnes/:slug/contacts/:id': { end: 'later' },
  'POST /administration/enquetes/campagnes/:slug/liens': { channel: 'partner', name: 'Relais' },
}

/** A questionnaire, an open campaign of it, somebody who was asked and has begun, a shared link. */
export async function seedSurvey(db: Database, organisation: string, now: Date) {
  const one = <T>(query: { executeTakeFirstOrThrow: () => Promise<T> }) => query.executeTakeFirstOrThrow()
  const survey = await one(db.insertInto('survey').values({ created_at: now }).returning('id'))
  const version = await one(
    db
      .insertInto('survey_version')
      .values({ survey_id: survey.id, number: 1, definition: JSON.stringify(shortSurvey), updated_at: now })
      .returning('id'),
  )
  const campaign = await one(
    db
      .insertInto('survey_campaign')
      .values({
        slug: 'les-lampes',
        survey_id: survey.id,
        version_id: version.id,
        state: 'open',
        title_fr: 'Les lampes',
        created_at: now,
        opened_at: now,
      })
      .returning(['id', 'slug']),
  )
  const report = await one(
    db
      .insertInto('survey_campaign')
      .values({
        slug: 'les-lampes-de-2025',
        survey_id: survey.id,
        version_id: version.id,
        state: 'published',
        title_fr: 'Les lampes de 2025',
        completed: 12,
        findings: JSON.stringify([
          { id: reportFinding, row: 'agir', column: null, weighting: 'none', fr: '', en: '' },
        ]),
        created_at: now,
        opened_at: now,
        closed_at: now,
        published_at: now,
      })
      .returning(['id', 'slug']),
  )
  // As many as secrecy asks for, that the report has something to draw.
  const [answered] = await db
    .insertInto('survey_response')
    .values(
      Array.from({ length: 12 }, (_, at) => ({
        campaign_id: report.id,
        channel: 'open',
        state: 'completed',
        answers: JSON.stringify({ agir: 'non', pourquoi: 'Le temps' }),
        ordinal: at + 1,
        consented_on: '2026-11-23',
        completed_on: '2026-11-23',
      })),
    )
    .returning('id')
    .execute()
  const contact = await one(
    db
      .insertInto('survey_contact')
      .values({
        campaign_id: campaign.id,
        organisation_id: organisation,
        name: 'Musée des Lampes',
        email: 'musee@example.org',
        origin: 'directory',
        state: 'started',
      })
      .returning('id'),
  )
  const response = await one(
    db
      .insertInto('survey_response')
      .values({ campaign_id: campaign.id, channel: 'mail', consented_on: '2026-11-23' })
      .returning('id'),
  )
  await db
    .insertInto('survey_response_link')
    .values({ contact_id: contact.id, response_id: response.id })
    .execute()
  const file = await seedFile(db, answered?.id ?? '', now)
  const link = 'lampe2lampe3'
  const linkId = randomUUID()
  await db
    .insertInto('survey_link')
    .values({
      id: linkId,
      campaign_id: campaign.id,
      channel: 'partner',
      name: 'Relais',
      code: link,
      created_at: now,
    })
    .execute()
  return {
    survey: survey.id,
    surveyCampaign: campaign.slug,
    surveyReport: report.slug,
    surveyFinding: reportFinding,
    surveyContact: contact.id,
    surveySecret: await secretForContact(db, contact.id),
    surveyLink: link,
    surveyLinkId: linkId,
    surveyFile: file,
  }
}

/** A file joined to an answer, with its bytes. */
async function seedFile(db: Database, responseId: string, now: Date): Promise<string> {
  const content = Buffer.from('%PDF-1.4 lampes')
  const stored = await db
    .insertInto('stored_file')
    .values({
      kind: 'document',
      content_type: 'application/pdf',
      name: 'plan.pdf',
      bytes: content.length,
      sha256: sha256Of(content),
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await testServices(db).files.put(`document/${stored.id}`, content)
  const { id } = await db
    .insertInto('survey_file')
    .values({ response_id: responseId, question: 'plan', file_id: stored.id })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
