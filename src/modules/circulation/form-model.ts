import { type Parameters, usualParameters } from './model.ts'

/** What is to be planned, as the address says it. */
export type ChoiceForm = { slugs: string[]; from: string; to: string }

/** How, as typed: whole numbers, and by request how much it matters. */
export type PlanForm = {
  margin: string
  direct: string
  served: string
  hundredKm: string
  fairness: string
  priorities: Record<string, string>
}

/** Parameters as a form. */
export const planForm = ({
  margin,
  direct,
  weights,
  priorities,
}: Parameters = usualParameters): PlanForm => ({
  margin: String(margin),
  direct: direct === null ? '' : String(direct),
  served: String(weights.served),
  hundredKm: String(weights.hundredKm),
  fairness: String(weights.fairness),
  priorities: { ...priorities },
})
