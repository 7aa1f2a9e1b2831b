import type { Context } from 'hono'
import { dayOf, findConflicts, findLikeEvents, holidayNames, holidaysOn } from '#modules/agenda/index.ts'
import type { Env } from '#platform/http/env.ts'
import { messages } from '../messages/index.ts'
import type { FormPageProps, Neighbour } from '../pages/form-page.tsx'
import type { ReadEvent } from '../read-event.ts'
import { whenOf } from './when.ts'

/** Other events that this one resembles, or meets in the same place; the school holidays that its dates fall in. */
export async function neighbours(
  c: Context<Env>,
  eventId: string | null,
  { input }: ReadEvent,
): Promise<{ alike: Neighbour[]; conflicts: Neighbour[]; notices: FormPageProps['notices'] }> {
  const { db, now } = c.get('services')
  const asked = { sessions: input.sessions, places: input.places, excludeId: eventId }
  const [alike, conflicts] = await Promise.all([
    findLikeEvents(db, { ...asked, title: input.titleFr }),
    findConflicts(db, asked),
  ])
  const when = (begin: Date | null) => (begin ? whenOf(c.get('lang'), begin, now()) : '')
  return {
    alike: alike.map((each) => ({ ...each, when: when(each.begin), where: each.place ?? '' })),
    conflicts: conflicts.map((each) => ({ ...each, when: when(each.begin), where: each.place })),
    notices: inHolidays(
      c,
      input.sessions.map(({ begin }) => begin),
    ),
  }
}

function inHolidays(c: Context<Env>, begins: Date[]): FormPageProps['notices'] {
  const lang = c.get('lang')
  const { schoolHolidays } = c.get('services').region
  const counts = new Map<string, number>()
  for (const begin of begins) {
    const holidays = holidaysOn(schoolHolidays, dayOf(begin))
    if (!holidays) continue
    const name = holidayNames[lang][holidays.name]
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts].map(([name, count]) => ({ kind: 'info', text: messages[lang].inHolidays(count, name) }))
}
