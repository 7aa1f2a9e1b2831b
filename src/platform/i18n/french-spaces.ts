/** French keeps a space before these marks, inside « » and between a number and its unit; a line must not end there. The space comes first: most are passed over at once. */
const spaces =
  / (?:(?=[:»%€](?![\w(])|[;!?])(?<=\S )|(?<=« )|(?=(?:km|m|cm|kg|min|h|ans?|jours?|Ko|Mo)\b)(?<=\d ))/g
/** As wide as a space: the thin one (U+202F) is hardly seen in our headings. */
const held = '\u00a0'

const tag = /<(?:"[^"]*"|[^">])*>/y
/** What follows these is not read as prose. */
const unread = /<(?:script|style|textarea|pre|code|option|title)\b/y

/** A French text whose marks, guillemets and units stay on the line of their word: « Qui ? », « 10 km ». */
export const frenchSpaces = (text: string): string => text.replaceAll(spaces, held)

/**
 * The same for the prose of an HTML document; tags, fields and code stay as they are. Made for every page: `test` and `lastIndex` find the spaces
 * without the objects that `replaceAll` makes of each.
 */
export function frenchHtml(html: string): string {
  let written = ''
  let from = 0
  spaces.lastIndex = 0
  while (spaces.test(html)) {
    const at = spaces.lastIndex - 1
    if (!isProse(html, at)) continue
    written += html.slice(from, at) + held
    from = at + 1
  }
  return written + html.slice(from)
}

function isProse(html: string, at: number): boolean {
  const begin = html.lastIndexOf('<', at)
  if (begin < 0) return true
  tag.lastIndex = begin
  unread.lastIndex = begin
  return tag.test(html) && tag.lastIndex <= at && !unread.test(html)
}
