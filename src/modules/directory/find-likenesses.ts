import type { Database } from '#platform/db/connect.ts'
import type { Likeness } from './editing-model.ts'
import { compare } from './likeness.ts'
import { candidatePairs, portraits, publishedAfter } from './likeness-store.ts'

/** Small enough for the embedded database to serve others in between. */
const chunk = 100
/** Less alike than this is not worth anybody's time. */
const least = 0.5

/**
 * Published organisations that look like one another: names alike and near enough in space, the same number, website or telephone; kinds of
 * body, addresses and registers may say no (likeness.ts). Strongest first.
 * @param options `among`: only pairs with one of these; all are looked at otherwise, a hundred at a time
 */
export async function findLikenesses(
  db: Database,
  options: { among?: string[]; limit: number },
): Promise<Likeness[]> {
  const found = new Map<string, Likeness>()
  for await (const ids of chunks(db, options.among))
    for (const one of await likenessesAround(db, ids)) found.set(`${one.organisationId} ${one.otherId}`, one)
  return [...found.values()].sort(strongestFirst).slice(0, options.limit)
}

async function* chunks(db: Database, among: string[] | undefined): AsyncGenerator<string[]> {
  if (among) {
    for (let at = 0; at < among.length; at += chunk) yield among.slice(at, at + chunk)
    return
  }
  let after: string | null = null
  while (true) {
    const ids: string[] = await publishedAfter(db, after, chunk)
    if (ids.length > 0) yield ids
    after = ids.at(-1) ?? null
    if (ids.length < chunk) return
  }
}

async function likenessesAround(db: Database, ids: string[]): Promise<Likeness[]> {
  const pairs = await candidatePairs(db, ids)
  if (pairs.length === 0) return []
  const known = await portraits(db, [...new Set(pairs.flatMap((pair) => [pair.a, pair.b]))])
  return pairs.flatMap(({ a, b, distanceKm }) => {
    const [one, other] = [known.get(a), known.get(b)]
    if (!one || !other) return []
    const { score, rules } = compare(one, other, distanceKm)
    return score >= least ? [{ organisationId: a, otherId: b, score, rules, distanceKm }] : []
  })
}

const strongestFirst = (a: Likeness, b: Likeness) =>
  b.score - a.score || (a.organisationId + a.otherId < b.organisationId + b.otherId ? -1 : 1)
