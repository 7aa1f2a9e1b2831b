import type { FieldError, FormInput } from '../edit-model.ts'

/** What stands in a field. */
export const typed = (input: FormInput, name: string): string => input[name]?.[0] ?? ''

/** How many rows to show: those that were typed, and some empty ones to go on. */
export const rowCount = (input: FormInput, name: string, empty: number): number =>
  (input[name]?.length ?? 0) + empty

/** Whether a field is to be corrected, for `aria-invalid`. */
export const isWrong = (errors: FieldError[], field: string): true | undefined =>
  errors.some((error) => error.field === field) || undefined

/** What every section's fields need. */
export type FieldsProps = {
  lang: 'fr' | 'en'
  input: FormInput
  errors: FieldError[]
  /** Empty rows shown at the end of each list. */
  emptyRows: number
}
