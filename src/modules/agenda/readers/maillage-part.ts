import { z } from 'zod'
import { type EventInput, longestSession, mostSessions, sessionStatuses } from '../model.ts'
import { limits } from './limits.ts'
import { clean, line, webAddress } from './texts.ts'

/** A text on one line as any reader takes it; what is left of it must say something. */
const text = (most: number) =>
  z
    .string()
    .max(4 * limits.description)
    .transform((value, context) => {
      const read = line(value, most)
      if (read !== null) return read
      context.addIssue({ code: 'custom', message: 'empty' })
      return z.NEVER
    })
const code = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const codes = z.array(code).max(50)
const moment = z.iso
  .datetime({ offset: true })
  .transform((value) => new Date(value))
  // The years that the database knows for editions.
  .refine((date) => date.getTime() >= Date.UTC(1950, 0) && date.getTime() < Date.UTC(2200, 0))
const age = z.int().min(0).max(120).nullable()

const place = z.object({
  name: text(255).nullable(),
  address: text(limits.address).nullable(),
  postcode: z
    .string()
    .regex(/^\d{5}$/)
    .nullable(),
  commune: z
    .string()
    .regex(/^\d[0-9AB]\d{3}$/)
    .nullable(),
  locality: text(limits.locality).nullable(),
  point: z.object({ lon: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) }).nullable(),
})

const session = z
  .object({
    begin: moment,
    end: moment,
    status: z.enum(sessionStatuses),
    formerBegin: moment.nullable(),
    place: z.int().min(0).nullable(),
  })
  .refine(({ begin, end }) => end > begin && end.getTime() - begin.getTime() <= longestSession * 3_600_000)

const booking = z
  .object({
    for: z.enum(['public', 'school']),
    type: z.enum(['link', 'phone', 'email']),
    value: z.string().max(2000),
  })
  .refine(({ type, value }) => (type === 'link' ? webAddress(value) : clean(value)) === value)

const part = z
  .object({
    summaryFr: text(limits.summary).nullable(),
    summaryEn: text(limits.summary).nullable(),
    fee: z.enum(['free', 'paid']).nullable(),
    ageMin: age,
    ageMax: age,
    languages: z.array(z.string().regex(/^[a-z]{2,3}$/)).max(20),
    terms: z.object({ theme: codes, audience: codes, format: codes, access: codes }),
    booking: z.array(booking).max(20),
    season: z.object({ code, year: z.int().min(1950).max(2199) }).nullable(),
    organiserName: text(limits.organiser).nullable(),
    speakers: z.array(z.object({ name: text(120), affiliation: text(200).nullable() })).max(50),
    places: z.array(place).max(100),
    sessions: z.array(session).min(1).max(mostSessions),
  })
  .refine(({ ageMin, ageMax }) => ageMin === null || ageMax === null || ageMin <= ageMax)
  .refine(({ places, sessions }) =>
    sessions.every((each) => each.place === null || each.place < places.length),
  )

/**
 * What a site like ours says of an event beside OpenAgenda's fields (`feeds/maillage-part.ts`), checked as any other source: one fault, and the
 * whole part is left, since OpenAgenda's fields say the same less precisely.
 */
export function readMaillagePart(value: unknown): Partial<EventInput> {
  const read = part.safeParse(value)
  if (!read.success) return {}
  const { speakers, ...rest } = read.data
  return { ...rest, speakers: speakers.map((each) => ({ ...each, expert: null })) }
}
