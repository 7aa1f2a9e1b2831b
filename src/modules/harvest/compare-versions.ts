import { type EventInput, eventFromJson, eventsAsWritten } from '#modules/agenda/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { formatMoment } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { Conflict } from './conflict-store.ts'
import { messages } from './messages/index.ts'
import { changedFields, withFormerSessions } from './record-rules.ts'

/** Two versions of an event in words, field by field where they differ. */
export type Comparison = Pick<Conflict, 'id' | 'title' | 'slug'> & {
  gone: boolean
  differences: { field: string; ours: string; theirs: string }[]
}

/** Puts what waits for a decision in words, as events stand now. */
export async function compareVersions(
  db: Database,
  conflicts: Conflict[],
  lang: Lang,
  now: Date,
): Promise<Comparison[]> {
  const events = await eventsAsWritten(
    db,
    conflicts.map(({ eventId }) => eventId),
  )
  return conflicts.map(({ id, title, slug, eventId, proposed }) => {
    const ours = events.get(eventId)?.input
    const theirs = proposed === null || !ours ? null : withFormerSessions(eventFromJson(proposed), ours, now)
    return {
      id,
      title,
      slug,
      gone: proposed === null,
      differences:
        ours && theirs
          ? changedFields(ours, theirs).map((field) => ({
              field: messages[lang].fields[field as keyof (typeof messages)['fr']['fields']],
              ours: inWords(ours, field, lang),
              theirs: inWords(theirs, field, lang),
            }))
          : [],
    }
  })
}

const shown = 12

function inWords(input: EventInput, field: keyof EventInput, lang: Lang): string {
  if (field !== 'sessions') return valueInWords(input[field]).slice(0, 1000)
  const dates = input.sessions.map(({ begin, status }) =>
    status === 'cancelled' ? `(${formatMoment(lang, begin)})` : formatMoment(lang, begin),
  )
  return [...dates.slice(0, shown), ...(dates.length > shown ? ['…'] : [])].join(', ')
}

/** A value as one line: what is filled in it, without its structure. */
function valueInWords(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'object') return String(value)
  return Object.values(value).map(valueInWords).filter(Boolean).join(', ')
}
