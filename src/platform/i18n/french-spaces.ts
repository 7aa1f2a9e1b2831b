/** French keeps a space before these marks, inside « » and between a number and its unit; a line must not end there. */
const spaces =
  /(?<=\S) (?=[:»%€](?![\w(]))|(?<=\S) (?=[;!?])|(?<=«) |(?<=\d) (?=(?:km|m|cm|kg|min|h|ans?|jours?|Ko|Mo)\b)/
/** As wide as a space: the thin one (U+202F) is hardly seen in our headings. */
const held = '\u00a0'

const inText = new RegExp(spaces, 'g')
/** Tags and what is not read as prose are taken whole, so that no space is found in them. */
const inHtml = new RegExp(
  `<(script|style|textarea|pre|code|option|title)\\b[^]*?</\\1>|<(?:"[^"]*"|[^">])*>|${spaces.source}`,
  'g',
)

/** A French text whose marks, guillemets and units stay on the line of their word: « Qui ? », « 10 km ». */
export const frenchSpaces = (text: string): string => text.replaceAll(inText, held)

/** The same for the prose of an HTML document; tags, fields and code stay as they are. */
export const frenchHtml = (html: string): string =>
  html.replaceAll(inHtml, (found) => (found === ' ' ? held : found))
