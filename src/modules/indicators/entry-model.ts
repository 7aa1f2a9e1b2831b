import type { ValueStatus } from '#modules/territories/index.ts'
import { type Cell, type Indicator, type Level, levels } from './model.ts'

/** A value as a form or a line of a file gives it. */
export type Typed = { level: string; code: string; year: string; value: string; status: string }

/** A value understood. */
export type Entered = {
  kind: Level
  code: string
  year: number
  value: number | null
  status: ValueStatus
}

/** What is wrong with a value: which part of it, and why. */
export type Fault = {
  part: 'level' | 'year' | 'value' | 'status'
  why: 'level' | 'year' | 'value' | 'status'
  said: string
}

const statuses: readonly ValueStatus[] = ['published', 'approximated', 'secret', 'unavailable']

/** Understands a value. Without a status: published when there is a number, else unavailable. Spaces of thousands and a comma are accepted. */
export function understand(typed: Typed, { levels: own }: Pick<Indicator, 'levels'>): Entered | Fault[] {
  const faults: Fault[] = []
  const wrong = (part: Fault['part'], said: string) => faults.push({ part, why: part, said })
  const kind = levels.find((each) => each === typed.level && own.includes(each))
  if (!kind) wrong('level', typed.level)
  const year = Number(typed.year)
  if (!/^\d{4}$/.test(typed.year) || year < 1900 || year > 2200) wrong('year', typed.year)
  const plain = typed.value.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')
  const value = plain === '' ? null : Number(plain)
  if (value !== null && !Number.isFinite(value)) wrong('value', typed.value)
  const status =
    typed.status === ''
      ? value === null
        ? 'unavailable'
        : 'published'
      : statuses.find((each) => each === typed.status)
  if (!status || (value === null) !== ['secret', 'unavailable'].includes(status))
    wrong('status', typed.status)
  if (faults.length > 0 || !kind || !status) return faults
  return { kind, code: typed.code.toUpperCase(), year, value, status }
}

/**
 * Refused lines told once for each reason, as ranges: « 2–5, 9 ». None is left out, however many there are.
 */
export function linesByReason(
  refused: readonly { line: number; why: string }[],
): { lines: string; why: string }[] {
  return [...Map.groupBy(refused, ({ why }) => why)].map(([why, own]) => {
    const ranges: [number, number][] = []
    for (const { line } of own) {
      const last = ranges.at(-1)
      if (last && last[1] === line - 1) last[1] = line
      else ranges.push([line, line])
    }
    return { why, lines: ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ') }
  })
}

/** A change of a value, by anybody. */
export type ChangeLine = {
  id: string
  kind: Level
  code: string
  name: string
  year: number
  was: Cell | null
  now: Cell
  origin: 'pack' | 'file' | 'live' | 'hand' | 'csv'
  by: string | null
  reason: string | null
  at: Date
}
