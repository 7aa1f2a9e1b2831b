import { dayAt, numberOf, type Span } from '#modules/tools/index.ts'
import type { Snapshot } from './model.ts'
import type { ShownLoan } from './schedule-model.ts'

/** What a copy does in a week: the numbers of its loans, and what else takes it. */
export type Week = { loans: number[]; direct: boolean; buffer: boolean; closed: boolean; taken: boolean }

/** A calendar of copies by weeks; `weeks` are Mondays. */
export type WeekTable = { weeks: string[]; rows: { copy: string; tool: string; cells: Week[] }[] }

/** More would be read by nobody, and fit no page. */
const mostWeeks = 60

/** What each copy does week by week, from the first loan to the last one, buffers included. Days count from Monday (1 January 1970 was a Thursday). */
export function weekTable(snapshot: Snapshot, loans: ShownLoan[]): WeekTable {
  const monday = (day: number) => day - ((day + 3) % 7)
  const starts = loans.map(({ span, tool }) => numberOf(span.from) - tool.before)
  const ends = loans.map(({ span, tool }) => numberOf(span.to) + tool.after)
  if (starts.length === 0) return { weeks: [], rows: [] }
  const first = monday(Math.min(...starts))
  const count = Math.min(mostWeeks, Math.floor((Math.max(...ends) - first) / 7) + 1)
  const weeks = Array.from({ length: count }, (_, at) => first + 7 * at)
  return {
    weeks: weeks.map(dayAt),
    rows: snapshot.copies.map((copy) => {
      const tool = snapshot.tools.find(({ id }) => id === copy.tool)
      const own = loans.filter((loan) => loan.copy.id === copy.id)
      return {
        copy: copy.code,
        tool: tool?.title ?? '',
        cells: weeks.map((week) => {
          const meets = (span: Span) => numberOf(span.from) <= week + 6 && numberOf(span.to) >= week
          return {
            loans: own.filter(({ span }) => meets(span)).map(({ number }) => number),
            direct: own.some(
              (loan) => loan.from !== null && meets({ from: loan.span.from, to: loan.span.from }),
            ),
            buffer: own.some((loan) => buffersOf(loan, own).some(meets)),
            closed: tool?.closures.some(meets) ?? false,
            taken: copy.taken.some(meets),
          }
        }),
      }
    }),
  }
}

/** The days before and after a loan that its copy spends at home: none towards a loan it comes straight from, or goes straight to. */
function buffersOf({ number, span, tool, from }: ShownLoan, own: ShownLoan[]): Span[] {
  const ahead = { from: dayAt(numberOf(span.from) - tool.before), to: dayAt(numberOf(span.from) - 1) }
  const behind = { from: dayAt(numberOf(span.to) + 1), to: dayAt(numberOf(span.to) + tool.after) }
  const leavesStraight = own.some((other) => other.from === number)
  return [...(from === null ? [ahead] : []), ...(leavesStraight ? [] : [behind])].filter(
    (each) => each.from <= each.to,
  )
}
