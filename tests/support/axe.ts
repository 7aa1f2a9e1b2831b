import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

// RGAA 4.1.2 rules of axe-core, and WCAG 2.2 AA; best practices too, such as landmarks and heading order.
const tags = ['RGAAv4', 'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe-core finds on the page as it is, and in its frames, which are of this site; `faults` in words. */
export async function lookWithAxe(page: Page) {
  // A look taken while one page still fades into the next cuts the transition short, which the browser complains of.
  await page.evaluate(() => document.activeViewTransition?.finished.catch(() => {}))
  // Once for a document, however many times it is looked at: reading it takes the browser a third of a look.
  for (const frame of page.frames())
    if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(source)
  const results = await page.evaluate(async (values) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const found: AxeResults = await axe.run(document, {
      // No rule asked for reads style sheets: they need not be fetched again.
      preload: { assets: ['media'] },
      runOnly: { type: 'tag', values },
      resultTypes: ['violations', 'incomplete'],
    })
    const named = (rules: AxeResults['passes']) => rules.map(({ id, tags }) => ({ id, tags }))
    return {
      violations: found.violations,
      incomplete: named(found.incomplete),
      passes: named(found.passes),
      inapplicable: named(found.inapplicable),
    }
  }, tags)
  const faults = results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target} ${node.failureSummary}`).join(' | ')}`,
  )
  return { results, faults }
}
