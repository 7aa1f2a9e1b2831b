import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import {
  footprint,
  type Modules,
  modulesMeet,
  numbersOf,
  plusDays,
  type Span,
  toolsById,
} from '#modules/tools/index.ts'
import { AppError } from '#platform/errors.ts'
import { testServices } from '#platform/http/testing.ts'
import { acceptDates } from './accept-dates.ts'
import { declineDates, withdrawDates } from './answer-dates.ts'
import { acceptOffer, declineOffer } from './answer-offer.ts'
import { approveLoan } from './approve-loan.ts'
import { cancelLoan } from './cancel-loan.ts'
import { closeLoan } from './close-loan.ts'
import { handOverLoan } from './hand-over-loan.ts'
import { readLoan } from './loan-store.ts'
import { holds, type LoanState } from './model.ts'
import { offerLoan } from './offer-loan.ts'
import { proposeDates } from './propose-dates.ts'
import { refuseLoan } from './refuse-loan.ts'
import { partsToCount } from './report-store.ts'
import { returnLoan } from './return-loan.ts'
import { signLoan } from './sign-loan.ts'
import { lendingSite } from './testing.ts'

const { db, aKit, ask, lea, tom, ida, now } = await lendingSite()
const { files } = testServices(db, { now })

const acts = [
  'approve',
  'refuse',
  'offer',
  'accept',
  'decline',
  'cancel',
  'sign',
  'hand-over',
  'return',
  'close',
  'dates',
  'accept-dates',
  'decline-dates',
  'withdraw-dates',
] as const
type Act = { act: (typeof acts)[number]; span: Span; which: number; who: 'lea' | 'tom' | 'ida' }
type Step = { act: 'ask'; span: Span; modules: Modules } | Act

const span = fc
  .tuple(fc.integer({ min: 0, max: 25 }), fc.integer({ min: 0, max: 8 }))
  .map(([from, length]) => ({
    from: plusDays('2027-01-11', from),
    to: plusDays('2027-01-11', from + length),
  }))
/** The whole, or some of three modules. */
const modules = fc.oneof(
  fc.constant(null),
  fc.subarray([1, 2, 3], { minLength: 1, maxLength: 2 }),
) satisfies fc.Arbitrary<Modules>
const asking: fc.Arbitrary<Step> = fc.record({ act: fc.constant('ask' as const), span, modules })
const acting: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom(...acts),
  span,
  which: fc.nat(12),
  who: fc.constantFrom('lea' as const, 'lea' as const, 'tom' as const, 'ida' as const),
})
const schedules = fc.array(fc.oneof({ weight: 2, arbitrary: asking }, { weight: 6, arbitrary: acting }), {
  minLength: 10,
  maxLength: 40,
})

async function perform(step: Act, id: string): Promise<void> {
  const { actor } = { lea, tom, ida }[step.who]
  const words = { reason: 'Parce que.', lang: 'fr' as const }
  switch (step.act) {
    case 'approve':
      return approveLoan(db, actor, { id }, now())
    case 'refuse':
      return refuseLoan(db, actor, { id, ...words }, now())
    case 'offer':
      return offerLoan(db, actor, { id, span: step.span }, now())
    case 'accept':
      return acceptOffer(db, actor, { id }, now())
    case 'decline':
      return declineOffer(db, actor, { id }, now())
    case 'cancel':
      return cancelLoan(db, actor, { id, ...words }, now())
    case 'sign':
      return signLoan(db, actor, { id, name: 'Quelqu’un', lang: 'fr' }, now())
    case 'hand-over':
      return handOverLoan(db, actor, { id }, now())
    case 'return':
      return returnLoan(db, actor, { id, counts: await whole(id), lang: 'fr' }, now())
    case 'close':
      return closeLoan(db, actor, { id }, now())
    case 'dates':
      return proposeDates(db, actor, { id, ...step.span, ...words }, now())
    case 'accept-dates':
      return acceptDates({ db, files }, actor, { id }, now())
    case 'decline-dates':
      return declineDates(db, actor, { id, ...words }, now())
    case 'withdraw-dates':
      return withdrawDates(db, actor, { id }, now())
  }
}

/** All that is expected back of a loan. */
async function whole(id: string) {
  const loan = await readLoan(db, id)
  const [tool] = loan ? await toolsById(db, [loan.tool.id]) : []
  const parts = loan && tool ? await partsToCount(db, loan, tool, 'return') : []
  return parts.map(({ found, damaged }) => ({ found, damaged, note: null }))
}

/** What the database has: each loan with the days that it takes, buffers included. */
async function present(toolId: string) {
  const { rows } = await sql<{
    state: LoanState
    from: string
    to: string
    modules: number[] | null
    held: string[]
  }>`
    SELECT l.state, ${numbersOf(sql`l.modules`)} AS modules, lower(coalesce(l.offer_during, l.during))::text AS from, (upper(coalesce(l.offer_during, l.during)) - 1)::text AS to,
      ARRAY(SELECT c.code || ' ' || lower(p.during) || ' ' || (upper(p.during) - 1) FROM copy_period p JOIN tool_copy c ON c.id = p.copy_id
        WHERE p.loan_id = l.id AND p.copy_id = l.copy_id AND p.modules = l.modules) AS held
    FROM loan l WHERE l.tool_id = ${toolId}`.execute(db)
  return rows
}

test('random acts at the same moment never promise a copy, nor a module of it, twice, and every promise holds its own days', async () => {
  let promised = 0
  let shared = 0
  let number = 0
  const run = async (walk: Step[]) => {
    const parts = ['A', 'B', 'C'].map((module) => ({
      name: `Panneau ${module}`,
      quantity: 2,
      value: null,
      module,
    }))
    const tool = await aKit(`Malle ${number++}`, 2).with({ parts, modulesApart: true }).save()
    const ids: string[] = []
    // Two modules are promised on the same days to begin with.
    for (const number of [1, 2]) {
      const { id } = await ask(tool.slug, { modules: [number] })
      await approveLoan(db, lea.actor, { id }, now())
      ids.push(id)
    }
    // Three at a time, as people do.
    for (let at = 0; at < walk.length; at += 3)
      await Promise.all(
        walk.slice(at, at + 3).map(async (step) => {
          try {
            if (step.act === 'ask')
              ids.push((await ask(tool.slug, { span: step.span, modules: step.modules, waiting: true })).id)
            else {
              const id = ids[step.which % Math.max(1, ids.length)]
              if (id) await perform(step, id)
            }
          } catch (error) {
            if (!(error instanceof AppError)) throw error
          }
        }),
      )
    const loans = await present(tool.id)
    for (const { state, held, modules: _, ...span } of loans) {
      const { from, to } = footprint(span, { bufferBefore: 1, bufferAfter: 2 })
      expect(held.map((text) => text.split(' ').slice(1).join(' '))).toEqual(
        holds(state) ? [`${from} ${to}`] : [],
      )
      promised += held.length
    }
    const all = loans.flatMap(({ held, modules }) =>
      held.map((text) => ({ modules, days: text.split(' ') as [string, string, string] })),
    )
    for (const [place, one] of all.entries())
      for (const next of all.slice(place + 1)) {
        const [code, from, to] = one.days
        const [other, begin, end] = next.days
        const sameDays = code === other && from <= end && begin <= to
        expect(sameDays && modulesMeet(one.modules, next.modules)).toBe(false)
        if (sameDays) shared++
      }
  }
  await fc.assert(fc.asyncProperty(schedules, run), { numRuns: 10 })
  expect(promised).toBeGreaterThan(0)
  // Modules of one copy did go apart.
  expect(shared).toBeGreaterThan(0)
}, 300_000)

test('the database itself refuses a promise without its copy, a copy of another tool, and days taken twice', async () => {
  const tool = await aKit('Malle tenue').save()
  const other = await aKit('Malle autre').save()
  const { id } = await ask(tool.slug)
  const refused = async (query: { execute: (on: typeof db) => Promise<unknown> }) => {
    const error = await query.execute(db).then(
      () => null,
      (caught: { code?: string }) => caught.code,
    )
    return error
  }
  expect(await refused(sql`UPDATE loan SET state = 'approved' WHERE id = ${id}`)).toBe('23514')
  expect(await refused(sql`UPDATE loan SET copy_id = ${other.copies[0]} WHERE id = ${id}`)).toBe('23503')
  await approveLoan(db, lea.actor, { id }, now())
  expect(await refused(sql`DELETE FROM copy_period WHERE loan_id = ${id}`)).toBe('23503')
  expect(
    await refused(sql`INSERT INTO copy_period (copy_id, during, kind, created_at)
      VALUES (${tool.copies[0]}, '[2027-01-17,2027-01-20]', 'loan', now())`),
  ).toBe('23P01')
  // What a loan holds is what it is of, and never nothing.
  expect(await refused(sql`UPDATE copy_period SET modules = '{[1,1]}' WHERE loan_id = ${id}`)).toBe('23503')
  expect(await refused(sql`UPDATE loan SET modules = '{[1,1]}' WHERE id = ${id}`)).toBe('23503')
  const closure = (modules: string) =>
    refused(sql`INSERT INTO copy_period (copy_id, during, kind, modules, created_at)
      VALUES (${other.copies[0]}, '[2027-01-17,2027-01-20]', 'closure', ${modules}::int4multirange, now())`)
  expect(await closure('{}')).toBe('23514')
  expect([await closure('{[1,1]}'), await closure('{[2,2]}')]).toEqual([null, null])
  expect([await closure('{[2,3]}'), await closure('{(,)}')]).toEqual(['23P01', '23P01'])
})
