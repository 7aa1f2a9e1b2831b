import { z } from 'zod'
import {
  conditions,
  type LoanPlace,
  type LoanRequest,
  means,
  moneyKinds,
  mostFlexibleDays,
} from '#modules/loans/index.ts'

const slug = z
  .string()
  .max(200)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const text = (max: number) => z.string().trim().min(1).max(max)
const optional = (max: number) => text(max).nullable().default(null)
const day = z.iso.date()

/** Where a tool goes: an organisation of the directory, or a place named in a commune. */
const place = z.union([
  z.strictObject({ organisation: slug }),
  z.strictObject({
    name: text(200),
    address: optional(300),
    commune: z.string().regex(/^\d[0-9AB]\d{3}$/),
  }),
])

/** Modules of a tool, by their numbers. */
const modules = z.array(z.int().min(1).max(32_000)).max(200)

/** A wish to borrow, as a caller writes it. */
export const newLoanBody = z.strictObject({
  tool: slug,
  organisation: slug,
  from: day,
  to: day,
  modules: modules.nullable().default(null),
  place: place.nullable().default(null),
  audience: optional(300),
  purpose: optional(2000),
  message: optional(4000),
  answers: z.array(z.string().trim().max(2000)).max(20).default([]),
  flexibleDays: z.int().min(0).max(mostFlexibleDays).nullable().default(null),
  waiting: z.boolean().default(false),
})

/** The same, as it is asked for. */
export const toLoanRequest = (body: z.infer<typeof newLoanBody>, where: LoanPlace): LoanRequest => ({
  span: { from: body.from, to: body.to },
  modules: body.modules,
  place: where,
  audience: body.audience,
  purpose: body.purpose,
  message: body.message,
  answers: body.answers,
  flexibleDays: body.flexibleDays,
  waiting: body.waiting,
})

/** What can be done to a loan, as addresses name it. */
export const loanActs = [
  'approve',
  'refuse',
  'offer',
  'accept',
  'decline',
  'sign',
  'handover',
  'return',
  'close',
  'cancel',
  'dates',
  'accept-dates',
  'decline-dates',
  'withdraw-dates',
] as const
export type ApiAct = (typeof loanActs)[number]

const count = z.int().min(0).max(100_000)
const fields = {
  version: z.int().min(1),
  words: text(2000),
  copy: z.string().max(40),
  reason: text(2000),
  from: day,
  to: day,
  modules: modules.nullable(),
  name: text(200),
  terms: z.string().regex(/^[0-9a-f]{64}$/),
  parts: z
    .array(
      z.strictObject({
        name: text(200).optional(),
        found: count,
        damaged: count.default(0),
        note: text(500).nullable().default(null),
      }),
    )
    .max(500),
  condition: z.enum(conditions),
  notes: text(2000),
  otherName: text(200),
  copyState: z.enum(['good', 'worn', 'repair', 'retired']),
}

/** What came or went for a loan, as who lends notes it; the amount in euros, to the cent. */
export const moneyBody = z.strictObject({
  version: z.int().min(1).optional(),
  kind: z.enum(moneyKinds),
  amount: z.number().min(0).max(1_000_000).multipleOf(0.01),
  day,
  means: z.enum(means).nullable().default(null),
  note: optional(300),
})

/** Every field an act may take, for its description. */
export const actBody = z.strictObject(fields).partial()

const { words, copy, reason, from, to, name, terms, parts, copyState, condition, notes, otherName } = fields
const base = { version: fields.version.optional() }
const said = { ...base, words: words.optional() }
/** What was seen of a copy as it leaves or comes back. */
const seen = {
  condition: condition.default('good'),
  notes: notes.optional(),
  otherName: otherName.optional(),
}

/** What each act takes; anything else is refused. */
export const actBodies = {
  approve: z.strictObject({ ...said, copy: copy.optional() }),
  refuse: z.strictObject({ ...base, reason }),
  // Without `modules`: those asked for; null: the whole tool.
  offer: z.strictObject({ ...said, from, to, modules: fields.modules.optional(), copy: copy.optional() }),
  accept: z.strictObject(base),
  decline: z.strictObject(said),
  sign: z.strictObject({ ...base, name, terms }),
  // Without `parts` nothing was counted, and no report is written: what else a report says would stand alone.
  handover: z
    .strictObject({ ...said, ...seen, condition: condition.optional(), parts: parts.optional() })
    .refine(
      ({ parts, condition, notes, otherName }) => parts !== undefined || !(condition ?? notes ?? otherName),
      {
        path: ['parts'],
      },
    ),
  return: z.strictObject({ ...said, ...seen, parts: parts.default([]) }),
  close: z.strictObject({ ...said, copyState: copyState.optional() }),
  cancel: z.strictObject({ ...base, reason: reason.default('') }),
  dates: z.strictObject({ ...base, from: from.optional(), to, copy: copy.optional(), reason }),
  'accept-dates': z.strictObject({ ...base, copy: copy.optional() }),
  'decline-dates': z.strictObject({ ...base, reason }),
  'withdraw-dates': z.strictObject(base),
} satisfies Record<ApiAct, z.ZodType>
