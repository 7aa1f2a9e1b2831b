import type { Page } from '@playwright/test'

/** RGAA 10.12: line, paragraph, letter and word spacing chosen by the reader. */
const spaced =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }'

/** Makes the window 320 px wide; resolves to how many pixels of the page are beyond its edge. */
export async function beyond320(page: Page): Promise<number> {
  await page.setViewportSize({ width: 320, height: 640 })
  return beyondEdge(page)
}

/** The same once the text is spaced; the text is as before afterwards. */
export async function beyond320WhenSpaced(page: Page): Promise<number> {
  const space = (css: string) =>
    page.evaluate((rules) => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(rules)
      document.adoptedStyleSheets = [sheet]
    }, css)
  await page.setViewportSize({ width: 320, height: 640 })
  await space(spaced)
  const beyond = await beyondEdge(page)
  await space('')
  return beyond
}

function beyondEdge(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
