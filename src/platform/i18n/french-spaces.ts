/** French keeps a space before these marks, inside « » and between a number and its unit; a line must not end there. */
const spaces =
  /(?<=\S) (?=[:»%€](?![\w(]))|(?<=\S) (?=[;!?])|(?<=«) |(?<=\d) (?=(?:km|m|cm|kg|min|h|ans?|jours?|Ko|Mo)\b)/
const [wide, thin] = ['\u00a0', '\u202f']

const joined = (text: string, at: number) => (/[;!?]/.test(text[at + 1] ?? '') ? thin : wide)
const inText = new RegExp(spaces, 'g')
/** Tags and what is not read as prose are taken whole, so that no space is found in them. */
const inHtml = new RegExp(
  `<(script|style|textarea|pre|code|option|title)\\b[^]*?</\\1>|<(?:"[^"]*"|[^">])*>|${spaces.source}`,
  'g',
)

/** A French text whose marks, guillemets and units stay on the line of their word: « Qui ? », « 10 km ». */
export const frenchSpaces = (text: string): string =>
  text.replaceAll(inText, (_space, at: number) => joined(text, at))

/** The same for the prose of an HTML document; tags, fields and code stay as they are. */
export const frenchHtml = (html: string): string =>
  html.replaceAll(inHtml, (found, _tag, at: number) => (found === ' ' ? joined(html, at) : found))
