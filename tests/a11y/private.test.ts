import { lookWithAxe } from '../support/axe.ts'
import { privatePages } from '../support/pages.ts'
import { administrator, signIn } from '../support/sign-in.ts'
import { expect, test } from '../support/test.ts'

// Pages behind one's own door, as an administrator sees them: axe-core in both schemes and at both widths, reflow at 320 px.
test.describe('private pages', () => {
  test.setTimeout(180_000)

  test('have no fault at either width, in either scheme', async ({ page }) => {
    await signIn(page, administrator, 'Administration')
    for (const path of privatePages) {
      const answer = await page.goto(path)
      expect(answer?.status(), path).toBe(200)
      for (const [width, colorScheme] of [
        [1440, 'light'],
        [360, 'dark'],
      ] as const) {
        await page.setViewportSize({ width, height: 900 })
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        expect.soft((await lookWithAxe(page)).faults, `${path}, ${width} px`).toEqual([])
      }
    }
  })

  test('do not scroll sideways at 320 px', async ({ page }) => {
    await signIn(page, administrator, 'Administration')
    await page.setViewportSize({ width: 320, height: 640 })
    for (const path of privatePages) {
      await page.goto(path)
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect.soft(over, path).toBeLessThanOrEqual(0)
    }
  })
})
