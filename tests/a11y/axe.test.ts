import AxeBuilder from '@axe-core/playwright'
import { pages } from '../support/pages.ts'
import { expect, test } from '../support/test.ts'

// RGAA 4.1.2 rules of axe-core, and WCAG 2.2 AA; best practices too, such as landmarks and heading order.
const tags = ['RGAAv4', 'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const widths = [360, 1440]
const schemes = ['light', 'dark'] as const

for (const page_ of pages) {
  for (const width of widths) {
    test(`${page_.name}, ${width} px`, async ({ page, browser }, info) => {
      await page.setViewportSize({ width, height: 900 })
      for (const colorScheme of schemes) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        const answer = await page.goto(page_.path)
        expect(answer?.status()).toBe('status' in page_ ? page_.status : 200)
        const results = await new AxeBuilder({ page }).withTags(tags).analyze()
        if (answer?.ok()) {
          const environment = {
            browser: `Chromium ${Number.parseInt(browser.version(), 10)}`,
            width,
            scheme: colorScheme,
          }
          await info.attach('axe', {
            body: JSON.stringify({ ...results, title: page_.name, path: page_.path, environment }),
          })
        }
        const found = results.violations.map(
          ({ id, nodes }) =>
            `${colorScheme} ${id}: ${nodes.map((node) => `${node.target} ${node.failureSummary}`).join(' | ')}`,
        )
        expect(found).toEqual([])
      }
    })
  }
}
