import type { FieldError } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { formMessages } from './messages/index.ts'
import { type Condition, conditions, seenOnServerTime, type TypedReport } from './report-model.ts'
import type { SeenReport } from './write-report.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const mostParts = 500

/** Reads a report from a form. */
export function readReport(form: FormData): TypedReport {
  const text = (name: string, most = 2000) =>
    String(form.get(name) ?? '')
      .replaceAll('\r\n', '\n')
      .replaceAll(/[^\P{C}\n]/gu, '')
      .trim()
      .slice(0, most)
  const names: string[] = []
  while (names.length < mostParts && form.has(`part${names.length}`))
    names.push(text(`part${names.length}`, 200))
  return {
    key: text('key', 36),
    names,
    counts: names.map((_, place) => ({
      found: text(`found${place}`, 10),
      damaged: text(`damaged${place}`, 10),
      note: text(`note${place}`, 500),
    })),
    condition: text('condition', 20),
    words: text('words'),
    otherName: text('otherName', 200),
    seenAt: text('seenAt', 40),
    sentAt: text('sentAt', 40),
  }
}

/** Checks what was typed. `since`: when the loan came to where it is, before which nothing was seen. */
export function checkReport(
  lang: Lang,
  typed: TypedReport,
  { since, now }: { since: Date; now: Date },
): { report: SeenReport & { key: string } } | { errors: FieldError[] } {
  const t = formMessages[lang]
  const errors: FieldError[] = []
  const number = (field: string, given: string) => {
    if (!/^\d{1,6}$/.test(given)) errors.push({ field, message: t.count })
    return Number(given)
  }
  const counts = typed.counts.map(({ found, damaged, note }, place) => {
    const count = {
      found: number(`found${place}`, found),
      damaged: number(`damaged${place}`, damaged || '0'),
      note: note || null,
    }
    if (count.damaged > count.found) errors.push({ field: `damaged${place}`, message: t.parts })
    return count
  })
  const condition = conditions.find((each): each is Condition => each === typed.condition)
  if (!condition) errors.push({ field: 'condition', message: t.condition })
  if (!uuid.test(typed.key)) errors.push({ field: 'parts', message: t.otherParts })
  if (errors.length > 0 || !condition) return { errors }
  const [seenAt, sentAt] = [typed.seenAt, typed.sentAt].map((text) => new Date(text)) as [Date, Date]
  const timed = !Number.isNaN(seenAt.getTime()) && !Number.isNaN(sentAt.getTime())
  return {
    report: {
      key: typed.key,
      condition,
      counts,
      names: typed.names,
      words: typed.words || null,
      otherName: typed.otherName || null,
      seenAt: timed ? seenOnServerTime({ seenAt, sentAt }, since, now) : now,
    },
  }
}
