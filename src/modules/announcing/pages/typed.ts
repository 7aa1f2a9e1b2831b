import type { Typed } from '../form-model.ts'

/** What stands in a field. */
export const one = (typed: Typed, name: string): string => typed[name]?.[0] ?? ''
