import fc from 'fast-check'
import { expect, test } from 'vitest'
import { signedIn } from '#modules/accounts/testing.ts'
import { lendingSite } from '#modules/loans/testing.ts'
import { aTool } from '#modules/tools/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { aLoan } from './testing.ts'
import {
  budgetOf,
  byUrgency,
  type CopyLife,
  holderBudgets,
  seenTrendOf,
  soonCost,
  toolWears,
  trendOf,
  wearOf,
} from './wear-model.ts'

const today = '2026-11-23'
const aLife = (change: Partial<CopyLife> = {}): CopyLife => ({
  tool: { slug: 'malle', titleFr: 'Malle', titleEn: null, demo: false },
  holder: 'Musée',
  code: 'M-1',
  state: 'good',
  expected: 60,
  loans: 30,
  recentLoans: 30,
  yearLoans: 10,
  incidents: 0,
  yearIncidents: 0,
  seen: [],
  since: '2023-11-23',
  repairDays: 0,
  closedDays: 0,
  repairUntil: null,
  costCents: 90_000,
  ...change,
})
const wear = (change: Partial<CopyLife>) => wearOf(aLife(change), today)

test('a copy half through its life at ten loans a year is renewed in three years; in a year and a half when worn', () => {
  expect(wear({})).toMatchObject({ left: 30, renewal: 2029, advice: 'later' })
  expect(wear({ state: 'worn' })).toMatchObject({ left: 15, renewal: 2028, advice: 'watch' })
  expect(wear({ state: 'repair' })).toMatchObject({ left: 15, renewal: 2028, advice: 'repair' })
})

test('a young copy is measured over one year at least; one that is not lent has no year; one past its life is due now', () => {
  expect(wear({ since: '2026-10-01', loans: 4, recentLoans: 4, yearLoans: 4 }).pace).toBe(4)
  expect(wear({ recentLoans: 0, yearLoans: 0 })).toMatchObject({ pace: 0, renewal: null, advice: 'later' })
  expect(wear({ expected: 20 })).toMatchObject({ left: 0, renewal: 2026, advice: 'renew' })
  expect(wear({ expected: null })).toMatchObject({ left: null, renewal: null, advice: 'unsaid' })
})

test('incidents grow only when two of them this year make a greater share than before', () => {
  expect(trendOf({ loans: 0, yearLoans: 0, incidents: 0, yearIncidents: 0 })).toBe(null)
  expect(trendOf({ loans: 30, yearLoans: 10, incidents: 1, yearIncidents: 1 })).toBe('steady')
  expect(trendOf({ loans: 30, yearLoans: 10, incidents: 3, yearIncidents: 2 })).toBe('worse')
  expect(trendOf({ loans: 30, yearLoans: 10, incidents: 4, yearIncidents: 0 })).toBe('better')
  expect(wear({ incidents: 3, yearIncidents: 2 })).toMatchObject({ left: 22.5, advice: 'watch' })
})

test('more loans done never renew a copy later, whatever its life', () => {
  const count = fc.integer({ min: 0, max: 200 })
  fc.assert(
    fc.property(count, count, fc.integer({ min: 1, max: 300 }), (before, recent, expected) => {
      const one = wear({ expected, loans: before + recent, recentLoans: recent })
      const more = wear({ expected, loans: before + recent + 1, recentLoans: recent + 1 })
      expect(more.renewal).not.toBe(null)
      expect(more.renewal ?? 0).toBeLessThanOrEqual(one.renewal ?? 9999)
    }),
  )
})

test('condition reports get worse when the last two are less good than those before; then a copy lasts less', () => {
  expect(seenTrendOf(['good', 'good', 'worn'])).toBe(null)
  expect(seenTrendOf(['good', 'good', 'good', 'worn'])).toBe('worse')
  expect(seenTrendOf(['good', 'worn', 'good', 'worn'])).toBe('steady')
  expect(seenTrendOf(['worn', 'damaged', 'good', 'good'])).toBe('better')
  expect(wear({ seen: ['good', 'good', 'worn', 'damaged'] })).toMatchObject({
    seenTrend: 'worse',
    left: 22.5,
    advice: 'watch',
  })
})

test('tools add their copies, those to renew the soonest first; holders add their tools', () => {
  const of = (slug: string, holder: string, change: Partial<CopyLife>) =>
    wear({ tool: { slug, titleFr: slug, titleEn: null, demo: false }, holder, ...change })
  const wears = [
    of('a', 'Un', {}),
    of('a', 'Un', { loans: 31, incidents: 2, state: 'repair' }),
    of('b', 'Deux', { expected: 20, costCents: 10_050 }),
    of('c', 'Deux', { expected: null }),
  ]
  expect(
    toolWears(wears, today).map(({ tool, budget: _, holder: __, costCents, ...rest }) => [
      tool.slug,
      rest,
      costCents,
    ]),
  ).toEqual([
    ['b', { copies: 1, loans: 30, incidents: 0, renew: 1, repair: 0, renewal: 2026 }, 10_050],
    ['a', { copies: 2, loans: 61, incidents: 2, renew: 0, repair: 1, renewal: 2028 }, 180_000],
    ['c', { copies: 1, loans: 30, incidents: 0, renew: 0, repair: 0, renewal: null }, 0],
  ])
  expect(holderBudgets(wears, today).map(({ holder, budget }) => [holder, soonCost(budget)])).toEqual([
    ['Deux', 10_050],
    ['Un', 180_000],
  ])
})

test('the budget adds what is known, counts what is not, and puts the far ones together', () => {
  const wears = [
    wear({ expected: 20 }),
    wear({ expected: 30, costCents: null }),
    wear({}),
    wear({ expected: 900 }),
    wear({ expected: null }),
  ]
  expect(
    budgetOf(wears, today).map(({ year, copies, costCents, unknown }) => [year, copies, costCents, unknown]),
  ).toEqual([
    [2026, 2, 90_000, 1],
    [2027, 0, 0, 0],
    [2028, 0, 0, 0],
    [2029, 1, 90_000, 0],
    [2030, 0, 0, 0],
    [null, 1, 90_000, 0],
  ])
})

test('what cannot be lent comes first, then what is due, then by year', () => {
  const sorted = [wear({}), wear({ expected: 35 }), wear({ expected: 20 }), wear({ state: 'repair' })].sort(
    byUrgency,
  )
  expect(sorted.map(({ advice }) => advice)).toEqual(['repair', 'renew', 'soon', 'later'])
})

const site = await lendingSite()
const { db, lea, tom, ida, moderator, library, now } = site
const app = createApp(testServices(db, { now, limiter: { count: () => {} } }))
const read = async (person: typeof lea | null, path: string) => {
  const answer = await app.request(path, person ? { headers: signedIn(person) } : {})
  return { status: answer.status, body: (await answer.text()).replace(/[\u00a0\u202f]/g, ' ') }
}

const lines = async (person: typeof lea, path: string) => (await read(person, path)).body.split('\r\n')

test('a holder reads the wear of their own copies from loans that are closed, and takes it as a file; others have nothing', async () => {
  const kit = await site.aKit('Malle usée', 2).with({ expectedLoans: 4, replacementValue: 900.35 }).save()
  for (const month of ['03', '05', '07', '09'])
    await aLoan(db, { tool: kit, organisation: library.id }).from(`2026-${month}-02`).save()
  await aLoan(db, { tool: kit, copy: 1, organisation: library.id }).from('2026-04-02').damaged().save()
  // Never left: these wear nothing.
  await aLoan(db, { tool: kit, organisation: library.id }).state('refused').save()
  await aTool(db).named('Malle d’ailleurs').withCopies(1).save()
  const page = await read(lea, '/compte/outils/usure')
  expect(page.status).toBe(200)
  expect((await read(lea, '/compte/outils/renouvellement.csv')).body.split('\r\n').slice(1)).toEqual([
    'Musée;Malle usée;2026;1;900,35;0;non',
    'Musée;Malle usée;2029;1;900,35;0;non',
    '',
  ])
  expect(page.body).toContain('1 exemplaire a fait son temps')
  expect(page.body).toContain('4 sur 4')
  expect(page.body).not.toContain('Malle d’ailleurs')
  const { body } = await read(lea, '/compte/outils/usure.csv')
  expect(body.split('\r\n').slice(1)).toEqual([
    'Malle usée;MALLE-USEE-1;Musée;À renouveler;bon;;;4;4;4;0;0;0;0;2026;900,35;non',
    'Malle usée;MALLE-USEE-2;Musée;Plus tard;bon;;;4;1;1;3;1;0;0;2029;900,35;non',
    '',
  ])
  expect((await read(tom, '/compte/outils/usure')).body).toContain('Aucun exemplaire ici pour le moment.')
  expect((await read(ida, '/compte/outils/usure.csv')).body).not.toContain('Malle')
  expect((await read(moderator, '/compte/outils/usure')).body).toContain('Malle d’ailleurs')
  expect((await read(lea, '/en/compte/outils/usure')).body).toContain('1 copy has served its time')
  expect((await read(null, '/compte/outils/usure')).status).toBe(303)
})

test('days of repair are those of the last twelve months, and say when it ends', async () => {
  const kit = await site
    .aKit('Malle réparée', 1)
    .takenOn(0, '2025-11-01', '2025-11-30', 'repair')
    .takenOn(0, '2026-11-20', '2026-11-30', 'repair')
    .takenOn(0, '2026-06-01', '2026-06-03', 'closure')
    .save()
  await db.updateTable('tool_copy').where('tool_id', '=', kit.id).set({ state: 'repair' }).execute()
  const { body } = await read(lea, '/compte/outils/usure')
  // 23 to 30 November of last year, 20 to 22 of this one.
  expect(body).toContain('11 jours de réparation en un an, 3 jours de fermeture')
  expect(body).toContain('jusqu’au 30 novembre 2026')
})

test('what was told to be broken counts once, during a loan or at the holder’s, and reports tell the condition', async () => {
  const kit = await site.aKit('Malle racontée', 1).save()
  const [copyId = ''] = kit.copies
  await aLoan(db, { tool: kit, organisation: library.id }).from('2026-02-02').damaged().save()
  await aLoan(db, { tool: kit, organisation: library.id }).from('2026-05-04').damaged().save()
  const [first] = await db
    .selectFrom('loan')
    .where('tool_id', '=', kit.id)
    .orderBy('during')
    .select('id')
    .execute()
  const told = { copy_id: copyId, blocks: 'parts', side: 'holder', opened_at: '2026-03-01' }
  await db
    .insertInto('copy_incident')
    .values([
      // Two things broke during the first loan, and one at its holder’s.
      { ...told, loan_id: first?.id ?? null, moment: 'return' },
      { ...told, loan_id: first?.id ?? null, moment: 'loan' },
      { ...told, loan_id: null, moment: 'store' },
    ])
    .execute()
  for (const [moment, condition] of [
    ['departure', 'good'],
    ['return', 'damaged'],
  ] as const)
    await db
      .insertInto('loan_report')
      .values({
        loan_id: first?.id ?? '',
        moment,
        condition,
        side: 'holder',
        seen_at: moment === 'departure' ? '2026-02-02' : '2026-02-11',
        written_at: '2026-02-11',
      })
      .execute()
  const { body } = await read(lea, '/compte/outils/usure.csv')
  expect(body.split('\r\n').find((line) => line.startsWith('Malle racontée'))).toBe(
    'Malle racontée;MALLE-RACONTEE-1;Musée;À surveiller;bon;les incidents augmentent;bon, abîmé;;2;2;;4;0;0;;;non',
  )
  expect(
    (await lines(lea, '/compte/outils/usage.csv')).find((line) => line.startsWith('Malle racontée')),
  ).toMatch(/^Malle racontée;Musée;tout;2;2;20;0;0;0;0;3;/)
})
