import type { Database } from '#platform/db/connect.ts'
import { fold } from '#platform/i18n/fold.ts'
import { currentMemory } from './current-memory.ts'
import { foldedTitle, type Kept, type Memory, type Row } from './memory.ts'
import type { EntryKind, TypeLabels } from './model.ts'
import { inOrder } from './order.ts'
import { Bits } from './ordinal-set.ts'
import { textsOf } from './texts-of.ts'

/** What may be proposed while somebody types. */
export type Suggestion = {
  kind: EntryKind
  id: string
  path: string
  title: string
  subtitle: string
  type: string
} & TypeLabels

const shortest = 3
const maximumWords = 8
const maximumEndings = 200

type Proposals = Kept & { ordinals: number[] }

/**
 * The entries whose names begin with what is typed, at most `limit`: every word but the last as it is (or as the nearest
 * known ones), the last one as a beginning (or as the nearest ones when nothing begins so). Nothing before 3 characters.
 */
export async function suggest(
  db: Database,
  typed: string,
  options: { kinds: readonly EntryKind[]; limit?: number },
): Promise<Suggestion[]> {
  const folded = fold(typed)
  if (folded.length < shortest) return []
  const { kinds, limit = 8 } = options
  const memory = await currentMemory(db)
  const key = JSON.stringify(['suggest', folded, kinds, limit])
  const known = memory.kept.get(key) as Proposals | undefined
  const found = known ?? { ordinals: propose(memory, folded, kinds, limit), size: limit }
  if (!known) memory.kept.set(key, found)
  const read = await textsOf(db, memory, found.ordinals)
  return read.map(({ kind, id, path, title, subtitle, type }) => ({
    kind,
    id,
    path,
    title,
    subtitle,
    type,
    ...memory.typeLabels(type),
  }))
}

function propose(memory: Memory, folded: string, kinds: readonly EntryKind[], limit: number): number[] {
  const words = folded.split(' ').slice(0, maximumWords)
  const choices = words.map((word, at) => meanings(memory, word, at === words.length - 1))
  const found = new Bits()
  for (const kind of kinds) found.join(memory.byKind[kind])
  for (const choice of choices) {
    const bearers = new Bits()
    for (const word of choice) for (const ordinal of memory.words.bearers(word)) bearers.add(ordinal)
    found.keep(bearers)
  }
  const scores = new Map<number, number>()
  for (const ordinal of found.values()) scores.set(ordinal, score(memory.get(ordinal) as Row, folded))
  return inOrder(memory, found, scores.size, { sort: 'relevance', origin: null, scores }, limit)
}

function meanings({ words }: Memory, word: string, last: boolean): string[] {
  if (last && word.length > 1) {
    const endings = words.startingWith(word, maximumEndings)
    return endings.length > 0 ? endings : words.closest(word)
  }
  return words.has(word) ? [word] : words.closest(word)
}

/** The name typed in full, then as its beginning, then as words of it; other names and places come after. */
function score(row: Row, folded: string): number {
  if (row.names.startsWith(folded)) return foldedTitle(row) === folded ? 4 : 3
  return row.names.includes(` ${folded}`) && foldedTitle(row).includes(` ${folded}`) ? 2 : 0
}
