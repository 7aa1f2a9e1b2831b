import type { Database } from '#platform/db/connect.ts'
import { fold } from '#platform/i18n/fold.ts'
import { currentMemory } from './current-memory.ts'
import { byName, foldedTitle, type Kept, type Memory, type Row } from './memory.ts'
import type { EntryKind, TypeLabels } from './model.ts'
import { readEntries } from './store.ts'

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
  const read = await readEntries(db, found.ordinals, null)
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
  // The rarest word leads; the others are looked for in the names it finds.
  const bearers = choices.map((choice) => new Set(choice.flatMap((word) => [...memory.words.bearers(word)])))
  bearers.sort((a, b) => a.size - b.size)
  const [first, ...others] = bearers
  const rows = [...(first ?? [])]
    .filter((ordinal) => others.every((other) => other.has(ordinal)))
    .map((ordinal) => memory.get(ordinal))
    .filter((row): row is Row => row !== undefined && kinds.includes(row.kind))
  const scored = rows.map((row) => ({ row, score: score(row, folded) }))
  scored.sort((a, b) => b.score - a.score || b.row.weight - a.row.weight || byName(a.row, b.row))
  return scored.slice(0, limit).map((each) => each.row.ordinal)
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
  const title = foldedTitle(row)
  if (title === folded) return 4
  if (title.startsWith(folded)) return 3
  return ` ${title}`.includes(` ${folded}`) ? 2 : 0
}
