import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distanceKm } from '#platform/distance.ts'
import { Memory } from './memory.ts'
import { type EntryQuery, type FacetGroup, facetGroups, type TimeWindow } from './model.ts'
import { inOrder } from './order.ts'
import { sessionsIn } from './row-times.ts'
import { select } from './select.ts'
import type { StoredRow } from './store.ts'

const groups: FacetGroup[] = ['type', 'theme', 'audience']
const facet = fc
  .tuple(fc.constantFrom(...groups), fc.constantFrom('a', 'b', 'c'))
  .map(([group, value]) => `${group}:${value}`)
const entry = fc.record({
  kind: fc.constantFrom('organisation', 'territory'),
  facets: fc.uniqueArray(facet, { maxLength: 6 }).map((facets) => ['type:x', ...facets]),
  at: fc.option(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 })), { nil: null }),
  weight: fc.integer({ min: 0, max: 3 }),
  title: fc.constantFrom('musee', 'lille', 'club'),
  public: fc.boolean(),
  // Hours since the beginning of time; a session lasts a day at most.
  sessions: fc.option(
    fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 24 })), {
      minLength: 1,
      maxLength: 5,
    }),
    { nil: null },
  ),
})
const chosen = fc.uniqueArray(facet, { maxLength: 4 }).map((facets) => {
  const byGroup = Map.groupBy(facets, (each) => each.split(':')[0] as FacetGroup)
  return Object.fromEntries(
    [...byGroup].map(([group, values]) => [group, values.map((each) => each.split(':')[1])]),
  ) as EntryQuery['facets']
})
const question = fc.record({
  facets: chosen,
  bbox: fc.option(fc.constant<[number, number, number, number]>([1, 1, 3, 3]), { nil: null }),
  radius: fc.option(fc.constantFrom(50, 200), { nil: null }),
  window: fc.option(
    fc.record({
      from: fc.integer({ min: 0, max: 300 }),
      to: fc.option(fc.integer({ min: 0, max: 300 }), { nil: null }),
    }),
    { nil: null },
  ),
  kinds: fc.constantFrom(['organisation'] as const, ['organisation', 'territory'] as const),
})

type Given = ReturnType<(typeof entry)['generate']>['value_']

function stored({ kind, facets, at, weight, title, ...rest }: Given, ordinal: number): StoredRow {
  const [lon, lat] = at ? [at[0] / 10, at[1] / 10] : [null, null]
  return {
    ordinal,
    revision: 1,
    kind: kind as 'organisation',
    id: `e${ordinal}`,
    title,
    names: title,
    type: 'x',
    lon,
    lat,
    facets: facets.join(' '),
    weight,
    updated: weight,
    times:
      rest.sessions
        ?.toSorted((a, b) => a[0] - b[0])
        .flatMap(([begin, length]) => [begin * hour, (begin + length) * hour]) ?? null,
    public: rest.public,
  }
}

const hour = 3_600_000
const origin = { lon: 2, lat: 2 }

function answers(
  row: StoredRow,
  asked: Pick<EntryQuery, 'facets' | 'bbox' | 'radius'> & {
    kinds: readonly string[]
    window: TimeWindow | null
  },
  except?: FacetGroup,
) {
  const { facets, bbox, radius, kinds, window } = asked
  const bears = (Object.entries(facets) as [FacetGroup, string[]][]).every(
    ([group, values]) =>
      group === except || values.some((value) => row.facets.split(' ').includes(`${group}:${value}`)),
  )
  const { lon, lat } = row
  const inBox =
    !bbox ||
    (lon !== null && lat !== null && lon >= bbox[0] && lat >= bbox[1] && lon <= bbox[2] && lat <= bbox[3])
  const inRadius =
    radius === null ||
    (lon !== null && lat !== null && distanceKm(origin.lon, origin.lat, lon, lat) <= radius)
  const inTime = !window || row.times === null || beginnings(row, window).length > 0
  return row.public && kinds.includes(row.kind) && bears && inBox && inRadius && inTime
}

/** When the sessions of an entry that fall in a window begin. */
const beginnings = ({ times }: StoredRow, { from, to }: TimeWindow) =>
  (times ?? []).filter(
    (begin, at) => at % 2 === 0 && (times?.[at + 1] ?? 0) > from && (to === null || begin < to),
  )

test('answers, facet counts and orders are those of a walk over every entry, before and after changes', () => {
  fc.assert(
    fc.property(
      fc.array(entry, { maxLength: 60 }),
      fc.array(entry, { maxLength: 60 }),
      question,
      (before, after, asked) => {
        const memory = new Memory()
        const load = (given: Given[]) => {
          for (const [ordinal, each] of given.entries()) memory.put(stored(each, ordinal))
          memory.changed()
          memory.ordered('name')
        }
        load(before)
        load(after)
        const rows = [...after, ...before.slice(after.length)].map(stored)
        const { from, to } = asked.window ?? { from: 0, to: null }
        const window = asked.window && { from: from * hour, to: to === null ? null : to * hour }
        const inTime = { ...asked, window }
        const selection = select(memory, { ...inTime, origin, among: null })
        const expected = rows.filter((row) => answers(row, inTime))
        expect(Array.from(selection.found.values())).toEqual(expected.map((row) => row.ordinal))
        expect(selection.total).toBe(expected.length)
        for (const group of facetGroups) {
          const counts: Record<string, number> = {}
          for (const row of rows.filter((each) => answers(each, inTime, group)))
            for (const each of row.facets.split(' ')) {
              if (each.startsWith(`${group}:`))
                counts[each.slice(group.length + 1)] = (counts[each.slice(group.length + 1)] ?? 0) + 1
            }
          expect(Object.fromEntries(selection.countsOf(group))).toEqual(counts)
        }
        const byTitle = (a: StoredRow, b: StoredRow) =>
          a.names < b.names ? -1 : a.names > b.names ? 1 : a.id < b.id ? -1 : 1
        const order = (sort: 'name' | 'distance', wanted?: number) =>
          inOrder(memory, selection.found, selection.total, { sort, origin, scores: null }, wanted)
        const named = expected.toSorted(byTitle).map((row) => row.ordinal)
        expect(order('name')).toEqual(named)
        expect(order('name', 5)).toEqual(named.slice(0, 5))
        if (window) {
          const dated = inOrder(memory, selection.found, selection.total, {
            sort: 'date',
            origin,
            scores: null,
            window,
          })
          const next = (ordinal: number) =>
            beginnings(rows[ordinal] as StoredRow, window)[0] ?? Number.POSITIVE_INFINITY
          expect(dated.map(next)).toEqual(dated.map(next).toSorted((a, b) => a - b))
          for (const row of expected)
            expect(sessionsIn(memory.get(row.ordinal), window)?.count ?? 0).toBe(
              beginnings(row, window).length,
            )
        }
        const far = ({ lon, lat }: StoredRow) =>
          lon === null || lat === null
            ? Number.POSITIVE_INFINITY
            : distanceKm(origin.lon, origin.lat, lon, lat)
        const distances = order('distance').map((ordinal) => far(rows[ordinal] as StoredRow))
        expect(distances).toEqual(distances.toSorted((a, b) => a - b))
        expect(order('distance', 7)).toEqual(order('distance').slice(0, 7))
      },
    ),
    { numRuns: 300 },
  )
})
