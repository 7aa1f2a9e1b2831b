import { z } from 'zod'
import { groupLevels, type NewBooking } from '#modules/bookings/index.ts'
import type { Lang } from '#platform/i18n/lang.ts'

const text = (max: number) => z.string().trim().min(1).max(max)
const optional = (max: number) => text(max).nullable().default(null)
const common = {
  name: text(120),
  email: z.email().trim().toLowerCase().max(254),
  phone: z
    .string()
    .trim()
    .regex(/^[+\d\s().-]{1,40}$/)
    .nullable()
    .default(null),
  accessNeeds: z.string().trim().max(500).default(''),
  message: z.string().trim().max(1000).default(''),
}
const count = (from: number) => z.int().min(from).max(1000)

/** Who books: somebody, or a group, whose pupils and adults are its seats. */
export const bookingBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), seats: count(1), ...common }),
  z.strictObject({
    kind: z.literal('group'),
    structure: text(160),
    level: z.enum(groupLevels),
    levelNote: optional(120),
    pupils: count(1),
    adults: count(0),
    ...common,
  }),
])

/** What a body says, as it is booked. */
export function toBooking(body: z.infer<typeof bookingBody>, sessionId: string, lang: Lang): NewBooking {
  const { name, email, phone, accessNeeds, message } = body
  const who = { sessionId, name, email, phone, accessNeeds, message, lang, formKey: null }
  if (body.kind === 'person')
    return {
      ...who,
      kind: 'person',
      seats: body.seats,
      structure: null,
      level: null,
      levelNote: null,
      pupils: null,
      adults: null,
    }
  const { structure, level, levelNote, pupils, adults } = body
  return { ...who, kind: 'group', seats: pupils + adults, structure, level, levelNote, pupils, adults }
}
