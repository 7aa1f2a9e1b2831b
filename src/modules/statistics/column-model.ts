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

/**
 * Writes the places that respondent `at` chose, in order; the place after the last category for no answer.
 * @param into as long as there are categories, and one: given once for all respondents, since a million lists would cost more than counting
 * @returns how many were written
 */
export function chosen(column: Column, at: number, into: Uint16Array): number {
  const none = column.categories.length
  let count = 0
  if (column.kind === 'single') {
    const code = column.codes[at] as number
    into[0] = code === 0 ? none : code - 1
    return 1
  }
  const { codes, width } = column
  for (let byte = 0; byte < width; byte++) {
    let bits = codes[at * width + byte] as number
    for (let place = byte * 8; bits !== 0; place++, bits >>= 1)
      if (bits & 1 && place < none) into[count++] = place
  }
  if (count === 0) into[count++] = none
  return count
}

/** Whether a respondent answered. */
export function hasAnswer(column: Column, at: number): boolean {
  if (column.kind === 'single') return column.codes[at] !== 0
  for (let byte = at * column.width; byte < (at + 1) * column.width; byte++)
    if (column.codes[byte] !== 0) return true
  return false
}
