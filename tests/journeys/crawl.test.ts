import { expect, test } from '@playwright/test'

const concurrency = 8
// Addresses with filters are endless: a page's first few are followed, and no further.
const filteredMost = 200
// Pages of one kind (a first segment, so many segments, a language) come from the same few routes, from data that store tests check:
// the first forty of each are opened, then one in ten. Each printed page costs the work of a press, and a visitor
// may have sixty in ten minutes: of those, one in twenty from the start.
const openedOfAKind = 40
const oneIn = (kind: string) => (kind === 'pdf' ? 20 : 10)

/** `/en/annuaire/fab/historique` → `en annuaire 4`; `pdf`, whatever it is of. */
function kindOf(path: string): string {
  const segments = (path.split('?')[0] as string).split('/').filter(Boolean)
  const english = segments[0] === 'en'
  return path.endsWith('.pdf')
    ? 'pdf'
    : `${english ? 'en ' : ''}${segments[english ? 1 : 0] ?? ''} ${segments.length}`
}

/** Every address of the site that a link of `html` leads to, without its fragment. */
function links(html: string): string[] {
  const found = [...html.matchAll(/\s(?:href|src)="(\/[^"#]*)/g)].map((match) =>
    (match[1] as string).replaceAll('&amp;', '&'),
  )
  return [...new Set(found)]
}

test('no link of the whole site is broken', async ({ baseURL }) => {
  test.setTimeout(8 * 60_000)
  const seen = new Set(['/', '/en'])
  const queue = [...seen].map((path) => ({ path, from: '/' }))
  const failed: { status: number; path: string; from: string }[] = []
  let filtered = 0
  const ofKind = new Map<string, number>()
  let followed = 0
  const follow = (from: string, to: string) => {
    if (seen.has(to)) return
    if (to.includes('?') && (from.includes('?') || ++filtered > filteredMost)) return
    seen.add(to)
    const kind = kindOf(to)
    const rank = ofKind.get(kind) ?? 0
    ofKind.set(kind, rank + 1)
    if ((kind !== 'pdf' && rank < openedOfAKind) || rank % oneIn(kind) === 0) queue.push({ path: to, from })
  }
  const visit = async ({ path, from }: { path: string; from: string }) => {
    const { status, html } = await read(`${baseURL}${path}`)
    followed++
    if (status >= 400) failed.push({ status, path, from })
    for (const to of links(html)) follow(path, to)
  }
  while (queue.length > 0) await Promise.all(queue.splice(0, concurrency).map(visit))
  console.log(`${seen.size} addresses linked, ${followed} of them opened`)
  // Other journeys publish and withdraw things meanwhile: a link is broken when its page still stands and has it.
  const broken: typeof failed = []
  for (const each of failed) {
    const { status, html } = await read(`${baseURL}${each.from}`)
    if (status < 400 && links(html).includes(each.path)) broken.push(each)
  }
  expect(broken).toEqual([])
  expect(followed).toBeGreaterThan(800)
})

async function read(url: string): Promise<{ status: number; html: string }> {
  // Not compressed: nobody reads these pages, and the two thousand of them are compressed for nothing.
  const answer = await fetch(url, { headers: { 'accept-encoding': 'identity' } })
  const isPage = answer.headers.get('content-type')?.includes('text/html')
  const body = await answer.text()
  return { status: answer.status, html: isPage ? body : '' }
}
