import { z } from 'zod'
import { decisionActs } from '#modules/moderation/index.ts'

/** What is decided of a case. `reason` is written to its author; `fields`, of a suggestion: only these are taken. */
export const decisionBody = z.strictObject({
  act: z.enum(decisionActs),
  reason: z.string().trim().max(2000).default(''),
  fields: z.array(z.string().max(60)).min(1).max(50).optional(),
})
