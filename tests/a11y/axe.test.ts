import { lookWithAxe } from '../support/axe.ts'
import { pages } from '../support/pages.ts'
import { expect, test } from '../support/test.ts'

// Each page at both widths and in both schemes, in two looks: colours come from the same variables whatever the width.
const looks = [
  { width: 360, colorScheme: 'dark' },
  { width: 1440, colorScheme: 'light' },
] as const

for (const page_ of pages) {
  for (const { width, colorScheme } of looks) {
    test(`${page_.name}, ${width} px, ${colorScheme}`, async ({ page, browser }, info) => {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ reducedMotion: 'reduce', colorScheme })
      const answer = await page.goto(page_.path)
      expect(answer?.status()).toBe('status' in page_ ? page_.status : 200)
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
      expect(faults).toEqual([])
    })
  }
}
