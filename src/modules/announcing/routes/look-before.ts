import { type EditableEvent, type EventInput, findConflicts, findLikeEvents } from '#modules/agenda/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { formatMoment } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { LookProps } from '../pages/look-alike.tsx'

type Ticked = { isOther: boolean; isSure: boolean }

/** Nothing to tell. */
export const nothingAlike: LookProps['look'] = {
  alike: [],
  overlaps: [],
  isOther: false,
  isSure: false,
  holds: false,
}

/** What resembles an event, and what happens in its place at its time. It holds the event back until somebody ticks that they saw. */
export async function lookBefore(
  db: Database,
  lang: Lang,
  event: Pick<EditableEvent, 'id' | 'state'>,
  { titleFr, sessions, places }: EventInput,
  ticked: Ticked,
): Promise<LookProps['look']> {
  // One that is public was looked at when it came.
  if (event.state === 'published') return nothingAlike
  const asked = { sessions, places, excludeId: event.id }
  const [alike, overlaps] = await Promise.all([
    sessions.length > 0 ? findLikeEvents(db, { ...asked, title: titleFr }) : [],
    findConflicts(db, asked),
  ])
  return {
    alike: alike.map((one) => ({
      slug: one.slug,
      title: one.title,
      isPublic: one.state === 'published',
      words: [one.begin && formatMoment(lang, new Date(one.begin)), one.place, one.organiser]
        .filter(Boolean)
        .join(' · '),
    })),
    overlaps: overlaps.map(({ slug, title, place, begin }) => ({
      slug,
      title,
      isPublic: true,
      words: `${formatMoment(lang, new Date(begin))} · ${place}`,
    })),
    ...ticked,
    holds: (alike.length > 0 && !ticked.isOther) || (overlaps.length > 0 && !ticked.isSure),
  }
}
