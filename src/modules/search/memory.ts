import { LRUCache } from 'lru-cache'
import {
  type EntryKind,
  entryKinds,
  type FacetGroup,
  type FacetLabel,
  facetGroups,
  type TimeWindow,
  type TypeLabels,
} from './model.ts'
import { Bits, Posting } from './ordinal-set.ts'
import { Points } from './points.ts'
import { type InWindow, SessionTimes } from './session-times.ts'
import type { StoredEntry, StoredRow } from './store.ts'
import { Words } from './words.ts'

/** Something kept, and about how many numbers of four bytes it holds. */
export type Kept = { size: number }

/** A facet that some entry bears. */
export type Facet = { name: string; group: FacetGroup | null; value: string; bearers: Posting }

/** A public entry, without its texts. `facets` holds one facet number a character: the smallest list there is. */
export type Row = {
  ordinal: number
  kind: EntryKind
  id: string
  title: string
  /** Folded title, aliases and places, one a line. */
  names: string
  type: string
  facets: string
  weight: number
  updated: number
  /** Beginning and end of each session in milliseconds, by beginning; a plain list weighs a third of a typed one, so short. */
  times: readonly number[] | null
}

/**
 * What filters, counts and orders are computed from: the public entries of `search_entry`, without their texts, kept in
 * step with the database by its revision. It holds nothing that the database cannot give back.
 */
export class Memory {
  revision = -1
  readonly words = new Words()
  labels = new Map<string, FacetLabel>()
  readonly facets: Facet[] = []
  /** The facets of each group that filters list: communes are too many, they are counted when they are chosen. */
  readonly listed = new Map<FacetGroup, Facet[]>(facetGroups.map((group) => [group, []]))
  readonly byKind = Object.fromEntries(entryKinds.map((kind) => [kind, new Bits()])) as Record<
    EntryKind,
    Bits
  >
  readonly points = new Points()
  /** Texts of the entries that lists show most, each until it changes: see `textsOf`. */
  readonly texts = new LRUCache<number, StoredEntry>({ max: 2000 })
  /** Answers already computed, thrown away when anything changes. */
  readonly kept = new LRUCache<string, Kept>({
    maxSize: 8_000_000,
    sizeCalculation: (each) => 100 + each.size,
  })
  readonly #rows: (Row | undefined)[] = []
  readonly #sessions = new SessionTimes()
  readonly #ids = Object.fromEntries(entryKinds.map((kind) => [kind, new Map()])) as Record<
    EntryKind,
    Map<string, Row>
  >
  readonly #facetNumbers = new Map<string, number>()
  #orders: Partial<Record<'name' | 'updated', Int32Array>> = {}
  #touched = new Set<number>()

  get(ordinal: number): Row | undefined {
    return this.#rows[ordinal]
  }

  find(kind: EntryKind, id: string): Row | undefined {
    return this.#ids[kind].get(id)
  }

  facet(name: string): Facet | undefined {
    return this.facets[this.#facetNumbers.get(name) ?? -1]
  }

  /** The words of a type of entry. */
  typeLabels(type: string): TypeLabels {
    const label = this.labels.get(`type:${type}`)
    return { typeFr: label?.labelFr ?? null, typeEn: label?.labelEn ?? null }
  }

  put(stored: StoredRow): void {
    const { ordinal, kind, id, title, names, type, weight, updated, times } = stored
    this.remove(ordinal)
    if (!stored.public) return
    const numbers = stored.facets.split(' ').map((name) => this.#numberOf(name))
    const facets = String.fromCharCode(...numbers)
    const row: Row = {
      ordinal,
      kind,
      id,
      title,
      names,
      type: this.#share(`type:${type}`),
      facets,
      weight,
      updated,
      // A copy holds no more room than it needs.
      times: times?.slice() ?? null,
    }
    while (this.#rows.length <= ordinal) this.#rows.push(undefined)
    this.#rows[ordinal] = row
    this.#ids[kind].set(id, row)
    if (row.times) this.#sessions.touch(ordinal)
    this.byKind[kind].add(ordinal)
    for (const number of numbers) this.facets[number]?.bearers.add(ordinal)
    this.words.add(ordinal, names)
    this.points.set(ordinal, stored.lon, stored.lat)
  }

  remove(ordinal: number): void {
    this.#touched.add(ordinal)
    const row = this.#rows[ordinal]
    if (!row) return
    this.#rows[ordinal] = undefined
    const ids = this.#ids[row.kind]
    if (ids.get(row.id) === row) ids.delete(row.id)
    if (row.times) this.#sessions.touch(ordinal)
    this.byKind[row.kind].delete(ordinal)
    for (let at = 0; at < row.facets.length; at++)
      this.facets[row.facets.charCodeAt(at)]?.bearers.delete(ordinal)
    this.words.remove(ordinal, row.names)
  }

  /** What a window of time lets through, kept as long as nothing changes. */
  inWindow(window: TimeWindow): InWindow {
    const key = `window ${window.from} ${window.to}`
    const known =
      (this.kept.get(key) as InWindow | undefined) ??
      this.#sessions.inWindow((ordinal) => this.#rows[ordinal], window)
    this.kept.set(key, known)
    return known
  }

  /** The sessions that begin in a stretch of time, in order of minute. */
  sessionsBetween(from: number, to: number): Iterable<{ at: number; ordinal: number }> {
    return this.#sessions.between((ordinal) => this.#rows[ordinal], from, to)
  }

  /** Every ordinal in a lasting order: by name, or the last updated first. */
  ordered(order: 'name' | 'updated'): Int32Array {
    this.#orders[order] ??= this.#sorted(
      this.#rows.flatMap((row) => (row ? row.ordinal : [])),
      order,
    )
    return this.#orders[order]
  }

  /** Forgets what was kept; orders are repaired when little changed, else made again when wanted. */
  changed(): void {
    this.kept.clear()
    for (const ordinal of this.#touched) this.texts.delete(ordinal)
    for (const order of ['name', 'updated'] as const) {
      const known = this.#orders[order]
      if (!known) continue
      if (this.#touched.size > 2000) delete this.#orders[order]
      else this.#orders[order] = this.#repaired(known, order)
    }
    this.#touched.clear()
  }

  #sorted(ordinals: number[], order: 'name' | 'updated'): Int32Array {
    const rows = ordinals.map((ordinal) => this.#rows[ordinal] as Row)
    return Int32Array.from(rows.sort(order === 'name' ? byName : byUpdate), (row) => row.ordinal)
  }

  #repaired(known: Int32Array, order: 'name' | 'updated'): Int32Array {
    const compare = order === 'name' ? byName : byUpdate
    const left = known.filter((ordinal) => !this.#touched.has(ordinal))
    const fresh = this.#sorted(
      [...this.#touched].filter((ordinal) => this.#rows[ordinal]),
      order,
    )
    const merged = new Int32Array(left.length + fresh.length)
    for (let at = 0, l = 0, f = 0; at < merged.length; at++) {
      const [a, b] = [this.#rows[left[l] ?? -1], this.#rows[fresh[f] ?? -1]]
      merged[at] = (
        b === undefined || (a !== undefined && compare(a, b) <= 0) ? left[l++] : fresh[f++]
      ) as number
    }
    return merged
  }

  #numberOf(name: string): number {
    const known = this.#facetNumbers.get(name)
    if (known !== undefined) return known
    const cut = name.indexOf(':')
    const group = facetGroups.find((each) => each === name.slice(0, cut)) ?? null
    const facet: Facet = { name, group, value: name.slice(cut + 1), bearers: new Posting() }
    const number = this.facets.push(facet) - 1
    if (group && !facet.value.startsWith('commune/')) this.listed.get(group)?.push(facet)
    // One facet number a character: the largest pack, all of France with its 35 000 communes, holds.
    if (number > 0xffff) throw new Error('Too many facets')
    this.#facetNumbers.set(name, number)
    return number
  }

  // The facet's own string instead of one copy a row.
  #share(name: string): string {
    return this.facets[this.#numberOf(name)]?.value ?? ''
  }
}

/** Alphabetical by folded title, then by id: a stable order. */
export function byName(a: Row, b: Row): number {
  // A line ends before a space: comparing whole names compares titles first.
  return a.names < b.names ? -1 : a.names > b.names ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

const byUpdate = (a: Row, b: Row) => b.updated - a.updated || byName(a, b)

/** The folded title of a row. */
export function foldedTitle(row: Row): string {
  const end = row.names.indexOf('\n')
  return end < 0 ? row.names : row.names.slice(0, end)
}
