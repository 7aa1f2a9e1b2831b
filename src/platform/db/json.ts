/** A value as PostgreSQL's jsonb takes it: text without the character zero nor half of a pair, which it refuses. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_, each) =>
    typeof each === 'string' ? each.replaceAll('\0', '').toWellFormed() : each,
  )
}
