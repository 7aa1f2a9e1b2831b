import { lookWithAxe } from '../support/axe.ts'
import { pages } from '../support/pages.ts'
import { expect, test } from '../support/test.ts'

const widths = [360, 1440]
const schemes = ['light', 'dark'] as const

for (const page_ of pages) {
  for (const width of widths) {
    test(`${page_.name}, ${width} px`, async ({ page, browser }, info) => {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ reducedMotion: 'reduce' })
      const answer = await page.goto(page_.path)
      expect(answer?.status()).toBe('status' in page_ ? page_.status : 200)
      for (const colorScheme of schemes) {
        await page.emulateMedia({ colorScheme })
        const { results, faults } = await lookWithAxe(page)
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
        expect(faults, colorScheme).toEqual([])
      }
    })
  }
}
