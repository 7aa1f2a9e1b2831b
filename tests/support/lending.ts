import { type Browser, expect, type Page } from '@playwright/test'
import type { TestPerson } from '#modules/accounts/testing.ts'
import { lendingHouse } from '#modules/loans/testing-house.ts'
import { followLoans } from '#modules/openings/index.ts'
import { plusDays, today } from '#modules/tools/index.ts'
import { openBesideSite } from '#platform/db/open.ts'
import { formatShortDate } from '#platform/i18n/format.ts'

/** A day, some days ahead of the one it is in Paris. */
export const day = (ahead: number) => plusDays(today(new Date()), ahead)
/** The same as pages write it. */
export const dayInWords = (ahead: number) => formatShortDate('fr', new Date(`${day(ahead)}T12:00:00Z`))

/** The page is no wider than the telephone. */
export async function fits(page: Page): Promise<void> {
  const wide = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)
  expect(wide, page.url()).toBe(0)
}

/** A house that lends (see `lendingHouse`), on the site that the tests look at; `close` lets its database go. */
export async function aLendingHouse(copies: number) {
  const { db, close } = await openBesideSite({
    databaseUrl: process.env.DATABASE_URL ?? null,
    dataFolder: process.env.MAILLAGE_DATA ?? '.maillage',
  })
  return {
    ...(await lendingHouse(db, copies, new Date())),
    /** What an organisation announces is published at once. */
    trust: (id: string) =>
      db.updateTable('organisation').where('id', '=', id).set({ event_trust: true }).execute(),
    /** Events follow their loans now, as the job would in a moment. */
    follow: () => followLoans(db, new Date()),
    close,
  }
}

/** A page of somebody on a telephone, without script: what they do must work there. */
export async function onPhone(
  browser: Browser,
  baseURL: string | undefined,
  { cookie }: TestPerson,
): Promise<Page> {
  const viewport = { width: 360, height: 740 }
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'fr-FR', viewport })
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url: baseURL ?? '' }])
  return context.newPage()
}
