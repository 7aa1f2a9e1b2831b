import { afterAll, expect, test } from 'vitest'
import { readConfig } from '#platform/config.ts'
import { createLog } from '#platform/log.ts'
import { createPlanner, type PlannerLimits } from './create-planner.ts'
import { aCirculation, aWish, north } from './testing.ts'

const log = createLog(readConfig({ MAILLAGE_LOG: 'silent' }))
const stops: (() => void)[] = []
afterAll(() => {
  for (const stop of stops) stop()
})
function planner(limits: Partial<PlannerLimits> = {}) {
  const made = createPlanner(log, { waiting: 4, grace: 60, ...limits })
  stops.push(made.stop)
  return made
}

/** The first wish stands in the way of two others: whoever places one after another takes it. */
const circulation = aCirculation({
  wishes: [
    aWish('long', { first: 0, last: 9, days: 10, priority: 1.5 }),
    aWish('early', { first: 0, last: 4, days: 3 }),
    aWish('late', { first: 5, last: 9, days: 3, place: north(2) }),
  ],
})

test('a plan is made apart: better than one wish after another, and proven', async () => {
  const plan = await planner().plan(circulation)
  expect(plan).toMatchObject({
    loans: [
      { wish: 'early', copy: 'A', from: 0, to: 2 },
      { wish: 'late', copy: 'A', from: 5, to: 7 },
    ],
    unserved: [{ wish: 'long', why: 'others' }],
    gap: 0,
    method: 'optimised',
  })
  expect(plan.bound).toBe(plan.cost.points.total)
})

test('when the optimiser fails, the greedy plan is given', async () => {
  const endless = aWish('endless', { priority: Number.POSITIVE_INFINITY })
  const told: string[] = []
  const plan = await planner().plan(
    { ...circulation, wishes: [...circulation.wishes, endless] },
    { onFirst: ({ method }) => told.push(method) },
  )
  expect(plan.loans.map(({ wish }) => wish)).toEqual(['endless'])
  expect(plan.method).toBe('greedy')
  expect(told).toEqual(['greedy'])
})

test('too many waiting are refused; the others are served', async () => {
  const { plan } = planner({ waiting: 1 })
  const asked = await Promise.allSettled([1, 2, 3].map(() => plan(circulation)))
  expect(asked.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
  expect(asked[2]).toMatchObject({ reason: { code: 'busy' } })
})

test('a plan given up is refused, and the next one made', async () => {
  const { plan } = planner()
  const leaving = new AbortController()
  const refused = expect(
    plan(circulation, { signal: leaving.signal, onFirst: () => leaving.abort() }),
  ).rejects.toMatchObject({ code: 'busy' })
  await refused
  expect((await plan(circulation)).gap).toBe(0)
})

test('a stopped planner refuses, also what is under way', async () => {
  const { plan, stop } = planner()
  const refused = expect(plan(circulation)).rejects.toMatchObject({ code: 'busy' })
  const waiting = expect(plan(circulation)).rejects.toMatchObject({ code: 'busy' })
  stop()
  await refused
  await waiting
  await expect(plan(circulation)).rejects.toMatchObject({ code: 'busy' })
})
