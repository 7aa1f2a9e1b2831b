import type { EventInput } from '#modules/agenda/index.ts'
import { emptyEvent, parisTime } from '#modules/agenda/index.ts'
import { isDay, type Span, type ToolSheet } from '#modules/tools/index.ts'
import type { FieldError } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { messages } from './messages/index.ts'
import type { HostPlace } from './opening-store.ts'

/** How many sessions the form has: the agenda's own form adds others. */
export const sessionsAsked = 4
const rows = Array.from({ length: sessionsAsked }, (_, row) => row)

/** What the form of an opening sends. */
export type OpeningForm = { title: string; summary: string; fee: string } & Record<
  `date${number}` | `begin${number}` | `end${number}`,
  string
>

export const emptyOpening: OpeningForm = {
  title: '',
  summary: '',
  fee: '',
  ...Object.fromEntries(
    rows.flatMap((row) => [`date${row}`, `begin${row}`, `end${row}`].map((name) => [name, ''])),
  ),
}

/** States of a loan in which its host may open it. */
export const mayOpen = (state: string): boolean => ['approved', 'signed', 'handed_over'].includes(state)

type Session = { begin: Date; end: Date }

/** What was typed of an opening, checked: sessions within the days of the loan. */
export function checkOpening(
  lang: Lang,
  form: OpeningForm,
  span: Span,
):
  | { errors: FieldError[] }
  | { title: string; summary: string | null; fee: 'free' | 'paid' | null; sessions: Session[] } {
  const t = messages[lang].errors
  const errors: FieldError[] = []
  const sessions: Session[] = []
  if (form.title.trim() === '') errors.push({ field: 'title', message: t.title })
  for (const row of rows) {
    const [date, from, to] = [form[`date${row}`] ?? '', form[`begin${row}`] ?? '', form[`end${row}`] ?? '']
    if (!date && !from && !to) continue
    const [begin, end] = [parisTime(date, from), parisTime(date, to)]
    if (!isDay(date) || date < span.from || date > span.to)
      errors.push({ field: `date${row}`, message: t.day })
    else if (!/^\d\d:\d\d$/.test(from) || !begin) errors.push({ field: `begin${row}`, message: t.time })
    else if (!/^\d\d:\d\d$/.test(to) || !end) errors.push({ field: `end${row}`, message: t.time })
    else if (end <= begin) errors.push({ field: `end${row}`, message: t.order })
    else sessions.push({ begin, end })
  }
  if (sessions.length === 0 && errors.length === 0) errors.push({ field: 'date0', message: t.sessions })
  if (errors.length > 0) return { errors }
  const fee = form.fee === 'free' || form.fee === 'paid' ? form.fee : null
  return {
    title: form.title.trim().slice(0, 140),
    summary: form.summary.trim().slice(0, 200) || null,
    fee,
    sessions,
  }
}

const formats: Partial<Record<ToolSheet['kind'], string>> = {
  exhibition: 'exhibition',
  workshop: 'workshop',
  game: 'game',
}

/** The event of an opening: the tool's own words and themes, at the host's. */
export function eventOfOpening(
  tool: ToolSheet,
  place: HostPlace,
  {
    title,
    summary,
    fee,
    sessions,
  }: { title: string; summary: string | null; fee: 'free' | 'paid' | null; sessions: Session[] },
): EventInput {
  const codes = (words: { code: string }[]) => words.map(({ code }) => code)
  const format = formats[tool.kind]
  return {
    ...emptyEvent,
    titleFr: title,
    titleEn: title === tool.titleFr ? tool.titleEn : null,
    summaryFr: summary ?? tool.summaryFr,
    summaryEn: summary === null || summary === tool.summaryFr ? tool.summaryEn : null,
    fee,
    ageMin: tool.ageMin,
    ageMax: tool.ageMax,
    terms: {
      theme: codes(tool.themes),
      audience: codes(tool.audiences),
      format: format ? [format] : [],
      access: [],
    },
    places: [{ ...place, locality: null }],
    sessions: sessions.map((session) => ({ ...session, place: 0 })),
  }
}
