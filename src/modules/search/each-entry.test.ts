import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '#platform/db/testing.ts'
import { eachEntry, entryIdsAfter, listEntries, locateEntries, parseQuery } from './index.ts'
import { givenEntries } from './testing.ts'

const db = await testDatabase()
const kinds = ['organisation'] as const
const ask = (url: string) => parseQuery(new URLSearchParams(url))

beforeAll(() =>
  givenEntries(
    db,
    Array.from({ length: 30 }, (_, n) => ({
      id: `o-${n}`,
      title: `Atelier ${String((n * 7) % 30).padStart(2, '0')}`,
      facets: [`theme:${n % 3 === 0 ? 'a' : 'b'}`],
      point: n % 2 === 0 ? { lon: 3 + n / 100, lat: 50 } : null,
      visibility:
        n % 5 === 0 ? ('hidden' as const) : n % 7 === 0 ? ('network' as const) : ('public' as const),
    })),
  ),
)

const shown = Array.from({ length: 30 }, (_, n) => n).filter((n) => n % 5 !== 0 && n % 7 !== 0)

async function exported(url: string) {
  const ids: string[] = []
  for await (const batch of eachEntry(db, ask(url), { kinds, batch: 4 }))
    ids.push(...batch.map((entry) => entry.id))
  return ids
}

test.each(['', 'theme=b', 'q=atelier&theme=b', 'pres=50,3.1', 'tri=maj', 'q=ateleir'])(
  'an export is exactly what its list shows, in its order: %s',
  async (url) => {
    const list = await listEntries(db, ask(url), { kinds, limit: 100 })
    expect(await exported(url)).toEqual(list.entries.map((entry) => entry.id))
    expect(list.total).toBe(shown.filter((n) => !url.includes('theme=b') || n % 3 !== 0).length)
  },
)

test('the map gets every located public entry, the API every public one by cursor', async () => {
  const { entries } = await locateEntries(db, ask(''), kinds)
  expect(entries.map((entry) => entry.id).sort()).toEqual(
    shown
      .filter((n) => n % 2 === 0)
      .map((n) => `o-${n}`)
      .sort(),
  )
  const ids: string[] = []
  for (let after: number | null = null; ; ) {
    const page: Awaited<ReturnType<typeof entryIdsAfter>> = await entryIdsAfter(db, ask('theme=b'), {
      kinds,
      after,
      limit: 3,
    })
    ids.push(...page.ids)
    expect(page.total).toBe(shown.filter((n) => n % 3 !== 0).length)
    if (page.after === null) break
    after = page.after
  }
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.sort()).toEqual(
    shown
      .filter((n) => n % 3 !== 0)
      .map((n) => `o-${n}`)
      .sort(),
  )
})
