import { eventTitle, excerptOf, pageOf, photoAddresses, wordsIn } from './event-text.ts'
import type { Feed, FeedSheet } from './rss.ts'

/** A feed of events in JSON Feed 1.1 (jsonfeed.org). `whenOf` says when it happens, in words. */
export async function* jsonFeed(
  feed: Feed,
  events: AsyncIterable<FeedSheet[]>,
  whenOf: (sheet: FeedSheet) => string,
): AsyncGenerator<string> {
  const { title, description, homeUrl, feedUrl, lang, origin } = feed
  const head = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    home_page_url: homeUrl,
    feed_url: feedUrl,
    language: lang,
  }
  yield `${JSON.stringify(head).slice(0, -1)},"items":[`
  let first = true
  for await (const sheets of events) {
    const items = sheets.map((sheet) => {
      const url = pageOf(sheet, origin, lang)
      return JSON.stringify({
        id: url,
        url,
        title: eventTitle(sheet, lang),
        content_text: excerptOf(sheet, whenOf(sheet), lang),
        date_published: sheet.createdAt.toISOString(),
        date_modified: sheet.updatedAt.toISOString(),
        ...(sheet.photo && { image: photoAddresses(sheet.photo, origin)[0] }),
        tags: wordsIn(sheet.themes, lang),
        ...(sheet.organiser && { authors: [{ name: sheet.organiser.name }] }),
      })
    })
    if (items.length === 0) continue
    yield (first ? '' : ',\n') + items.join(',\n')
    first = false
  }
  yield ']}\n'
}
