import type { PublishedEvent } from '#modules/agenda/index.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderMarkdown } from '#platform/markdown.ts'
import { messages } from './messages/index.ts'
import type { Site } from './model.ts'

/** Most dates told in a text: the page has them all. */
const mostDates = 30

/** What an event says, as HTML for other sites: its sentence, its text, its dates when there are several, its conditions, its page. */
export function textOf(event: PublishedEvent, lang: Lang, { origin }: Pick<Site, 'origin'>): string {
  const t = messages[lang]
  const said = (fr: string | null, en: string | null) => (lang === 'en' ? en : null) ?? fr
  const summary = said(event.summaryFr, event.summaryEn)
  const description = said(event.descriptionFr, event.descriptionEn)
  const conditions = said(event.conditionsFr, event.conditionsEn)
  const page = origin + localPath(lang, `/agenda/${event.slug}`)
  return [
    summary && paragraph(summary),
    description && renderMarkdown(description).trim(),
    datesOf(event, lang),
    (event.fee || conditions) &&
      paragraph([event.fee && t.fees[event.fee], conditions].filter(Boolean).join('. ')),
    `<p><a href="${escaped(page)}">${escaped(t.page)}</a></p>`,
  ]
    .filter(Boolean)
    .join('\n')
}

function datesOf({ sessions, timezone }: PublishedEvent, lang: Lang): string {
  if (sessions.length < 2) return ''
  const t = messages[lang]
  const lines = sessions.slice(0, mostDates).map(({ begin, end, status }) => {
    const standing = t.statuses[status]
    return `<li>${escaped(whenOf(begin, end, timezone, lang) + (standing ? ` (${standing})` : ''))}</li>`
  })
  return `<p>${t.dates}</p>\n<ul>${lines.join('')}</ul>`
}

/** « samedi 5 décembre 2026, 14:00 – 16:00 », with ordinary spaces. */
function whenOf(begin: Date, end: Date, timeZone: string, lang: Lang): string {
  return new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : 'fr-FR', {
    timeZone,
    dateStyle: 'full',
    timeStyle: 'short',
  })
    .formatRange(begin, end)
    .replaceAll('\u2009', ' ')
}

const paragraph = (text: string) => `<p>${escaped(text)}</p>`

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
