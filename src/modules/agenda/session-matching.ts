/** A session as the database has it; `status` is OpenAgenda's number. */
export type StoredSession = {
  id: string
  placeId: string | null
  begin: Date
  end: Date
  status: number
  former: Date | null
}

/** One to write; `id` null: known by its beginning and place, or new. */
export type GivenSession = Omit<StoredSession, 'id'> & { id: string | null }

type Matched = {
  gone: string[]
  changed: { before: StoredSession; after: StoredSession }[]
  added: GivenSession[]
}

const slot = ({ begin, placeId }: Pick<GivenSession, 'begin' | 'placeId'>) => `${begin.getTime()} ${placeId}`

/**
 * Which sessions go, change or come. One given by the id of a session of the event is that one; else one that begins at the same time in the
 * same place is the same. Of two given for one time and place, the one with an id is kept, else the first.
 */
export function matchSessions(stored: StoredSession[], given: GivenSession[]): Matched {
  const left = new Map(stored.map((one) => [one.id, one]))
  const wanted = new Map<string, GivenSession>()
  const known = given.filter((one) => one.id !== null && left.has(one.id))
  for (const one of [...known, ...given]) if (!wanted.has(slot(one))) wanted.set(slot(one), one)
  const claimed = new Set([...wanted.values()].flatMap(({ id }) => (id && left.has(id) ? [id] : [])))
  const unclaimed = new Map(stored.filter(({ id }) => !claimed.has(id)).map((one) => [slot(one), one]))
  const result: Matched = { gone: [], changed: [], added: [] }
  for (const one of wanted.values()) {
    const before = (one.id && left.get(one.id)) || unclaimed.get(slot(one))
    if (!before || !left.delete(before.id)) {
      result.added.push({ ...one, id: null })
      continue
    }
    const after = { ...one, id: before.id }
    if (!same(before, after)) result.changed.push({ before, after })
  }
  result.gone = [...left.keys()]
  return result
}

const same = (one: StoredSession, other: StoredSession): boolean =>
  slot(one) === slot(other) &&
  one.end.getTime() === other.end.getTime() &&
  one.status === other.status &&
  one.former?.getTime() === other.former?.getTime()
