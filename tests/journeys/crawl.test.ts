import { type APIRequestContext, expect, test } from '@playwright/test'

const concurrency = 8
// Addresses with filters are endless: a page's first few are followed, and no further.
const filteredMost = 400

/** Every address of the site that a link of `html` leads to, without its fragment. */
function links(html: string): string[] {
  const found = [...html.matchAll(/\s(?:href|src)="(\/[^"#]*)/g)].map((match) =>
    (match[1] as string).replaceAll('&amp;', '&'),
  )
  return [...new Set(found)]
}

test('no link of the whole site is broken', async ({ request }) => {
  test.setTimeout(8 * 60_000)
  const seen = new Set(['/', '/en'])
  const queue = [...seen]
  const broken: string[] = []
  let filtered = 0
  const follow = (from: string, to: string) => {
    if (seen.has(to)) return
    if (to.includes('?') && (from.includes('?') || ++filtered > filteredMost)) return
    seen.add(to)
    queue.push(to)
  }
  const visit = async (path: string) => {
    const { status, html } = await read(request, path)
    if (status >= 400) broken.push(`${status} ${path}`)
    for (const to of links(html)) follow(path, to)
  }
  while (queue.length > 0) await Promise.all(queue.splice(0, concurrency).map(visit))
  console.log(`${seen.size} addresses followed`)
  expect(broken).toEqual([])
  expect(seen.size).toBeGreaterThan(5000)
})

async function read(request: APIRequestContext, path: string): Promise<{ status: number; html: string }> {
  const answer = await request.get(path, { timeout: 60_000 })
  const isPage = answer.headers()['content-type']?.includes('text/html')
  return { status: answer.status(), html: isPage ? await answer.text() : '' }
}
