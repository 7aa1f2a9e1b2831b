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

test.describe('every page', () => {
  // One test opens them all.
  test.describe.configure({ timeout: 120_000 })

  test('has valid HTML', async ({ request }) => {
    const faults: string[] = []
    for (const { path } of pages) {
      const html = await (await request.get(path)).text()
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

  test('has a title of its own in its language, one first heading and no skipped level', async ({ page }) => {
    const titles = new Map<string, string>()
    for (const { path } of pages) {
      await page.goto(path)
      const title = `${await page.title()} (${await page.locator('html').getAttribute('lang')})`
      expect(titles.get(title), `${path} has the title of`).toBeUndefined()
      titles.set(title, path)
      const levels = await page
        .locator('h1, h2, h3, h4, h5, h6')
        .evaluateAll((all) =>
          all.filter((each) => each.checkVisibility()).map((each) => Number(each.tagName[1])),
        )
      expect(
        levels.filter((level) => level === 1),
        path,
      ).toHaveLength(1)
      expect(
        levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1),
        path,
      ).toEqual([])
    }
  })

  test('does not scroll sideways at 320 px, nor when text is spaced', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    for (const { path } of pages) {
      await page.goto(path)
      // RGAA 10.12: line, paragraph, letter and word spacing chosen by the reader.
      for (const css of [
        '',
        '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
      ]) {
        await page.evaluate((rules) => {
          const sheet = new CSSStyleSheet()
          sheet.replaceSync(rules)
          document.adoptedStyleSheets = [sheet]
        }, css)
        const over = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect(over, `${path} ${css && 'spaced'}`).toBeLessThanOrEqual(0)
      }
    }
  })
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
