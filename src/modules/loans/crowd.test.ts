import { expect, test } from 'vitest'
import { Conflict } from '#platform/errors.ts'
import { testServices } from '#platform/http/testing.ts'
import { acceptDates } from './accept-dates.ts'
import { LoanConflict } from './alternatives.ts'
import { approveLoan } from './approve-loan.ts'
import { handOverLoan } from './hand-over-loan.ts'
import { proposeDates } from './propose-dates.ts'
import { signLoan } from './sign-loan.ts'
import { lendingSite } from './testing.ts'

const { db, aKit, ask, lea, tom, library, now, states, taken } = await lendingSite()

/** Does things at once, as many under way as there are connections: more only wait for one, which a slow machine refuses after ten seconds. */
async function atOnce(count: number, work: (index: number) => Promise<string>): Promise<string[]> {
  const numbers = Array.from({ length: count }, (_, index) => index).values()
  const outcomes: string[] = []
  const one = async () => {
    for (const index of numbers) outcomes.push(await work(index))
  }
  await Promise.all(Array.from({ length: 8 }, one))
  return outcomes.toSorted()
}

/** Days that all meet, buffers included, without being the same. */
const days = (index: number) => ({ from: `2027-01-${11 + (index % 5)}`, to: `2027-01-${15 + (index % 5)}` })
const times = (count: number, outcome: string) => Array.from({ length: count }, () => outcome)

test('a thousand requests at once for the last copy, each approved as it comes: one gets it, the others learn what they can have', async () => {
  const tool = await aKit('Malle convoitée').save()
  await db.updateTable('tool').where('id', '=', tool.id).set({ auto_approve: 'always' }).execute()
  const outcomes = await atOnce(1000, (index) =>
    ask(tool.slug, { span: days(index), place: { organisationId: library.id } }).then(
      ({ state }) => state,
      (error) =>
        error instanceof LoanConflict && error.alternatives.dates !== null ? 'other days' : String(error),
    ),
  )
  expect(outcomes).toEqual(['approved', ...times(999, 'other days')])
  expect(await states(tool.id)).toEqual(['approved'])
  expect((await taken(tool.id)).length).toBe(1)
}, 120_000)

test('many requests that wait for an answer, all approved at once by hand: one gets the copy', async () => {
  const tool = await aKit('Malle attendue').save()
  const ids = await atOnce(40, async (index) => (await ask(tool.slug, { span: days(index) })).id)
  const outcomes = await atOnce(40, (index) =>
    approveLoan(db, lea.actor, { id: ids[index] ?? '' }, now()).then(
      () => 'approved',
      (error) => (error instanceof Conflict ? 'conflict' : String(error)),
    ),
  )
  expect(outcomes).toEqual(['approved', ...times(39, 'conflict')])
  expect((await states(tool.id)).toSorted()).toEqual(['approved', ...times(39, 'requested')])
  expect((await taken(tool.id)).length).toBe(1)
}, 60_000)

test('a prolongation accepted as somebody else’s request for the same days is approved: one of the two gets them', async () => {
  const { files } = testServices(db, { now })
  const won = (work: Promise<unknown>) =>
    work.then(
      () => 'won',
      (error) => (error instanceof LoanConflict ? 'lost' : String(error)),
    )
  for (let round = 0; round < 8; round++) {
    const tool = await aKit(`Malle disputée ${round}`).save()
    const [out, next] = [
      await ask(tool.slug),
      await ask(tool.slug, { span: { from: '2027-01-19', to: '2027-01-22' } }),
    ]
    await approveLoan(db, lea.actor, { id: out.id }, now())
    for (const { actor } of [lea, tom])
      await signLoan(db, actor, { id: out.id, name: 'Quelqu’un', lang: 'fr' }, now())
    await handOverLoan(db, lea.actor, { id: out.id }, now())
    const wanted = { id: out.id, to: '2027-01-20', reason: 'Une classe de plus.', lang: 'fr' } as const
    await proposeDates(db, tom.actor, wanted, now())
    const both = [
      () => won(acceptDates({ db, files }, lea.actor, { id: out.id }, now())),
      () => won(approveLoan(db, lea.actor, { id: next.id }, now())),
    ]
    const outcomes = await Promise.all((round % 2 ? both : both.reverse()).map((work) => work()))
    expect(outcomes.toSorted()).toEqual(['lost', 'won'])
    expect((await taken(tool.id)).length).toBe((await states(tool.id)).includes('approved') ? 2 : 1)
  }
}, 60_000)
