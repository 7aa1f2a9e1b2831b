import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '#platform/db/testing.ts'
import { endingWords, notOver } from './ending-words.ts'
import { listEntries, parseQuery } from './index.ts'
import { givenEntries } from './testing.ts'

const day = 86_400_000
const moment = fc.date({
  min: new Date('2020-01-01T00:00:00Z'),
  max: new Date('2099-12-31T00:00:00Z'),
  noInvalidDate: true,
})

test('what is not over for more than a day is always among the words asked, what ended in a month before never', () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: -100 * day, max: 2000 * day }), (now, after) => {
      const end = now.getTime() + after
      const asked = new Set(notOver(now).split('|'))
      const found = endingWords(end).some((word) => asked.has(`'${word}'`))
      const month = (time: number) => new Date(time).toISOString().slice(0, 7)
      expect(found).toBe(month(end) >= month(now.getTime() - day))
      expect(asked.has(`'${endingWords(null)[0]}'`)).toBe(true)
    }),
  )
})

test('words find what is to come and what has no end, and the index of entries knows both', async () => {
  const db = await testDatabase()
  await sql`CREATE OR REPLACE FUNCTION present() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT now()'`.execute(
    db,
  )
  const session = (days: number) => {
    const begin = new Date(Date.now() + days * day)
    return [{ begin, end: new Date(begin.getTime() + 3_600_000) }]
  }
  await givenEntries(db, [
    { title: 'Comète de toujours' },
    { kind: 'event', title: 'Comète de demain', sessions: session(1) },
    { kind: 'event', title: 'Comète lointaine', sessions: session(2000) },
    { kind: 'event', title: 'Comète passée', sessions: session(-100) },
  ])
  const list = await listEntries(db, parseQuery(new URLSearchParams('q=comète')), {
    kinds: ['organisation', 'event'],
  })
  expect(list.entries.map((entry) => entry.id).sort()).toEqual([
    'com-te-de-demain',
    'com-te-de-toujours',
    'com-te-lointaine',
  ])
  // Those that were there before take the words of their end from the migration: they are the same.
  const { rows } = await sql<{ same: boolean }>`
    SELECT document @@ (CASE WHEN last_end IS NULL THEN '''ends:never'''
      ELSE concat('''ends:', to_char(last_end AT TIME ZONE 'UTC', 'YYYY'), ''' & ''ends:', to_char(last_end AT TIME ZONE 'UTC', 'YYYY-MM'), '''') END)::tsquery
      AS same FROM search_entry`.execute(db)
  expect(rows.every((row) => row.same)).toBe(true)
})
