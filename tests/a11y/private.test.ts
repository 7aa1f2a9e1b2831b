import { lookWithAxe } from '../support/axe.ts'
import { privatePages } from '../support/pages.ts'
import { beyond320 } from '../support/reflow.ts'
import { administrator, signIn } from '../support/sign-in.ts'
import { expect, test } from '../support/test.ts'

// Pages behind one's own door, as an administrator sees them: axe-core in both schemes and at both widths, reflow at 320 px.
for (const path of privatePages)
  test(path, async ({ page }) => {
    await signIn(page, administrator, 'Administration')
    const answer = await page.goto(path)
    expect(answer?.status()).toBe(200)
    for (const [width, colorScheme] of [
      [1440, 'light'],
      [360, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      expect.soft((await lookWithAxe(page)).faults, `${width} px`).toEqual([])
    }
    expect.soft(await beyond320(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0)
  })
