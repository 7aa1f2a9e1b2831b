import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import { type FieldError, Invalid } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { EventContent } from './editing-model.ts'
import { entryMessages } from './messages/entry.ts'
import { type EventInput, eventVocabularies, longestSession } from './model.ts'

type Known = {
  communes: string[]
  terms: string[]
  organisations: string[]
  edition: boolean
}

/**
 * Checks what a form alone cannot know: communes, words, editions, organisations; and, when it is sent (`whole`), that readers will know what,
 * when and where.
 * @throws Invalid, a message a field
 */
export async function checkEvent(
  db: Database,
  content: EventContent,
  given: { whole: boolean; lang: Lang },
): Promise<void> {
  const known = await whatIsKnown(db, content)
  const errors = [
    ...unknownIn(content, known, given.lang),
    ...(given.whole ? missingIn(content, given.lang) : []),
  ]
  if (errors.length > 0) throw new Invalid(errors)
}

/** What readers would miss: nothing is published without it. */
export function missingIn(content: EventInput, lang: Lang): FieldError[] {
  const t = entryMessages[lang].errors
  const missing: FieldError[] = []
  if (content.titleFr.trim() === '') missing.push({ field: 'titleFr', message: t.titleFr })
  if (content.sessions.length === 0) missing.push({ field: 'sessions', message: t.sessions })
  const somewhere = content.places.some(
    ({ name, commune, locality, point }) => name || commune || locality || point,
  )
  if (!somewhere && content.onlineLink === null) missing.push({ field: 'places', message: t.places })
  if (content.mode !== 'offline' && content.onlineLink === null)
    missing.push({ field: 'onlineLink', message: t.onlineLink })
  return missing
}

function unknownIn(content: EventContent, known: Known, lang: Lang): FieldError[] {
  const t = entryMessages[lang].errors
  const errors: FieldError[] = []
  const [communes, terms, organisations] = [known.communes, known.terms, known.organisations].map(
    (list) => new Set(list),
  )
  for (const { commune } of content.places)
    if (commune !== null && !communes?.has(commune)) errors.push({ field: 'places', message: t.commune })
  for (const vocabulary of eventVocabularies)
    for (const code of content.terms[vocabulary])
      if (!terms?.has(`${vocabulary}/${code}`)) errors.push({ field: vocabulary, message: t.terms(code) })
  if (content.season && !known.edition) errors.push({ field: 'season', message: t.season })
  for (const id of content.partners)
    if (!organisations?.has(id)) errors.push({ field: 'partners', message: t.organisation })
  for (const { organisationId } of content.places)
    if (organisationId && !organisations?.has(organisationId))
      errors.push({ field: 'places', message: t.organisation })
  if (content.sessions.some(({ begin, end }) => !fits(begin, end)))
    errors.push({ field: 'sessions', message: t.when })
  return errors
}

/** Whether a session ends after it begins, within a day. */
export const fits = (begin: Date, end: Date): boolean =>
  end > begin && end.getTime() - begin.getTime() <= longestSession * 3_600_000

async function whatIsKnown(db: Database, content: EventContent): Promise<Known> {
  const communes = content.places.flatMap(({ commune }) => commune ?? [])
  const organisations = [
    ...content.partners,
    ...content.places.flatMap(({ organisationId }) => organisationId ?? []),
  ]
  const words = eventVocabularies.flatMap((name) => content.terms[name])
  const { rows } = await sql<Known>`SELECT
    ARRAY(SELECT code FROM territory WHERE kind = 'commune' AND code = ANY(${communes})) AS communes,
    ARRAY(SELECT vocabulary || '/' || code FROM vocabulary_term WHERE code = ANY(${words})) AS terms,
    ARRAY(SELECT id::text FROM organisation WHERE id::text = ANY(${organisations}) AND status NOT IN ('merged', 'refused')) AS organisations,
    EXISTS (SELECT FROM season_edition WHERE season = ${content.season?.code ?? ''} AND year = ${content.season?.year ?? 0}) AS edition`.execute(
    db,
  )
  return rows[0] ?? { communes: [], terms: [], organisations: [], edition: false }
}
