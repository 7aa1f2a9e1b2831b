import { expect, test } from 'vitest'
import { signedIn } from '#modules/accounts/testing.ts'
import { lendingSite } from '#modules/loans/testing.ts'
import { aTool } from '#modules/tools/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { countUsage } from './count-readings.ts'
import { readAllUsage } from './get-usage.ts'
import { countReading } from './kept-reading.ts'
import { inPeriod, parsePeriod, periodCode, periodsOf } from './period-model.ts'
import { aLoan } from './testing.ts'
import { nothing, packHalves, unpackHalves, withholdSmall } from './usage-model.ts'

const site = await lendingSite()
const { db, lea, tom, moderator, library, museum } = site
let moment = '2026-11-23T10:00:00Z'
const app = createApp(testServices(db, { now: () => new Date(moment), limiter: { count: () => {} } }))
const read = async (person: typeof lea | null, path: string) => {
  const answer = await app.request(path, person ? { headers: signedIn(person) } : {})
  return { status: answer.status, body: (await answer.text()).replace(/[\u00a0\u202f]/g, ' ') }
}
const lines = async (person: typeof lea | null, path: string) =>
  (await read(person, path)).body.trim().split('\r\n').slice(1)

test('a season begins in September; an address that makes no sense counts everything', () => {
  const autumn = { year: 2026, autumn: true }
  const spring = { year: 2027, autumn: false }
  expect(periodsOf([spring, autumn]).map(periodCode)).toEqual(['tout', '2026-2027', '2027', '2026'])
  expect([autumn, spring].map((half) => inPeriod(parsePeriod('2026-2027'), half))).toEqual([true, true])
  expect([autumn, spring].map((half) => inPeriod(parsePeriod('2026'), half))).toEqual([true, false])
  expect(['', 'x', '2026-2028', '20261', "2026'"].map((text) => periodCode(parsePeriod(text)))).toEqual(
    Array(5).fill('tout'),
  )
})

test('a line of one or two requests keeps its counts, and another with it when the total would tell them', () => {
  const line = (key: string, requests: number) => ({ key, counts: { ...nothing, requests } })
  const told = (all: [string, number][], complete: boolean) =>
    withholdSmall(
      all.map(([key, requests]) => line(key, requests)),
      complete,
    ).map(({ counts }) => counts?.requests ?? null)
  const all: [string, number][] = [
    ['a', 9],
    ['b', 5],
    ['c', 2],
  ]
  expect(told(all, true)).toEqual([9, null, null])
  expect(told(all, false)).toEqual([9, 5, null])
  expect(told([...all, ['d', 1]], true)).toEqual([9, 5, null, null])
  expect(told([['a', 3]], true)).toEqual([3])
})

test('halves are kept in a third of the room, and are the same when they are read again', () => {
  const tools = [{ id: 'a' }, { id: 'b' }]
  const halves = [
    { ...nothing, tool: 'b', year: 2026, autumn: true, requests: 3, lent: 2, euros: 80, satisfaction: 9 },
    { ...nothing, tool: 'a', year: 2025, autumn: false, requests: 1, waiting: 1 },
  ]
  const kept = JSON.parse(JSON.stringify(packHalves(halves, tools)))
  expect(unpackHalves(kept, tools)).toEqual(halves)
  // A tool that was removed meanwhile.
  expect(unpackHalves(packHalves(halves, tools.slice(1)), tools.slice(1))).toEqual([halves[0]])
})

test('the network has figures only once there are loans; invented ones stand alone, and say so', async () => {
  expect((await read(null, '/observatoire/prets')).body).toContain('Aucun prêt n’est encore enregistré.')
  const invented = await aTool(db).named('Malle inventée').withCopies(1).save()
  await db.updateTable('tool').where('id', '=', invented.id).set({ demo: true }).execute()
  for (const day of ['02', '12', '22'])
    await aLoan(db, { tool: invented, organisation: library.id }).from(`2026-03-${day}`).for(5).save()
  moment = '2026-11-23T11:00:00Z'
  const page = (await read(null, '/observatoire/prets')).body
  expect(page).toContain('Chiffres de démonstration')
  expect(page).toContain('3 prêts pour 3 demandes')
})

test('real loans take the place of invented ones: what left, what was refused, by theme and season; small lines keep their counts', async () => {
  const kit = await site.aKit('Malle des étoiles').about('astronomy').save()
  const other = await site.aKit('Malle rare').about('health').save()
  const lent = (tool: typeof kit) => aLoan(db, { tool, organisation: library.id }).paid(40)
  await lent(kit).from('2026-08-31').for(10).save()
  await lent(kit).from('2026-09-01').for(4).save()
  await lent(kit).from('2026-10-01').for(4).damaged().save()
  await aLoan(db, { tool: kit, organisation: library.id }).state('refused').from('2026-10-02').save()
  await aLoan(db, { tool: kit, organisation: museum.id }).state('expired').from('2026-10-02').save()
  await aLoan(db, { tool: kit, organisation: library.id }).waiting().from('2026-12-02').save()
  await aLoan(db, { tool: kit, organisation: library.id }).state('cancelled').from('2026-12-02').save()
  await lent(other).from('2026-10-05').for(2).save()
  moment = '2026-11-23T12:00:00Z'
  const page = (await read(null, '/observatoire/prets')).body
  expect(page).not.toContain('Chiffres de démonstration')
  expect(page).not.toContain('Malle inventée')
  expect(page).toContain('4 prêts pour 8 demandes ; 38 % sans suite')
  expect(page).toContain('moins de 3')
  const rows = await lines(null, '/observatoire/prets.csv')
  expect(rows).toContain('tout,total,,,8,4,20,1,1,1,publie,false')
  expect(rows).toContain('tout,theme,astronomy,Astronomie et espace,7,3,18,1,1,1,publie,false')
  expect(rows).toContain('tout,theme,health,"Santé, corps humain, sciences de la vie",,,,,,,secret,false')
  expect(rows).toContain('tout,outil,malle-rare,Malle rare,,,,,,,secret,false')
  // The first season has one loan, which the total less the second would tell.
  expect(rows).toContain('2025-2026,saison,2025-2026,2025-2026,,,,,,,secret,false')
  expect(rows).toContain('2026-2027,saison,2026-2027,2026-2027,,,,,,,secret,false')
  const season = await lines(null, '/observatoire/prets.csv?periode=2026-2027')
  expect(season[0]).toBe('2026-2027,total,,,7,3,10,1,1,1,publie,false')
})

test('holders read their own counts whole, money too; others nothing of them', async () => {
  const { id } = await db
    .selectFrom('loan as l')
    .innerJoin('tool as t', 't.id', 'l.tool_id')
    .where('t.slug', '=', 'malle-rare')
    .select('l.id')
    .executeTakeFirstOrThrow()
  const money = { loan_id: id, day: '2026-10-05', noted_at: '2026-10-05' }
  await db
    .insertInto('loan_money')
    .values([
      { ...money, kind: 'payment', amount_cents: 2550 },
      { ...money, kind: 'payment', amount_cents: 1000 },
      { ...money, kind: 'deposit', amount_cents: 20000 },
      // A payment that was cancelled is no revenue.
      { ...money, kind: 'payment', amount_cents: 90000, cancelled_at: '2026-10-06' },
    ])
    .execute()
  const kit = await db
    .selectFrom('loan as l')
    .innerJoin('tool as t', 't.id', 'l.tool_id')
    .where('t.slug', '=', 'malle-des-etoiles')
    .where('l.state', '=', 'closed')
    .orderBy('l.during')
    .select('l.id')
    .execute()
  const told = { days_open: 3, told_at: '2026-10-20' }
  await db
    .insertInto('loan_hosting')
    .values([
      {
        ...told,
        loan_id: kit[0]?.id ?? '',
        public: 120,
        pupils: 30,
        children: 50,
        adults: 40,
        satisfaction: 5,
      },
      { ...told, loan_id: kit[1]?.id ?? '', pupils: 25, satisfaction: 4 },
      // Told nothing of who came.
      { ...told, loan_id: kit[2]?.id ?? '', satisfaction: 4 },
    ])
    .execute()
  const own = await lines(lea, '/compte/outils/usage.csv')
  expect(own).toEqual([
    'Malle des étoiles;Musée;tout;7;3;18;0;1;1;1;1;120;0;2;175;55;50;0;40;0;3;4,33;non',
    'Malle rare;Musée;tout;1;1;2;0;0;0;0;0;40;35,5;0;;;;;;;0;;non',
  ])
  expect((await lines(lea, '/compte/outils/usage.csv?periode=2025-2026'))[0]).toBe(
    'Malle des étoiles;Musée;2025-2026;1;1;10;0;0;0;0;0;40;0;1;150;30;50;0;40;0;1;5;non',
  )
  expect((await read(lea, '/compte/outils/usage')).body).toContain('160 €')
  const page = (await read(lea, '/compte/outils/usage')).body
  expect(page).toContain('175 visiteurs d’après 2 bilans pour 4 prêts')
  expect(page).toContain('4,3 (3 avis)')
  expect((await read(tom, '/compte/outils/usage')).body).toContain('Aucun prêt n’est encore enregistré.')
  expect((await read(moderator, '/compte/outils/usage')).body).toContain('Malle inventée')
  expect((await read(null, '/compte/outils/usage')).status).toBe(303)
  expect((await read(lea, '/en/compte/outils/usage?periode=2026')).body).toContain('Use of my tools')
})

test('a tool that left the catalogue counts without being named', async () => {
  await db
    .updateTable('tool')
    .where('slug', '=', 'malle-des-etoiles')
    .set({ state: 'draft', published_at: null })
    .execute()
  moment = '2026-11-23T13:00:00Z'
  const rows = await lines(null, '/observatoire/prets.csv')
  expect(rows).toContain('tout,total,,,8,4,20,1,1,1,publie,false')
  expect(rows.join('\n')).not.toContain('Malle des étoiles')
})

test('what takes long to count is counted by the job: every reader has its figures, and their date, until it counts again', async () => {
  const counting = () => countReading(db, 'usage 1', new Date(moment), () => readAllUsage(db), -1)
  const total = async () => (await lines(null, '/observatoire/prets.csv'))[0]
  moment = '2026-11-24T09:00:00Z'
  await counting()
  const kit = await site.aKit('Malle nouvelle').save()
  await aLoan(db, { tool: kit, organisation: library.id }).from('2026-10-05').for(3).save()
  moment = '2026-11-24T09:30:00Z'
  expect(await total()).toBe('tout,total,,,8,4,20,1,1,1,publie,false')
  await counting()
  expect(await total()).toBe('tout,total,,,9,5,23,1,1,1,publie,false')
  // Holders read theirs as they stand.
  expect((await lines(lea, '/compte/outils/usage.csv')).join()).toContain('Malle nouvelle')
  // The job stopped: readers count by themselves again.
  await aLoan(db, { tool: kit, organisation: library.id }).from('2026-10-15').for(3).save()
  moment = '2026-11-24T11:00:00Z'
  expect(await total()).toBe('tout,total,,,10,6,26,1,1,1,publie,false')
  await countUsage(db, new Date(moment))
  expect(await db.selectFrom('kept_reading').select('name').orderBy('name').execute()).toEqual([
    { name: 'usage 1' },
    { name: 'wear 1' },
  ])
})
