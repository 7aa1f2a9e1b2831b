/** A criterion of the RGESN (2024), in our words, with what we can say of it today. */
export type EcodesignCriterion = {
  id: string
  state: 'met' | 'unmet' | 'not-applicable' | 'to-assess'
  title: string
  why: string
}
