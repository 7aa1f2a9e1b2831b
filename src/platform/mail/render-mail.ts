import { frenchHtml, frenchSpaces } from '../i18n/french-spaces.ts'
import type { Lang } from '../i18n/lang.ts'
import type { MailPart } from './mail.ts'
import { oneLine, plain } from './plain-text.ts'

/** What every mail of the site carries around its body. `origin` has no final slash; `unsubscribe` is a path of the site. */
export type Letterhead = { siteName: string; origin: string }

/** A mail to draw; `mute` is offered when the person may refuse this kind of mail. */
export type Letter = {
  lang: Lang
  subject: string
  body: MailPart[]
  mute: { path: string; words: string } | null
  /** Why one receives it. */
  why?: string | null
}

const words = {
  fr: {
    quote: 'Message transmis tel quel',
    automatic: 'Ce message est automatique.',
    mute: (kind: string) => `Ne plus recevoir «\u00a0${kind}\u00a0»`,
    colon: '\u00a0:',
  },
  en: {
    quote: 'Message passed on as written',
    automatic: 'This message is automatic.',
    mute: (kind: string) => `Stop receiving “${kind}”`,
    colon: ':',
  },
}

// Our colours, written beside each element: mail programs keep little of a stylesheet.
const style = {
  body: 'margin:0;padding:0;background:#fbfaf7;color:#14213d;font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif',
  page: 'max-width:600px;margin:0 auto;padding:24px 20px',
  head: 'margin:0 0 24px;padding:0 0 12px;border-bottom:3px solid #c2410c;font-weight:700;font-size:18px',
  text: 'margin:0 0 16px',
  button:
    'display:inline-block;padding:12px 20px;border-radius:10px;background:#14213d;color:#ffffff;font-weight:700;text-decoration:none',
  address: 'margin:0 0 16px;font-size:13px;color:#4b5468;word-break:break-all',
  quote: 'margin:0 0 16px;padding:8px 16px;border-left:4px solid #d9d4c7;white-space:pre-line',
  quoted: 'margin:0 0 4px;font-size:13px;color:#4b5468',
  foot: 'margin:32px 0 0;padding:12px 0 0;border-top:1px solid #d9d4c7;font-size:13px;color:#4b5468',
  link: 'color:#14213d',
}

/** Draws a mail for those who read HTML and those who read text. Everything given is text: none of it becomes an element or a link. */
export function renderMail(letter: Letter, head: Letterhead): { html: string; text: string } {
  const t = words[letter.lang]
  const site = plain(head.siteName)
  const leave = wayOut(letter.body)
  const out = letter.mute
    ? { path: letter.mute.path, words: t.mute(letter.mute.words) }
    : leave && { path: leave.path, words: oneLine(leave.leave) }
  const mute = out && { address: absolute(head.origin, out.path), words: out.words }
  const why = [t.automatic, letter.why].filter((line) => typeof line === 'string')
  const html = [
    `<!doctype html><html lang="${letter.lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(oneLine(letter.subject))}</title></head>`,
    `<body style='${style.body}'><div style="${style.page}">`,
    `<p style="${style.head}">${escaped(site)}</p>`,
    ...spoken(letter.body).map((part) => htmlPart(part, head.origin, letter.lang)),
    `<p style="${style.foot}">${escaped(site)} · <a style="${style.link}" href="${escaped(head.origin)}">${escaped(bare(head.origin))}</a><br>${why.map(escaped).join('<br>')}`,
    mute ? `<br><a style="${style.link}" href="${escaped(mute.address)}">${escaped(mute.words)}</a>` : '',
    '</p></div></body></html>',
  ].join('\n')
  const text = [
    ...spoken(letter.body).map((part) => textPart(part, head.origin, letter.lang)),
    [
      '--',
      `${site} · ${head.origin}`,
      ...why,
      ...(mute ? [`${mute.words}${t.colon}\n${mute.address}`] : []),
    ].join('\n'),
  ].join('\n\n')
  return letter.lang === 'fr'
    ? { html: frenchHtml(html), text: `${frenchSpaces(text)}\n` }
    : { html, text: `${text}\n` }
}

type Way = Extract<MailPart, { leave: string }>
type Spoken = Exclude<MailPart, { calendar: string } | Way>

/** How one leaves such mails, when a mail says so itself. */
export const wayOut = (body: MailPart[]): Way | undefined =>
  body.find((part): part is Way => typeof part === 'object' && 'leave' in part)

/** The parts that are read in the mail itself. */
const spoken = (body: MailPart[]) =>
  body.filter((part): part is Spoken => typeof part === 'string' || !('calendar' in part || 'leave' in part))

function htmlPart(part: Spoken, origin: string, lang: Lang): string {
  if (typeof part === 'string') return `<p style="${style.text}">${lines(part)}</p>`
  if ('list' in part)
    return `<ul style="${style.text}">${part.list.map((item) => `<li>${lines(item)}</li>`).join('')}</ul>`
  if ('quote' in part)
    return `<p style="${style.quoted}">${words[lang].quote}${words[lang].colon}</p><blockquote style="${style.quote}">${escaped(plain(part.quote))}</blockquote>`
  const address = escaped(absolute(origin, part.path))
  return `<p style="${style.text}"><a style="${style.button}" href="${address}">${escaped(oneLine(part.action))}</a></p><p style="${style.address}">${address}</p>`
}

function textPart(part: Spoken, origin: string, lang: Lang): string {
  if (typeof part === 'string') return plain(part)
  if ('list' in part) return part.list.map((item) => `- ${oneLine(item)}`).join('\n')
  if ('quote' in part) {
    const quoted = plain(part.quote)
      .split('\n')
      .map((line) => `> ${line}`)
    return [`${words[lang].quote}${words[lang].colon}`, ...quoted].join('\n')
  }
  return `${oneLine(part.action)}${words[lang].colon}\n${absolute(origin, part.path)}`
}

/** A path of the site as an address. @throws Error on anything else: a defect, which must not become a link to elsewhere */
function absolute(origin: string, path: string): string {
  if (!/^\/([^/\\]|$)/.test(path)) throw new Error('A link of a mail is a path of the site')
  const url = new URL(path, origin)
  if (url.origin !== new URL(origin).origin) throw new Error('A link of a mail stays on the site')
  return url.href
}

const lines = (text: string) => escaped(plain(text)).replaceAll('\n', '<br>')
const bare = (origin: string) => origin.replace(/^https?:\/\//, '')

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '')
