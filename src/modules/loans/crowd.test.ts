import { expect, test } from 'vitest'
import { Conflict } from '#platform/errors.ts'
import { approveLoan } from './approve-loan.ts'
import { lendingSite } from './testing.ts'

const { db, aKit, ask, lea, now, states, taken } = await lendingSite()

test('a thousand requests at once for the last copy, all approved at once: one gets it', async () => {
  const tool = await aKit('Malle convoitée').save()
  // As many under way as there are connections: more only wait for one, which a slow machine refuses.
  const numbers = Array.from({ length: 1000 }, (_, index) => index).values()
  const outcomes: string[] = []
  const one = async () => {
    for (const index of numbers) {
      // Days that all meet, buffers included, without being the same.
      const first = 11 + (index % 5)
      const { id } = await ask(tool.slug, {
        span: { from: `2027-01-${first}`, to: `2027-01-${first + 4}` },
        waiting: true,
        message: null,
      })
      try {
        await approveLoan(db, lea.actor, { id }, now())
        outcomes.push('approved')
      } catch (error) {
        outcomes.push(error instanceof Conflict ? 'conflict' : String(error))
      }
    }
  }
  await Promise.all(Array.from({ length: 8 }, one))
  expect(outcomes.toSorted()).toEqual(['approved', ...Array.from({ length: 999 }, () => 'conflict')])
  expect((await states(tool.id)).toSorted()).toEqual([
    'approved',
    ...Array.from({ length: 999 }, () => 'requested'),
  ])
  expect((await taken(tool.id)).length).toBe(1)
}, 300_000)
