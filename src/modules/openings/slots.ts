import type { Database } from '#platform/db/connect.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { whenInWords } from '#platform/i18n/when.ts'
import { comingOpenings, toolShownAt } from './opening-store.ts'

const most = 12

/** Where a tool can be seen: its coming sessions open to the public, with their links, in a language. Given to the pages of tools. */
export async function eventsOfTool(db: Database, toolId: string, lang: Lang, now: Date) {
  const coming = await comingOpenings(db, toolId, now, most)
  return coming.map(({ slug, titleFr, titleEn, begin, end, commune, demo }) => ({
    href: localPath(lang, `/agenda/${slug}`),
    title: (lang === 'en' && titleEn) || titleFr,
    when: whenInWords(lang, { begin, end }, now),
    commune,
    demo,
  }))
}

/** The tool that an event shows, with its link, in a language; null when it shows none. Given to the pages of events. */
export async function toolOfEvent(db: Database, eventId: string, lang: Lang) {
  const tool = await toolShownAt(db, eventId)
  return (
    tool && {
      href: localPath(lang, `/outils/${tool.slug}`),
      title: (lang === 'en' && tool.titleEn) || tool.titleFr,
    }
  )
}
