import { z } from 'zod'

/** What a first visit may weigh: bytes as transferred (compressed, headers left out), requests, and script that the page needs. */
const budgets = {
  content: { bytes: 60_000, requests: 8 },
  map: { bytes: 400_000, requests: null },
} as const

/** Pages measured in a real browser with an empty cache, kept in `audit/last-budgets.json`. */
export const budgetsSchema = z.strictObject({
  date: z.iso.date(),
  tool: z.string().min(1),
  pages: z
    .array(
      z.strictObject({
        title: z.string().min(1),
        path: z.string().startsWith('/'),
        kind: z.enum(['content', 'map']),
        requests: z.number().int().min(1),
        bytes: z.number().int().min(0),
        scriptBytes: z.number().int().min(0),
      }),
    )
    .min(1),
})
export type Budgets = z.infer<typeof budgetsSchema>
export type MeasuredPage = Budgets['pages'][number]

/** Whether a page stays within the budget of its kind. */
export function withinBudget(page: MeasuredPage): boolean {
  const budget = budgets[page.kind]
  return page.bytes <= budget.bytes && (budget.requests === null || page.requests <= budget.requests)
}
