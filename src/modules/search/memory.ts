import { LRUCache } from 'lru-cache'
import { type EntryKind, type FacetGroup, type FacetLabel, facetGroups } from './model.ts'
import type { StoredRow } from './store.ts'
import { Words } from './words.ts'

/** A public entry in memory; `facets` are numbers given by `Memory.facetNumber`. */
export type Row = {
  ordinal: number
  kind: EntryKind
  id: string
  title: string
  folded: string
  names: string
  type: string
  lon: number | null
  lat: number | null
  facets: number[]
  weight: number
  updated: number
}

/** Something kept, and about how many numbers it holds. */
export type Kept = { size: number }

/**
 * What filters, counts and orders are computed from: the public entries of `search_entry`, without their texts, kept in
 * step with the database by its revision. It holds nothing that the database cannot give back.
 */
export class Memory {
  revision = -1
  readonly rows = new Map<number, Row>()
  readonly words = new Words()
  labels = new Map<string, FacetLabel>()
  readonly facetNames: string[] = []
  /** Group of each facet number, as its place in `facetGroups`; -1 for a group that no list filters. */
  readonly facetGroupOf: number[] = []
  /** Answers already computed, thrown away when anything changes; their size is counted in numbers held. */
  readonly kept = new LRUCache<string, Kept>({
    maxSize: 8_000_000,
    sizeCalculation: (each) => 200 + each.size,
  })
  readonly #numbers = new Map<string, number>()
  readonly #ids = new Map<string, Row>()
  #orders = new Map<string, Row[]>()

  facetNumber(facet: string): number {
    const known = this.#numbers.get(facet)
    if (known !== undefined) return known
    const number = this.facetNames.push(facet) - 1
    this.facetGroupOf.push(facetGroups.indexOf(facet.slice(0, facet.indexOf(':')) as FacetGroup))
    this.#numbers.set(facet, number)
    return number
  }

  /** The number of a facet that some entry bears or bore, without giving one. */
  knownFacet(facet: string): number | undefined {
    return this.#numbers.get(facet)
  }

  get(kind: EntryKind, id: string): Row | undefined {
    return this.#ids.get(`${kind}/${id}`)
  }

  put(stored: StoredRow): void {
    this.remove(stored.ordinal)
    const { facets, public: visible, revision: _, ...rest } = stored
    if (!visible) return
    const row: Row = { ...rest, facets: facets.split(' ').map((facet) => this.facetNumber(facet)) }
    this.rows.set(row.ordinal, row)
    this.#ids.set(`${row.kind}/${row.id}`, row)
    this.words.add(row.ordinal, row.names)
  }

  remove(ordinal: number): void {
    const row = this.rows.get(ordinal)
    if (!row) return
    this.rows.delete(ordinal)
    this.words.remove(ordinal, row.names)
    if (this.#ids.get(`${row.kind}/${row.id}`) === row) this.#ids.delete(`${row.kind}/${row.id}`)
  }

  /** Every public row of some kinds in a lasting order, kept between changes. */
  ordered(kinds: readonly EntryKind[], order: 'name' | 'updated'): readonly Row[] {
    const key = `${order} ${[...kinds].sort().join(' ')}`
    const known = this.#orders.get(key)
    if (known) return known
    const rows = [...this.rows.values()].filter((row) => kinds.includes(row.kind))
    rows.sort(order === 'name' ? byName : (a, b) => b.updated - a.updated || byName(a, b))
    this.#orders.set(key, rows)
    return rows
  }

  changed(): void {
    this.kept.clear()
    this.#orders = new Map()
  }
}

/** Alphabetical by folded title, then by id: a stable order. */
export function byName(a: Row, b: Row): number {
  return a.folded < b.folded ? -1 : a.folded > b.folded ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
