import { afterAll, expect, test } from 'vitest'
import { approveLoan, readLoan } from '#modules/loans/index.ts'
import { pageText } from '#platform/http/testing.ts'
import { planningSite } from './testing.ts'

const site = await planningSite()
const { db, aKit, borrower, lea, read, send, work, now } = site
afterAll(site.stop)

const door = '/outils/planifier'
const usual = { margin: '0', direct: '1', served: '100', hundredKm: '10', fairness: '20' }
const period = { du: '2026-12-01', au: '2027-06-30' }
const parts = ['Eau', 'Air', 'Terre'].map((module) => ({
  name: `Caisse ${module}`,
  quantity: 1,
  value: 50,
  module,
}))
const communes = ['59350', '80021', '62041', '59249'] as const
const [eau, air, terre] = [1, 2, 3]

/** What is taken of the copies of a tool, by the days of loans alone. */
const held = async (toolId: string) => {
  const rows = await db
    .selectFrom('copy_period as p')
    .innerJoin('tool_copy as c', 'c.id', 'p.copy_id')
    .where('c.tool_id', '=', toolId)
    .select(['p.during', 'p.modules'])
    .orderBy('p.during')
    .orderBy('p.modules')
    .execute()
  return rows.map(({ during, modules }) => `${modules} ${during}`)
}

test('modules of one copy are planned side by side, go straight on with the same alone, are shown and promised', async () => {
  const tool = await aKit('Les éléments').with({ parts, modulesApart: true }).save()
  const ask = (name: string, commune: number, from: number, to: number, modules: number[] | null) =>
    borrower(name, communes[commune] ?? '', tool.slug, `2027-01-${from}`, `2027-01-${to}`, modules)
  const out = await ask('Déjà promis', 3, 11, 15, [terre])
  await approveLoan(db, lea.actor, { id: out }, now())
  const lille = await ask('Lille', 0, 11, 15, [eau])
  const amiens = await ask('Amiens', 1, 12, 16, [air])
  const arras = await ask('Arras', 2, 17, 21, [eau])
  const other = await ask('Autre', 2, 18, 20, [eau, air])
  const whole = await ask('Tout', 0, 12, 14, null)
  const asked = await read(lea, `${door}?outil=${tool.slug}&du=${period.du}&au=${period.au}`)
  expect(pageText(asked.body)).toContain('modules : Eau, Air')
  const path = (await send(lea, door, { outil: tool.slug, ...period, ...usual })).location
  await work()

  const page = pageText((await read(lea, path)).body)
  expect(page).toContain('Demandes servies 3 sur 5')
  expect(page).toContain('Modules prêtés à part : nº 1, Eau ; nº 2, Air ; nº 3, Eau.')
  for (const row of [
    'LES-ELEMENTS-1 Eau Les éléments · préparation ou retour 1 3 → passage direct 3 · préparation ou retour',
    'LES-ELEMENTS-1 Air Les éléments 2 · préparation ou retour · préparation ou retour',
    'LES-ELEMENTS-1 Terre Les éléments ▪ déjà pris ▪ déjà pris',
  ])
    expect(page).toContain(row)
  const file = (await read(lea, `${path}/plan.csv`)).body.split('\r\n').slice(1, -1)
  expect(file.map((line) => line.split(';')).map((cells) => `${cells[4]}: ${cells[8]}`)).toEqual([
    'Lille: Eau',
    'Amiens: Air',
    'Arras: Eau',
    'Tout: ',
    'Autre: Eau, Air',
  ])

  // By hand: the whole meets what is taken of it, two modules the loans of each, and the straight move then costs the way home.
  const { schedule } = await db
    .selectFrom('circulation_plan')
    .where('id', '=', path.split('/').at(-1) ?? '')
    .select('schedule')
    .executeTakeFirstOrThrow()
  const copy = (schedule as { copy: string }[])[0]?.copy ?? ''
  const move = async (demande: string, jour: string, exemplaire = copy) =>
    pageText((await read(lea, `${path}/deplacer?${new URLSearchParams({ demande, exemplaire, jour })}`)).body)
  expect(await move(whole, '2027-01-12')).toContain('ou ce qu’il en faut, est déjà pris')
  expect(await move(other, '2027-01-18')).toContain('Trop près du prêt de Amiens')
  expect(await move(arras, '2027-01-17')).toContain('Modules Eau')
  expect(await move(amiens, '', '')).toContain('Une demande servie de moins')

  await send(lea, path, { act: 'apply', version: '1' })
  const states = await Promise.all([lille, amiens, arras, other, whole].map((id) => readLoan(db, id)))
  expect(states.map((loan) => loan?.state)).toEqual([
    'approved',
    'approved',
    'approved',
    'requested',
    'requested',
  ])
  expect(await held(tool.id)).toEqual([
    '{[1,2)} [2027-01-10,2027-01-17)',
    '{[3,4)} [2027-01-10,2027-01-18)',
    '{[2,3)} [2027-01-11,2027-01-19)',
    '{[1,2)} [2027-01-17,2027-01-24)',
  ])
  expect(pageText((await read(lea, path)).body)).toContain('Amiens, modules : Air')
})

test('a copy with a broken module serves the others', async () => {
  const tool = await aKit('Les saisons').with({ parts, modulesApart: true }).save()
  for (const [at, modules] of [[eau], [air], null].entries())
    await borrower(
      `Saison ${at}`,
      communes[at] ?? '',
      tool.slug,
      '2027-02-01',
      '2027-02-05',
      modules as number[] | null,
    )
  await db
    .updateTable('tool_copy')
    .set({ broken_modules: '{[1,1]}' })
    .where('tool_id', '=', tool.id)
    .execute()
  const path = (await send(lea, door, { outil: tool.slug, ...period, ...usual })).location
  await work()
  const page = pageText((await read(lea, path)).body)
  expect(page).toContain('Demandes servies 1 sur 3')
  expect(page.match(/Les exemplaires sont déjà pris sur ces jours/g)).toHaveLength(2)
})

test('the database takes every answer of a crowded plan, whatever the modules', async () => {
  const tool = await aKit('Les couleurs', 2).with({ parts, modulesApart: true }).save()
  const sets = [[eau], [air], [eau, air], null, [terre], [air, terre]]
  for (let at = 0; at < 10; at++) {
    const from = 11 + ((at * 7) % 9)
    const modules = sets[(at * 5) % sets.length] as number[] | null
    const days = [`2027-03-${from}`, `2027-03-${from + (at % 4)}`] as const
    await borrower(`Couleur ${at}`, communes[at % 4] ?? '', tool.slug, ...days, modules)
  }
  const how = { ...usual, margin: '4' }
  const path = (await send(lea, door, { outil: tool.slug, ...period, ...how })).location
  await work()
  await send(lea, path, { act: 'apply', version: '1' })
  const plan = await db
    .selectFrom('circulation_plan')
    .where('id', '=', path.split('/').at(-1) ?? '')
    .select(['id', 'schedule'])
    .executeTakeFirstOrThrow()
  const outcomes = await db
    .selectFrom('circulation_plan_offer')
    .where('plan_id', '=', plan.id)
    .select('outcome')
    .execute()
  const served = (plan.schedule as unknown[]).length
  expect(served).toBeGreaterThan(6)
  expect(outcomes.filter(({ outcome }) => ['approved', 'offered'].includes(outcome))).toHaveLength(served)
  const straight = await db
    .selectFrom('loan')
    .where('tool_id', '=', tool.id)
    .where('direct_from_id', 'is not', null)
    .select('id')
    .execute()
  expect(straight.length).toBeGreaterThan(0)
})
