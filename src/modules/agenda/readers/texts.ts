import { limits } from './limits.ts'

/** A text without what no database keeps: lone surrogates and control characters other than line ends and tabs. */
export function clean(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const text = String(value)
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '')
    .trim()
  // Published files replace removed contacts by an ellipsis.
  return /[^….,;\s]/.test(text) ? text : null
}

/** A text on one line, cut at `most` characters. */
export function line(value: unknown, most: number): string | null {
  const text = clean(value)?.replace(/\s+/g, ' ')
  return text ? cut(text, most) : null
}

/** A text with its paragraphs, in Markdown or in HTML made plain, cut to the limit of long descriptions. */
export function paragraphs(markdown: unknown, html: unknown = null): string | null {
  // What is far beyond the limit is not worth reading.
  const text = (clean(markdown) ?? plainText(clean(html) ?? '')).slice(0, 4 * limits.description)
  if (!text) return null
  const readable = looksLikeHtml(text) ? plainText(text) : withoutMailLinks(text)
  return readable ? cut(readable, limits.description) : null
}

/** Cuts at a word, with an ellipsis, so that the whole fits in `most` characters as the database counts them. */
export function cut(text: string, most: number): string {
  const characters = [...text]
  if (characters.length <= most) return text
  const kept = characters.slice(0, most - 1).join('')
  const word = /\s/.test(characters[most - 1] ?? '') ? kept : kept.replace(/\s+\S*$/, '')
  return `${(word.length > kept.length / 2 ? word : kept).trimEnd()}…`
}

const looksLikeHtml = (text: string) => /<\/?(?:p|br|div|ul|li|h\d|strong|em|b|i|a|span)\b[^<>]*>/i.test(text)

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  rsquo: '’',
  hellip: '…',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
}

/** HTML as plain text: paragraphs and list items on their own lines, scripts and styles left out. */
function plainText(html: string): string {
  return html
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<li\b[^<>]*>/gi, '\n- ')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<\/(?:p|div|h\d|ul|ol|tr|table|blockquote)\s*>/gi, '\n\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, (whole, name: string) => entity(name) ?? whole)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function entity(name: string): string | undefined {
  if (!name.startsWith('#')) return Object.hasOwn(entities, name) ? entities[name] : undefined
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  const printable = code === 10 || (code >= 32 && code !== 127 && code <= 0x10ffff)
  return printable && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : ''
}

/** OpenAgenda wrote addresses of mail as links to `http://mailto:`, which lead nowhere: their words are kept. */
const withoutMailLinks = (text: string) =>
  text.replace(/\[([^\]\n]{0,200})\]\(https?:\/\/mailto:[^)\n]*\)/g, '$1')

/** The parts of a list that a file writes as an array, or as a text with separators. */
export function list(value: unknown, separator = /[|;]/): string[] {
  const parts: unknown[] = Array.isArray(value) ? value : (clean(value)?.split(separator) ?? [])
  const lines = parts.flatMap((part) => line(part, limits.keyword) ?? [])
  return [...new Set(lines)]
}

/** An address of the web as it is written, when it is one. */
export function webAddress(value: unknown): string | null {
  const text = clean(value)
  if (!text || text.length > 2000 || !/^https?:\/\/[^\s"'<>]+$/.test(text)) return null
  return URL.canParse(text) ? text : null
}

/** A number that is whole after rounding down, between two bounds. */
export function wholeNumber(value: unknown, least: number, most: number): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number !== 'number' || !Number.isFinite(number)) return null
  const whole = Math.floor(number)
  return whole >= least && whole <= most ? whole : null
}
