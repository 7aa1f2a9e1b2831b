import type { Lang } from '#platform/i18n/lang.ts'
import type { EventSheet } from '../model.ts'
import { eventTitle, excerptOf, pageOf, wordsIn } from './event-text.ts'

/** A feed of events: its name, the page it comes from and its own address. */
export type Feed = {
  title: string
  description: string
  homeUrl: string
  feedUrl: string
  lang: Lang
  origin: string
}

/** What feeds tell of an event: the rest is not read. */
export const feedFields = [
  'slug',
  'titleFr',
  'titleEn',
  'summaryFr',
  'summaryEn',
  'mode',
  'onlineLink',
  'timezone',
  'themes',
  'organiser',
  'photo',
  'places',
  'sessions',
  'demo',
  'createdAt',
  'updatedAt',
] as const satisfies (keyof EventSheet)[]
export type FeedSheet = Pick<EventSheet, (typeof feedFields)[number]>

/** A feed of events in RSS 2.0, one item an event. `whenOf` says when it happens, in words. */
export async function* rss(
  feed: Feed,
  events: AsyncIterable<FeedSheet[]>,
  whenOf: (sheet: FeedSheet) => string,
): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>${xml(feed.title)}</title>
<link>${xml(feed.homeUrl)}</link>
<description>${xml(feed.description)}</description>
<language>${feed.lang}</language>
<atom:link rel="self" type="application/rss+xml" href="${xml(feed.feedUrl)}"/>
`
  for await (const sheets of events) yield sheets.map((sheet) => item(feed, sheet, whenOf(sheet))).join('')
  yield '</channel></rss>\n'
}

function item({ origin, lang }: Feed, sheet: FeedSheet, when: string): string {
  const page = xml(pageOf(sheet, origin, lang))
  return `<item><title>${xml(eventTitle(sheet, lang))}</title><link>${page}</link><guid isPermaLink="true">${page}</guid>
<pubDate>${sheet.createdAt.toUTCString()}</pubDate><description>${xml(excerptOf(sheet, when, lang))}</description>${wordsIn(
    sheet.themes,
    lang,
  )
    .map((theme) => `<category>${xml(theme)}</category>`)
    .join('')}</item>
`
}

/** Text in XML 1.0, without the characters that it cannot hold. */
export const xml = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no place for them
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
