import { lookWithAxe } from '../support/axe.ts'
import { pages } from '../support/pages.ts'
import { expect, test } from '../support/test.ts'

// Each page at both widths and in both schemes, in two looks: colours come from the same variables whatever the width. It is opened once: it
// is to follow a window made narrow and a scheme that changes.
const looks = [
  { width: 1440, colorScheme: 'light' },
  { width: 360, colorScheme: 'dark' },
] as const

for (const { name, path, ...other } of pages) {
  test(name, async ({ page, browser }, info) => {
    await page.setViewportSize({ width: 1440, height: 900 })
    const answer = await page.goto(path)
    expect(answer?.status()).toBe('status' in other ? other.status : 200)
    for (const { width, colorScheme } of looks) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ reducedMotion: 'reduce', colorScheme })
      const { results, faults } = await lookWithAxe(page)
      if (answer?.ok()) {
        const environment = {
          browser: `Chromium ${Number.parseInt(browser.version(), 10)}`,
          width,
          scheme: colorScheme,
        }
        await info.attach('axe', {
          body: JSON.stringify({ ...results, title: name, path, environment }),
        })
      }
      expect.soft(faults, `${width} px, ${colorScheme}`).toEqual([])
    }
  })
}
