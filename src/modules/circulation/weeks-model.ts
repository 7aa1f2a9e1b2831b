import { dayAt, modulesMeet, numberOf, type Span, type ToolModule } from '#modules/tools/index.ts'
import { modulesOf } from './circulation-model.ts'
import type { CopyThen, Snapshot, ToolThen } from './model.ts'
import type { ShownLoan } from './schedule-model.ts'

/** What a copy does in a week: the numbers of its loans, and what else takes it. */
export type Week = { loans: number[]; direct: boolean; buffer: boolean; closed: boolean; taken: boolean }

/** A calendar of copies by weeks; `weeks` are Mondays. `module`: the only one of the copy that a row is about; null: all of it. */
export type WeekTable = {
  weeks: string[]
  rows: { copy: string; tool: string; module: string | null; cells: Week[] }[]
}

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
    rows: rowsOf(snapshot).map(({ copy, tool, module }) => {
      const modules = module && [module.number]
      const own = loans.filter(
        (loan) => loan.copy.id === copy.id && modulesMeet(modulesOf(loan.request), modules),
      )
      const taken = copy.taken.filter((each) => modulesMeet(each.modules ?? null, modules))
      return {
        copy: copy.code,
        tool: tool?.title ?? '',
        module: module?.name ?? null,
        cells: weeks.map((week) => {
          const meets = (span: Span) => numberOf(span.from) <= week + 6 && numberOf(span.to) >= week
          return {
            loans: own.filter(({ span }) => meets(span)).map(({ number }) => number),
            direct: own.some(
              (loan) => loan.from !== null && meets({ from: loan.span.from, to: loan.span.from }),
            ),
            buffer: own.some((loan) => buffersOf(loan, own).some(meets)),
            closed: tool?.closures.some(meets) ?? false,
            taken:
              taken.some(meets) || (copy.broken?.some((number) => modulesMeet([number], modules)) ?? false),
          }
        }),
      }
    }),
  }
}

/** The copies in order, module by module those of a tool of which some are asked for alone, or are taken so. */
function rowsOf({ copies, requests, tools }: Snapshot) {
  return copies.flatMap((copy): { copy: CopyThen; tool?: ToolThen; module: ToolModule | null }[] => {
    const tool = tools.find(({ id }) => id === copy.tool)
    const isInParts =
      requests.some((request) => request.tool === copy.tool && request.modules) ||
      copies.some((other) => other.tool === copy.tool && other.taken.some(({ modules }) => modules))
    const modules = isInParts ? (tool?.modules ?? []) : []
    if (modules.length === 0) return [{ copy, tool, module: null }]
    return modules.map((module) => ({ copy, tool, module }))
  })
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
