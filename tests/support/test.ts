import { test as base, expect } from '@playwright/test'

/**
 * The `test` of whatever looks at pages: beside what a test checks, its page must ask nothing of another site, throw no
 * error, and break no rule of the content security policy (the browser writes those on its console).
 */
export const test = base.extend({
  page: async ({ page, baseURL }, use) => {
    const faults: string[] = []
    page.on('request', (request) => {
      const address = new URL(request.url())
      if (/^(https?|wss?):$/.test(address.protocol) && address.origin !== baseURL)
        faults.push(`asks ${address.href}`)
    })
    page.on('pageerror', (error) => faults.push(`throws ${error.message}`))
    page.on('console', (message) => {
      // A page that answers 404 or 422 on purpose is also noted there.
      const onPurpose = message.text().startsWith('Failed to load resource')
      if (message.type() === 'error' && !onPurpose) faults.push(`complains: ${message.text()}`)
    })
    await use(page)
    expect(faults, 'what the page must not do').toEqual([])
  },
})

export { expect }
