/** French keeps a space before these marks, inside « » and between a number and its unit; a line must not end there. The space comes first: most are passed over at once. */
const spaces =
  / (?:(?=[:»%€](?![\w(])|[;!?])(?<=\S )|(?<=« )|(?=(?:km|m|cm|kg|min|h|ans?|jours?|Ko|Mo)\b)(?<=\d ))/g
/** As wide as a space: the thin one (U+202F) is hardly seen in our headings. */
const held = '\u00a0'

/** A tag; what follows one of those named is not read as prose. */
const tag = /<(?:(script|style|textarea|pre|code|option|title)\b)?(?:"[^"]*"|[^">])*>/y

/** A French text whose marks, guillemets and units stay on the line of their word: « Qui ? », « 10 km ». */
export const frenchSpaces = (text: string): string => text.replaceAll(spaces, held)

/** The same for the prose of an HTML document; tags, fields and code stay as they are. */
export const frenchHtml = (html: string): string =>
  html.replaceAll(spaces, (space, at: number) => (isProse(html, at) ? held : space))

function isProse(html: string, at: number): boolean {
  const begin = html.lastIndexOf('<', at)
  if (begin < 0) return true
  tag.lastIndex = begin
  const found = tag.exec(html)
  return found !== null && tag.lastIndex <= at && found[1] === undefined
}
