import { type EntryQuery, listEntries, type TimeWindow } from '#modules/search/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { EmbeddedList } from './embed-model.ts'
import { getEvents } from './event-store.ts'

/** The first events of a list, as its page orders them, ready to be shown on another site. */
export async function listEmbedded(
  db: Database,
  { lang, query, count, window }: { lang: Lang; query: EntryQuery; count: number; window: TimeWindow },
): Promise<EmbeddedList> {
  const list = await listEntries(
    db,
    { ...query, bbox: null, page: 1 },
    { kinds: ['event'], window, limit: count },
  )
  const sheets = new Map(
    (
      await getEvents(
        db,
        list.entries.map(({ id }) => id),
      )
    ).map((sheet) => [sheet.slug, sheet]),
  )
  const sources = new Map<string, { title: string; licence: string }>()
  const events = list.entries.flatMap(({ id, path, next, subtitle, type, typeFr, typeEn, facets }) => {
    const sheet = sheets.get(id)
    if (!sheet) return []
    for (const { id: source, title, licence } of sheet.sources) sources.set(source, { title, licence })
    const session = sheet.sessions.find(({ begin }) => begin.getTime() === next?.begin.getTime())
    return [
      {
        title: (lang === 'en' ? sheet.titleEn : null) ?? sheet.titleFr,
        lang: lang === 'en' && sheet.titleEn ? ('en' as const) : ('fr' as const),
        path,
        next: next && { begin: next.begin, end: next.end },
        others: next ? next.count - 1 : 0,
        status: session?.status ?? 'scheduled',
        timezone: sheet.timezone,
        place: subtitle,
        // « Rendez-vous » says nothing in a list of them.
        type: type === 'event' ? '' : ((lang === 'en' ? typeEn : typeFr) ?? ''),
        free: facets.includes('fee:free'),
        demo: sheet.demo,
      },
    ]
  })
  return {
    events,
    total: list.total,
    sources: [...sources.values()],
    ignored: list.unknown.map(({ value }) => value),
  }
}
