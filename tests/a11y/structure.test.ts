import { HtmlValidate } from 'html-validate'
import { pages } from '../support/pages.ts'
import { expect, test } from '../support/test.ts'

const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    // What the renderer writes on purpose: attributes without a value, elements closed as XHTML does.
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    // Scripts and styles are held by the content security policy.
    'require-sri': 'off',
    'no-inline-style': 'error',
  },
})

test('every page has valid HTML, and a title of its own in its language', async ({ request }) => {
  // One test asks for them all.
  test.setTimeout(120_000)
  const faults: string[] = []
  const titles = new Map<string, string>()
  for (const { path } of pages) {
    const html = await (await request.get(path)).text()
    const title = `${/<title>([^<]+)/.exec(html)?.[1]} (${/<html[^>]* lang="(\w+)/.exec(html)?.[1]})`
    expect(title, path).not.toContain('undefined')
    expect(titles.get(title), `${path} has the title of`).toBeUndefined()
    titles.set(title, path)
    const report = await validator.validateString(html)
    for (const result of report.results)
      faults.push(
        ...result.messages.map(
          (message) => `${path}: ${message.ruleId} ${message.message} (line ${message.line})`,
        ),
      )
  }
  expect(faults).toEqual([])
})

test('the keyboard reaches the content through the skip link, and focus is seen', async ({ page }) => {
  await page.goto('/annuaire')
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Aller au contenu' })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.locator('main')).toBeFocused()
  await page.keyboard.press('Tab')
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle)
  expect(outline).not.toBe('none')
  expect(await page.evaluate(() => document.querySelector('main')?.contains(document.activeElement))).toBe(
    true,
  )
})

test('every control of the home page is reached by Tab, in the order it is read', async ({ page }) => {
  await page.goto('/')
  const count = await page
    .locator('a[href], button, input, select, textarea, summary')
    .evaluateAll(
      (all) => all.filter((each) => each.checkVisibility() && (each as HTMLElement).tabIndex >= 0).length,
    )
  const reached: number[] = []
  for (let index = 0; index < count; index++) {
    await page.keyboard.press('Tab')
    reached.push(
      await page.evaluate(() =>
        [...document.querySelectorAll('*')].indexOf(document.activeElement as Element),
      ),
    )
  }
  expect(new Set(reached).size).toBe(count)
  expect(reached.toSorted((a, b) => a - b)).toEqual(reached)
})
