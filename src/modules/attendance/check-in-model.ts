import { z } from 'zod'
import type { CountName, Presence } from './model.ts'

/** Most ticks of one sending. */
const ticksASending = 300
/** Hours after a session for which a phone keeps who was expected. */
export const keptHours = 24

const count = z.number().int().min(-1000).max(1000)

/** What a phone sends: `sentAt` is its own time when it does, by which its clock is set right. */
export const sendingSchema = z.object({
  sentAt: z.iso.datetime(),
  ticks: z
    .array(
      z
        .object({
          id: z.uuid(),
          at: z.iso.datetime(),
          /** Null: people who had not booked, added or taken back. */
          booking: z.uuid().nullable(),
          public: count,
          pupils: count,
          accompanying: count,
        })
        .refine(
          (tick) =>
            tick.booking === null ||
            (Math.min(tick.public, tick.pupils, tick.accompanying) >= 0 &&
              tick.public + tick.pupils + tick.accompanying <= 1000),
        ),
    )
    .max(ticksASending),
})
export type Sending = z.infer<typeof sendingSchema>

/** One look at a booking, or at people who had not booked. */
export type Tick = Presence & { id: string; booking: string | null; at: Date }

/** Ticks at the server's time: a phone's clock may be wrong, and nothing was seen in the future. */
export function onServerTime({ sentAt, ticks }: Sending, now: Date): Tick[] {
  const late = now.getTime() - new Date(sentAt).getTime()
  return ticks.map(({ at, ...tick }) => ({
    ...tick,
    at: new Date(Math.min(now.getTime(), new Date(at).getTime() + late)),
  }))
}

/** Of the public a booking counts people; of a group, pupils and adults. */
export function ofKind(tick: Tick, kind: 'person' | 'group'): Tick {
  return kind === 'person' ? { ...tick, pupils: 0, accompanying: 0 } : { ...tick, public: 0 }
}

/** What was last seen of a booking. */
export type Came = Presence & { id: string; at: Date }

/** How a session stands at the door at a moment: what was last seen of each booking, and people who had not booked. */
export type DoorState = { at: Date; bookings: Record<string, Came>; walkIns: Presence }

export const nobody: Presence = { public: 0, pupils: 0, accompanying: 0 }

/** The sum of what came, each count zero at least: two phones may take back the same people. */
export function sumOf(parts: Presence[]): Presence {
  const sum = (name: CountName) =>
    Math.max(
      0,
      parts.reduce((total, part) => total + part[name], 0),
    )
  return { public: sum('public'), pupils: sum('pupils'), accompanying: sum('accompanying') }
}
