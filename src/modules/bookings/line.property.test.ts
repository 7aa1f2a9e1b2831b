import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Conflict } from '#platform/errors.ts'
import { cancelBooking, restoreBooking } from './cancel-booking.ts'
import { changeSeats } from './change-seats.ts'
import { type InLine, whoMovesUp } from './model.ts'
import { setCapacity } from './save-settings.ts'
import { aGroup, bookingSite, origin } from './testing.ts'

const { db, slug, first, keeper, open, book, now } = await bookingSite()

type Act =
  | { act: 'book'; seats: number; group: boolean }
  | { act: 'cancel' | 'restore'; which: number }
  | { act: 'change'; which: number; seats: number }
  | { act: 'capacity'; capacity: number | null; kept: number }

const which = fc.nat(20)
const seats = fc.integer({ min: 1, max: 6 })
const acts: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ act: fc.constant('book' as const), seats, group: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constantFrom('cancel' as const, 'restore' as const), which }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('change' as const), which, seats }) },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant('capacity' as const),
      capacity: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.constant(null)),
      kept: fc.nat(4),
    }),
  },
)

/** Everything as the database has it. */
async function present() {
  const bookings = await db
    .selectFrom('booking')
    .select(['id', 'kind', 'state', 'seats', 'email'])
    .orderBy('turn')
    .execute()
  const row = await db
    .selectFrom('session_seats')
    .where('session_id', '=', first)
    .selectAll()
    .executeTakeFirst()
  return { bookings, row }
}

async function perform(act: Act, ids: string[], number: number): Promise<void> {
  const id = 'which' in act ? ids[act.which % Math.max(1, ids.length)] : undefined
  try {
    if (act.act === 'book') {
      const who = { sessionId: first, email: `p${number}@example.org` }
      const booked = await book(act.group ? aGroup(act.seats, 1, who) : { ...who, seats: act.seats })
      ids.push(booked.id)
    } else if (act.act === 'capacity') {
      const { capacity } = act
      const seating = { capacity, groupReserve: capacity === null ? 0 : Math.min(act.kept, capacity) }
      await setCapacity(db, keeper.actor, { slug, sessionId: first, seating, origin }, now())
    } else if (id && act.act === 'change') {
      const booking = (await present()).bookings.find((each) => each.id === id)
      const size =
        booking?.kind === 'group'
          ? { seats: act.seats + 1, pupils: act.seats, adults: 1 }
          : { seats: act.seats, pupils: null, adults: null }
      await changeSeats(db, { id, size, origin }, now())
    } else if (id) await (act.act === 'cancel' ? cancelBooking : restoreBooking)(db, { id, origin }, now())
  } catch (error) {
    if (!(error instanceof Conflict)) throw error // refused, as it may be
  }
}

test('whatever people do: never over the capacity, nobody waits who could be seated, each change is told once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(acts, { minLength: 1, maxLength: 15 }), async (list) => {
      await db.deleteFrom('booking').execute()
      await db.deleteFrom('session_seats').execute()
      await db.deleteFrom('mail').execute()
      await open({ capacity: 8, groupReserve: 3 })
      const ids: string[] = []
      const told = new Map<string, number>()
      for (const [number, act] of list.entries()) {
        const before = new Map((await present()).bookings.map(({ id, state }) => [id, state]))
        await perform(act, ids, number)
        const { bookings, row } = await present()
        const confirmed = bookings.filter(({ state }) => state === 'confirmed')
        const sum = (some: typeof confirmed) => some.reduce((all, one) => all + one.seats, 0)
        const people = confirmed.filter(({ kind }) => kind === 'person')
        if (!row) {
          expect(bookings).toEqual([])
          continue
        }
        expect([row.seats_taken, row.public_taken]).toEqual([sum(confirmed), sum(people)])
        if (row.capacity !== null) expect(row.seats_taken).toBeLessThanOrEqual(row.capacity)
        const line = bookings.filter(({ state }) => state === 'waiting') as InLine[]
        const standing = {
          capacity: row.capacity,
          groupReserve: row.group_reserve,
          taken: row.seats_taken,
          publicTaken: row.public_taken,
        }
        expect(whoMovesUp(standing, line)).toEqual([])
        // One mail for each booking whose state changed in this act.
        for (const { id, state, email } of bookings)
          if (before.get(id) !== state) told.set(email ?? '', (told.get(email ?? '') ?? 0) + 1)
      }
      const rows = await db.selectFrom('mail').select(['address', 'subject']).execute()
      const changes = rows.filter(({ subject }) => !subject.startsWith('Réservation changée'))
      const written = new Map<string, number>()
      for (const { address } of changes) written.set(address, (written.get(address) ?? 0) + 1)
      expect(Object.fromEntries(written)).toEqual(Object.fromEntries(told))
    }),
    { numRuns: 25 },
  )
}, 180_000)
