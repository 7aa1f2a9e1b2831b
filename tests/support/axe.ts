import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

// RGAA 4.1.2 rules of axe-core, and WCAG 2.2 AA; best practices too, such as landmarks and heading order.
const tags = ['RGAAv4', 'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe-core finds on the page as it is; `faults` in words. */
export async function lookWithAxe(page: Page) {
  // A look taken while one page still fades into the next cuts the transition short, which the browser complains of.
  await page.evaluate(() => document.activeViewTransition?.finished.catch(() => {}))
  // Legacy mode spares a second page for frames of other sites, which no page here has, and half of the time.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations', 'incomplete'] })
  const results = await axe.setLegacyMode().withTags(tags).analyze()
  const faults = results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target} ${node.failureSummary}`).join(' | ')}`,
  )
  return { results, faults }
}
