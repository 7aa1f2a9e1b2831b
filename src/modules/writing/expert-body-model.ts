import { z } from 'zod'

const text = (max: number) => z.string().trim().max(max).default('')
const codes = z.array(z.string().max(60)).max(50).default([])

/** One's expert record as a caller writes it, whole: the fields of the form of one's account, and one's own consent to publication. */
export const expertBody = z.strictObject({
  name: z.string().trim().min(1).max(120),
  headlineFr: text(200),
  headlineEn: text(200),
  presentationFr: text(4000),
  presentationEn: text(4000),
  theme: codes,
  audience: codes,
  format: codes,
  keywords: text(500),
  languages: codes,
  commune: text(100),
  travelKm: text(10),
  availability: text(500),
  months: codes,
  weekdays: codes,
  fee: text(20),
  feeNote: text(500),
  orcid: text(40),
  organisation: text(40),
  affiliation: text(200),
  yearlyLimit: text(10),
  consent: z.literal(true),
})
