import { expect, test } from 'vitest'
import { seedTerritories } from '#modules/territories/testing.ts'
import { inTransaction } from '#platform/db/connect.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { writePeriod } from './block-copy.ts'
import { plusDays } from './days-model.ts'
import type { Span } from './model.ts'
import { aTool } from './testing.ts'
import { freeSlugs, toolCards } from './timetables.ts'
import { indexTools } from './tool-entry.ts'

const present = '2026-11-27'
const at = (offset: number) => plusDays(present, offset)
const on = (from: string, to = from): Span => ({ from, to })

const db = await testDatabase()
await seedTerritories(db)

test('what is kept in memory follows each write, a removal and a day of the past included', async () => {
  const span = on(at(40), at(42))
  const { id, slug, copies } = await aTool(db).named('Suivi').withCopies(1).save()
  expect((await freeSlugs(db, span, present)).ids).toContain(slug)
  await inTransaction(db, async (tx) => {
    await writePeriod(tx, { copyId: copies[0] as string, span, kind: 'repair' }, new Date())
    await indexTools(tx, [id])
  })
  expect((await freeSlugs(db, span, present)).ids).not.toContain(slug)
  expect((await toolCards(db, at(40))).day(slug)).toBe(at(43))
  expect((await freeSlugs(db, on('2020-01-01'), '2020-01-01')).ids).toContain(slug)
  await db.updateTable('tool').where('id', '=', id).set({ state: 'draft' }).execute()
  await inTransaction(db, (tx) => indexTools(tx, [id]))
  expect((await freeSlugs(db, on(at(50)), present)).ids).not.toContain(slug)
  expect((await toolCards(db, present)).day(slug)).toBeNull()
})
