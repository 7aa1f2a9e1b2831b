import { z } from 'zod'
import type { FieldError } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { messages } from './messages/index.ts'

/** Why a record is reported, in the order of the form. */
const reportReasons = ['wrong', 'closed', 'duplicate', 'other'] as const
export type ReportReason = (typeof reportReasons)[number]

/** What a person typed, kept as it was when something is to correct. */
export type ReportInput = { reason: string; message: string; email: string }
/** A report that can be stored. */
export type Report = { reason: ReportReason; message: string; email: string | null }

/** Reports, corrections and closures that one network may send within an hour: a school or a museum comes out of one address. */
export const reportsAnHour = 20

const longestMessage = 4000

// Control characters have no place in a message, and PostgreSQL refuses NUL.
const text = (value: unknown) =>
  typeof value === 'string'
    ? value
        .replaceAll('\r\n', '\n')
        .replaceAll(/[^\P{C}\n\t]/gu, '')
        .trim()
    : ''

/** Reads the fields of the form; `isTrap` tells that a field hidden from people was filled in. */
export function readReportForm(body: Record<string, unknown>): { input: ReportInput; isTrap: boolean } {
  const input = { reason: text(body.reason), message: text(body.message), email: text(body.email) }
  return { input, isTrap: text(body.website) !== '' }
}

/** Checks what was typed: a report, or what to correct, in the person's language. */
export function checkReport(lang: Lang, input: ReportInput): { report: Report } | { errors: FieldError[] } {
  const t = messages[lang].report
  const schema = z.object({
    reason: z.enum(reportReasons, t.missingReason),
    message: z.string().min(1, t.missingMessage).max(longestMessage, t.longMessage),
    email: z.union([z.literal('').transform(() => null), z.email().max(300)], t.wrongEmail),
  })
  const parsed = schema.safeParse(input)
  if (parsed.success) return { report: parsed.data }
  return {
    errors: parsed.error.issues.map((issue) => ({ field: String(issue.path[0]), message: issue.message })),
  }
}
