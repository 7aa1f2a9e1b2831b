import { expect, test } from '@playwright/test'
import { mapPages, pages } from '../support/pages.ts'

const kB = 1000
const content = { bytes: 60 * kB, requests: 8 }
const map = { bytes: 400 * kB, requests: 40 }

type Weight = { path: string; bytes: number; requests: number }
const weights: Weight[] = []

async function total(sizes: Promise<number>[]): Promise<number> {
  return (await Promise.all(sizes)).reduce((sum, each) => sum + each, 0)
}

for (const { name, path } of pages) {
  test(`${name}: weight, requests, no third party, no cookie`, async ({ page, context, baseURL }, info) => {
    const sizes: Promise<number>[] = []
    const scripts: Promise<number>[] = []
    const foreign: string[] = []
    page.on('requestfinished', (request) => {
      if (!request.url().startsWith(baseURL ?? '') && !/^(data|blob):/.test(request.url()))
        foreign.push(request.url())
      const size = request.sizes().then(({ responseBodySize }) => responseBodySize)
      sizes.push(size)
      if (request.resourceType() === 'script') scripts.push(size)
    })
    const answer = await page.goto(path, { waitUntil: 'networkidle' })
    const [bytes, scriptBytes] = await Promise.all([total(sizes), total(scripts)])
    weights.push({ path, bytes, requests: sizes.length })
    const kind = mapPages.includes(path) ? 'map' : 'content'
    if (answer?.ok()) {
      const measured = { title: name, path, kind, bytes, scriptBytes, requests: sizes.length }
      await info.attach('weight', { body: JSON.stringify(measured) })
    }
    const budget = kind === 'map' ? map : content
    expect(foreign).toEqual([])
    expect(await context.cookies()).toEqual([])
    expect(bytes, 'compressed bytes').toBeLessThanOrEqual(budget.bytes)
    expect(sizes.length, 'requests').toBeLessThanOrEqual(budget.requests)
  })
}

test.afterAll(() => {
  for (const { path, bytes, requests } of weights)
    console.log(`${(bytes / kB).toFixed(1).padStart(7)} kB ${String(requests).padStart(3)} requests  ${path}`)
})
