/**
 * The answers to one question, in the order of the respondents. `single`: one byte each, 0 for no answer, else the category’s place + 1.
 * `multiple`: `width` bytes each, bit i of them for category i; no bit at all is no answer.
 */
export type Column =
  | { kind: 'single'; categories: readonly string[]; codes: Uint8Array }
  | { kind: 'multiple'; categories: readonly string[]; codes: Uint8Array; width: number }

/** Categories a column can tell apart: a byte holds them with « no answer ». */
export const mostCategories = 250

/** Bytes of one multiple answer among so many categories. */
export const widthOf = (categories: number): number => Math.max(1, Math.ceil(categories / 8))

/** Respondents of a column. */
export const lengthOf = (column: Column): number =>
  column.kind === 'single' ? column.codes.length : column.codes.length / column.width

/** Category by category, which respondents chose it: the places of respondent `at`, in order; empty for no answer. */
export function chosen(column: Column, at: number): number[] {
  if (column.kind === 'single') {
    const code = column.codes[at] ?? 0
    return code === 0 ? [] : [code - 1]
  }
  const places: number[] = []
  for (let place = 0; place < column.categories.length; place++)
    if (((column.codes[at * column.width + (place >> 3)] ?? 0) >> (place & 7)) & 1) places.push(place)
  return places
}

/** Whether a respondent answered. */
export function hasAnswer(column: Column, at: number): boolean {
  if (column.kind === 'single') return column.codes[at] !== 0
  return column.codes.subarray(at * column.width, (at + 1) * column.width).some((byte) => byte !== 0)
}
