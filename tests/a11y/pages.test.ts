import type { Page, TestInfo } from '@playwright/test'
import { lookWithAxe } from '../support/axe.ts'
import { mapPages, pages } from '../support/pages.ts'
import { beyond320, beyond320WhenSpaced } from '../support/reflow.ts'
import { expect, test } from '../support/test.ts'
import { type Weighing, weigh } from '../support/weight.ts'

// Each page is opened once for all that is asked of it: opening it costs as much as a look.

const kB = 1000
const budgets = { content: { bytes: 60 * kB, requests: 8 }, map: { bytes: 400 * kB, requests: 40 } }

for (const { name, path, ...other } of pages) {
  test(name, async ({ page, context, browser }, info) => {
    const weighed = weigh(page)
    const answer = await page.goto(path, { waitUntil: 'networkidle' })
    expect(answer?.status()).toBe('status' in other ? other.status : 200)
    const kind = mapPages.includes(path) ? 'map' : 'content'
    const weight = await weighed()
    expect.soft(weight.bytes, 'compressed bytes').toBeLessThanOrEqual(budgets[kind].bytes)
    expect.soft(weight.requests, 'requests').toBeLessThanOrEqual(budgets[kind].requests)
    expect.soft(await context.cookies(), 'cookies').toEqual([])
    await hasItsHeadings(page)
    const results = await lookBothWays(page, Number.parseInt(browser.version(), 10))
    expect.soft(await beyond320(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0)
    expect.soft(await beyond320WhenSpaced(page), 'the same, text spaced').toBeLessThanOrEqual(0)
    if (answer?.ok()) await attach(info, { name, path, kind, weight, results })
  })
}

/** One first heading, and no skipped level. */
async function hasItsHeadings(page: Page): Promise<void> {
  const levels = await page
    .locator('h1, h2, h3, h4, h5, h6')
    .evaluateAll((all) => all.filter((each) => each.checkVisibility()).map((each) => Number(each.tagName[1])))
  expect.soft(levels.filter((level) => level === 1)).toHaveLength(1)
  expect.soft(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([])
}

// Both widths and both schemes, in two looks: colours come from the same variables whatever the width. The page is to follow a window made
// narrow and a scheme that changes.
async function lookBothWays(page: Page, version: number) {
  const looks = [
    { width: 1440, scheme: 'light' },
    { width: 360, scheme: 'dark' },
  ] as const
  const all: object[] = []
  for (const { width, scheme } of looks) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme: scheme })
    const { results, faults } = await lookWithAxe(page)
    expect.soft(faults, `${width} px, ${scheme}`).toEqual([])
    all.push({ ...results, environment: { browser: `Chromium ${version}`, width, scheme } })
  }
  return all
}

/** What `npm test -- record` gathers (see `record-results.ts`). */
async function attach(
  info: TestInfo,
  seen: { name: string; path: string; kind: string; weight: Weighing; results: object[] },
): Promise<void> {
  const { name: title, path, kind, weight } = seen
  for (const each of seen.results)
    await info.attach('axe', { body: JSON.stringify({ ...each, title, path }) })
  await info.attach('weight', { body: JSON.stringify({ title, path, kind, ...weight }) })
}
