import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { loadVocabularies } from '#modules/directory/index.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { loadDemoTools, removeDemoTools } from '#modules/tools/index.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { loadDemoLoans, removeDemoLoans } from './demo.ts'
import { chaseLoans } from './index.ts'
import { loanStates } from './model.ts'

const now = new Date('2026-11-23T10:00:00Z')
const db = await testDatabase()
const count = async (rows: ReturnType<typeof sql>) =>
  Number((await sql<{ count: string }>`SELECT count(*) FROM ${rows} x`.execute(db)).rows[0]?.count)

test('without invented tools nothing is lent', async () => {
  expect(await loadDemoLoans(db, now)).toBe(0)
})

test('a year of loans in every state is invented once, tells nobody, and leaves without a trace', async () => {
  await seedTerritories(db)
  await loadVocabularies(db)
  await loadDemoTools(db, now)
  const added = await loadDemoLoans(db, now)
  expect(added).toBeGreaterThan(250)
  expect(await loadDemoLoans(db, now)).toBe(0)

  const { rows: states } = await sql<{
    state: string
  }>`SELECT DISTINCT state FROM loan ORDER BY state`.execute(db)
  expect(states.map(({ state }) => state)).toEqual([...loanStates].sort())
  const late = sql`(SELECT FROM loan WHERE state = 'handed_over' AND upper(during) <= '2026-11-23')`
  expect(await count(late)).toBeGreaterThan(0)
  const broken = sql`(SELECT FROM loan WHERE incident AND EXISTS (SELECT FROM loan_part p WHERE p.loan_id = loan.id AND (p.damaged > 0 OR p.found < p.expected)))`
  expect(await count(broken)).toBe(await count(sql`(SELECT FROM loan WHERE incident)`))
  expect(await count(broken)).toBeGreaterThan(3)

  // Modules of one copy are at two hosts on the same days.
  const apart = sql`(SELECT FROM copy_period a JOIN copy_period b ON b.copy_id = a.copy_id AND b.id > a.id AND b.during && a.during)`
  expect(await count(apart)).toBeGreaterThan(0)

  // Each loan stands where its timeline left it, and nothing is told before it was.
  expect(
    await count(
      sql`(SELECT FROM loan l WHERE l.state <> (SELECT e.state FROM loan_event e WHERE e.loan_id = l.id ORDER BY e.id DESC LIMIT 1))`,
    ),
  ).toBe(0)
  expect(
    await count(
      sql`(SELECT FROM (SELECT at, lag(at) OVER (PARTITION BY loan_id ORDER BY id) AS before FROM loan_event) e WHERE before > at)`,
    ),
  ).toBe(0)
  expect(await count(sql`(SELECT FROM loan_event WHERE at > ${now}::timestamptz)`)).toBe(0)

  await chaseLoans(db, now)
  expect(await count(sql`mail`)).toBe(0)
  expect(await count(sql`(SELECT FROM loan_date_change WHERE state = 'open')`)).toBe(2)

  await removeDemoTools(db)
  expect(await removeDemoLoans(db)).toBe(24)
  expect([await count(sql`loan`), await count(sql`copy_period`), await count(sql`organisation`)]).toEqual([
    0, 0, 0,
  ])
})

test('the same loans come back on the same day', async () => {
  const read = async () => {
    await loadDemoTools(db, now)
    await loadDemoLoans(db, now)
    const { rows } =
      await sql`SELECT t.slug, l.state, l.during, o.name FROM loan l JOIN tool t ON t.id = l.tool_id
      JOIN organisation o ON o.id = l.organisation_id ORDER BY t.slug, l.during, l.state, o.name`.execute(db)
    await removeDemoTools(db)
    await removeDemoLoans(db)
    return rows
  }
  expect(await read()).toEqual(await read())
})
