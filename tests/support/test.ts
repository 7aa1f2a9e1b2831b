import { test as base, expect, type Response } from '@playwright/test'

type Help = {
  /** Opens a path of the site and checks the status of the answer, 200 unless told. */
  visit: (path: string, status?: number) => Promise<Response>
}

/**
 * The `test` of every browser test. Whatever a test looks at, its page must ask nothing of another site, throw no
 * error, and break no rule of the content security policy (the browser writes those on its console).
 */
export const test = base.extend<Help>({
  page: async ({ page, baseURL }, use) => {
    const faults: string[] = []
    page.on('request', ({ url }) => {
      const address = new URL(url())
      if (/^(https?|wss?):$/.test(address.protocol) && address.origin !== baseURL)
        faults.push(`asks ${address.href}`)
    })
    page.on('pageerror', (error) => faults.push(`throws ${error.message}`))
    page.on('console', (message) => {
      // A page that answers 404 on purpose is also noted there.
      const expected = message.text().startsWith('Failed to load resource')
      if (message.type() === 'error' && !expected) faults.push(`complains: ${message.text()}`)
    })
    await use(page)
    expect(faults, 'The page must not do any of this.').toEqual([])
  },

  visit: async ({ page }, use) => {
    await use(async (path, status = 200) => {
      const response = await page.goto(path)
      expect(response?.status(), `status of ${path}`).toBe(status)
      return response as Response
    })
  },
})

export { expect }
