import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOver, type LoanState, loanStates, type Side, sides } from './model.ts'
import { type InState, nextStates, sideFor } from './states-model.ts'

/** The only ways from a state to another one, and who may take them, written apart from the rules. */
const ways: Record<LoanState, Partial<Record<LoanState, Side[]>>> = {
  requested: {
    offered: ['holder', 'job'],
    approved: ['holder', 'job'],
    refused: ['holder'],
    cancelled: ['borrower'],
    expired: ['job'],
  },
  offered: {
    offered: ['holder'],
    approved: ['borrower'],
    requested: ['borrower'],
    refused: ['holder'],
    cancelled: ['borrower'],
    expired: ['job'],
  },
  approved: {
    approved: ['borrower', 'holder', 'job'],
    signed: ['borrower', 'holder'],
    cancelled: ['borrower', 'holder'],
  },
  // Back to be signed again: other days were accepted. In the same state: other days proposed, or answered.
  signed: {
    signed: ['borrower', 'holder', 'job'],
    approved: ['borrower', 'holder'],
    handed_over: ['borrower', 'holder'],
    cancelled: ['borrower', 'holder'],
  },
  handed_over: { handed_over: ['borrower', 'holder', 'job'], returned: ['borrower', 'holder'] },
  returned: { closed: ['holder'] },
  closed: {},
  refused: {},
  cancelled: {},
  expired: {},
}

const start = Date.parse('2026-11-23T10:00:00Z')
const momentAfter = (hours: number) => {
  const now = new Date(start + hours * 3_600_000)
  return { now, present: now.toISOString().slice(0, 10) }
}
const someSides = fc.subarray([...sides])
const steps = fc.array(fc.record({ who: someSides, hours: fc.nat(400), pick: fc.nat(20) }), { maxLength: 25 })
const fresh: InState = {
  state: 'requested',
  stateAt: new Date(start),
  span: { from: '2027-01-11', to: '2027-01-15' },
  offer: null,
  signed: [],
  change: null,
}

const proposal = (side: 'borrower' | 'holder', pick: number) => ({
  id: 'a',
  side,
  span: { from: pick % 2 ? fresh.span.from : '2027-01-12', to: `2027-01-${16 + (pick % 9)}` },
  copy: null,
  words: null,
})

test('whatever people do and when, a loan only goes where the ways lead, by who may take them', () => {
  const reached = new Set<LoanState>()
  fc.assert(
    fc.property(steps, (walk) => {
      let loan = fresh
      let hours = 0
      for (const step of walk) {
        hours += step.hours
        const moment = momentAfter(hours)
        const open = Object.entries(nextStates(loan, step.who, moment))
        if (isOver(loan.state)) expect(open).toEqual([])
        const chosen = open[step.pick % Math.max(1, open.length)]
        if (!chosen) continue
        const [act, to] = chosen as [keyof ReturnType<typeof nextStates>, LoanState]
        const side = sideFor(loan, step.who, act, moment)
        expect(ways[loan.state][to]).toContain(side)
        expect(step.who).toContain(side)
        let { signed, span, change } = loan
        if (act === 'sign' && side && side !== 'job') signed = [...signed, side]
        if (act.endsWith('dates')) {
          expect(change === null).toBe(act === 'dates')
          // Nobody answers themselves, or takes back what the other side proposed.
          expect(change?.side === side).toBe(act === 'withdraw-dates')
          if (change && act === 'accept-dates') {
            if (loan.state === 'handed_over') expect(change.span.from).toBe(span.from)
            else signed = []
            span = change.span
          }
          change = act === 'dates' && side && side !== 'job' ? proposal(side, step.pick) : null
        }
        const offer = to === 'offered' ? { from: '2027-02-01', to: '2027-02-05' } : null
        const stateAt = to === loan.state ? loan.stateAt : moment.now
        loan = { ...loan, state: to, stateAt, offer, signed, span, change }
        if (['signed', 'handed_over', 'returned', 'closed'].includes(to))
          expect(loan.signed.toSorted()).toEqual(['borrower', 'holder'])
        reached.add(to)
      }
    }),
    { numRuns: 3000 },
  )
  expect([...reached].toSorted()).toEqual([...loanStates].toSorted())
})

test('who is on neither side may do nothing, and more sides never allow less', () => {
  const loans = fc.record({
    state: fc.constantFrom(...loanStates),
    stateAt: fc.constant(new Date(start)),
    span: fc.constant(fresh.span),
    offer: fc.constantFrom(null, { from: '2027-02-01', to: '2027-02-05' }),
    signed: fc.subarray(['borrower', 'holder'] as const),
    change: fc.constantFrom(null, proposal('borrower', 1), proposal('holder', 2)),
  })
  fc.assert(
    fc.property(loans, someSides, someSides, fc.nat(4000), (loan, few, others, hours) => {
      const moment = momentAfter(hours)
      expect(nextStates(loan, [], moment)).toEqual({})
      const all = nextStates(loan, [...new Set([...few, ...others])], moment)
      for (const act of Object.keys(nextStates(loan, few, moment))) expect(all).toHaveProperty(act)
    }),
  )
})

test('a request waits thirty days, an offer seven, and neither beyond its first day', () => {
  const expires = (loan: InState, day: number) => 'expire' in nextStates(loan, ['job'], momentAfter(day * 24))
  expect([29, 30].map((day) => expires(fresh, day))).toEqual([false, true])
  const offered: InState = { ...fresh, state: 'offered', offer: { from: '2026-11-28', to: '2026-11-29' } }
  expect([4, 5].map((day) => expires(offered, day))).toEqual([false, true])
  const later: InState = { ...offered, offer: { from: '2027-01-18', to: '2027-01-19' } }
  expect([6, 7].map((day) => expires(later, day))).toEqual([false, true])
})
