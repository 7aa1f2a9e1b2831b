import { z } from 'zod'

const automatic = ['failed', 'review', 'passed', 'empty'] as const

/** Where pages were looked at: the window's width in pixels, and the colours asked for. */
const environment = z.strictObject({
  browser: z.string().min(1),
  width: z.number().int(),
  scheme: z.enum(['light', 'dark']),
})
export type Environment = z.infer<typeof environment>

/**
 * Results of an accessibility audit, kept in `audit/last-audit.json`, from which the declaration is written.
 * `method`: `automatic` for what the machine saw (part of some criteria), `full` when people checked every criterion.
 * A criterion that is not listed was not checked. `pages` are the paths concerned by a failure or a doubt.
 */
export const auditSchema = z.strictObject({
  referential: z.literal('RGAA 4.1.2'),
  method: z.enum(['automatic', 'full']),
  date: z.iso.date(),
  tools: z.array(z.strictObject({ name: z.string().min(1), version: z.string().min(1) })).min(1),
  environments: z.array(environment).min(1),
  pages: z.array(z.strictObject({ title: z.string().min(1), path: z.string().startsWith('/') })).min(1),
  criteria: z.array(
    z.strictObject({
      criterion: z.string().regex(/^\d{1,2}\.\d{1,2}$/),
      result: z.enum(automatic),
      pages: z.array(z.string()),
    }),
  ),
})
export type Audit = z.infer<typeof auditSchema>
export type CriterionResult = (typeof automatic)[number] | 'untested'

/** What axe-core says of one page in one environment: its results object has this shape, and more. */
export type AxeRun = { path: string; title: string; environment: Environment } & Record<
  'violations' | 'incomplete' | 'passes' | 'inapplicable',
  { id: string; tags: string[] }[]
>

/**
 * Builds the results of an automatic audit from axe-core's runs. A rule speaks for the criteria in its `RGAA-x.y.z` tags.
 * A criterion fails when one rule fails on one page; else it is to review when axe could not tell; else it passed when a
 * rule found something to check; else the pages held nothing to check.
 */
export function buildAudit(date: string, tools: Audit['tools'], runs: AxeRun[]): Audit {
  const seen = new Map<string, Record<(typeof automatic)[number], Set<string>>>()
  for (const run of runs) {
    for (const [outcome, result] of [
      ['violations', 'failed'],
      ['incomplete', 'review'],
      ['passes', 'passed'],
      ['inapplicable', 'empty'],
    ] as const) {
      for (const criterion of run[outcome].flatMap(criteriaOf)) {
        const results = seen.get(criterion) ?? {
          failed: new Set(),
          review: new Set(),
          passed: new Set(),
          empty: new Set(),
        }
        results[result].add(run.path)
        seen.set(criterion, results)
      }
    }
  }
  return {
    referential: 'RGAA 4.1.2',
    method: 'automatic',
    date,
    tools,
    environments: [
      ...new Map(runs.map(({ environment }) => [JSON.stringify(environment), environment])).values(),
    ],
    pages: [...new Map(runs.map(({ path, title }) => [path, { title, path }])).values()],
    criteria: [...seen]
      .sort(([a], [b]) => byNumber(a, b))
      .map(([criterion, results]) => {
        const result = automatic.find((each) => results[each].size > 0) ?? 'empty'
        return {
          criterion,
          result,
          pages: result === 'failed' || result === 'review' ? [...results[result]].sort() : [],
        }
      }),
  }
}

function criteriaOf(rule: { tags: string[] }): string[] {
  return rule.tags.flatMap((tag) => /^RGAA-(\d+\.\d+)\.\d+$/.exec(tag)?.[1] ?? [])
}

/** Criteria in the order of their numbers: 1.9 before 1.10. */
function byNumber(a: string, b: string): number {
  return a.localeCompare(b, 'fr', { numeric: true })
}

/**
 * The state to declare (RGAA, « obligations »): none below half of the applicable criteria, partial from half on, full
 * at all of them. Without a full audit nothing allows another state than `none`, nor a rate.
 * @param criteria numbers of all criteria of the referential
 */
export function complianceOf(
  audit: Audit | null,
  criteria: string[],
): { state: 'none' | 'partial' | 'full'; rate: number | null } {
  const results = criteria.map((criterion) => resultOf(audit, criterion))
  if (audit?.method !== 'full' || results.includes('untested') || results.includes('review'))
    return { state: 'none', rate: null }
  const passed = results.filter((result) => result === 'passed').length
  const applicable = results.filter((result) => result !== 'empty').length
  const rate = applicable === 0 ? 1 : passed / applicable
  return { state: rate === 1 ? 'full' : rate >= 0.5 ? 'partial' : 'none', rate }
}

/** What an audit says of a criterion. */
export function resultOf(audit: Audit | null, criterion: string): CriterionResult {
  return audit?.criteria.find((each) => each.criterion === criterion)?.result ?? 'untested'
}
