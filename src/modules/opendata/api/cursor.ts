const highest = 2 ** 31 - 1

/** The cursor of a list as visitors carry it: opaque to them, a place in the stable order to us. */
export function encodeCursor(place: number | null): string | null {
  return place === null ? null : Buffer.from(`v1.${place}`).toString('base64url')
}

/** The place a cursor points at; `undefined` when it is not one of ours. */
export function decodeCursor(cursor: string): number | undefined {
  const place = Number(/^v1\.(\d{1,10})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'))?.[1])
  return place <= highest && encodeCursor(place) === cursor ? place : undefined
}
