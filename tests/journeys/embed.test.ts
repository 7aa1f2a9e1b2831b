import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
// Not the site's own `test`: the page looked at here is another site's, and asks ours.
import { expect, type Page, test } from '@playwright/test'
import { lookWithAxe } from '../support/axe.ts'

const query = 'theme=astronomy&quand=30-jours'

type Foreign = { origin: string; show: (body: string) => void }
let server: Server
let foreign: Foreign

/** A site of somebody else, on another origin, whose policy allows ours and nothing inline. */
test.beforeAll(async ({ baseURL }) => {
  let content = ''
  const policy = `default-src 'none'; script-src ${baseURL}; connect-src ${baseURL}; img-src ${baseURL}; frame-src ${baseURL}`
  server = createServer((_request, response) => {
    response.writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
    })
    response.end(
      `<!doctype html><html lang="fr"><head><title>Médiathèque</title><link rel="icon" href="${baseURL}/icone.svg"></head><body><main><h1>Médiathèque</h1><h2>À voir</h2>${content}</main></body></html>`,
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  foreign = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    show: (body) => {
      content = body
    },
  }
})
test.afterAll(() => {
  server.close()
})

/** What the browser refused, or the page complained of. */
async function watch(page: Page): Promise<string[]> {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`throws ${error.message}`))
  page.on('dialog', (dialog) => {
    faults.push(`asks ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) faults.push(message.text())
  })
  await page.exposeFunction('refused', (what: string) => faults.push(what))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { refused } = window as unknown as { refused: (what: string) => void }
      refused(`${event.violatedDirective} ${event.blockedURI}`)
    })
  })
  return faults
}

/** The events to come that the API has under the same filters. */
async function titlesOfApi(page: Page): Promise<string[]> {
  const answer = await page.request.get(`/api/v1/events?${query}&limit=100&fields=title`)
  const { data } = (await answer.json()) as { data: { title: string }[] }
  expect(data.length).toBeGreaterThan(1)
  expect(data.length).toBeLessThanOrEqual(30)
  return data.map(({ title }) => title).sort()
}

const sorted = async (titles: Promise<string[]>) => (await titles).map((title) => title.trim()).sort()

test('the codes of the assistant show, on another site, the events of the API', async ({ page, context }) => {
  const faults = await watch(page)
  await page.goto(`/integrer?${query}&nombre=30`)
  await expect(page.getByRole('button', { name: /^Copier/ })).toHaveCount(2)
  const frameCode = await page.getByLabel('Code du cadre', { exact: true }).inputValue()
  const elementCode = await page.getByLabel('Code de la balise', { exact: true }).inputValue()
  const preview = page.frameLocator('iframe').locator('h2 a')
  await expect(preview.first()).toBeVisible()

  const wanted = await titlesOfApi(page)
  expect(await sorted(preview.allInnerTexts())).toEqual(wanted)

  foreign.show(`${elementCode}<h2>Encore</h2>${frameCode}`)
  await page.goto(foreign.origin)
  const tag = page.locator('maillage-agenda')
  await expect(tag.locator('li').first()).toBeVisible()
  expect(await sorted(tag.locator('h3 a').allInnerTexts())).toEqual(wanted)
  expect(await sorted(page.frameLocator('iframe').locator('h2 a').allInnerTexts())).toEqual(wanted)
  await expect(tag.locator('time').first()).toHaveAttribute('datetime', /^\d{4}-\d\d-\d\dT/)
  await expect(tag).toContainText('Données')

  // The script of the tag fits the frame too: it has no scroll bar of its own.
  await expect(page.locator('iframe')).not.toHaveAttribute('height', '560')
  const frame = page.frames().find((each) => each.url().includes('/integrer/agenda'))
  await expect
    .poll(() => frame?.evaluate(() => document.documentElement.scrollHeight - window.innerHeight))
    .toBe(0)

  expect(await context.cookies()).toEqual([])
  for (const each of page.frames())
    expect(await each.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
  expect((await lookWithAxe(page)).faults).toEqual([])
  expect(faults).toEqual([])

  await page.frameLocator('iframe').locator('h2 a').first().click()
  await expect(page).toHaveURL(/^http:\/\/localhost:\d+\/agenda\/[a-z0-9-]+$/)
})

test('the tag follows its attributes, in the language of its page or its own', async ({ page, baseURL }) => {
  foreign.show(
    `<script type="module" src="${baseURL}/integrer.js"></script><maillage-agenda nombre="4" niveau="4">…</maillage-agenda>`,
  )
  await page.goto(foreign.origin)
  const tag = page.locator('maillage-agenda')
  await expect(tag.locator('h4')).toHaveCount(4)
  await tag.evaluate((element) => {
    element.setAttribute('nombre', '2')
    element.setAttribute('lang', 'en')
  })
  await expect(tag.locator('h4')).toHaveCount(2)
  await expect(tag).toContainText(/See the \d+ events/)
  await expect(tag.locator('h4 a').first()).toHaveAttribute('href', /\/en\/agenda\//)
  await tag.evaluate((element) => element.setAttribute('q', 'zzzzqqqq'))
  await expect(tag).toContainText('Nothing is announced for now.')
})

test('hostile attributes stay text, and what the page wrote stays when nothing comes', async ({
  page,
  baseURL,
}) => {
  const faults = await watch(page)
  const hostile = `&quot;&gt;&lt;img src=x onerror=alert(1)&gt;&lt;script&gt;alert(2)&lt;/script&gt;`
  foreign.show(`<script type="module" src="${baseURL}/integrer.js"></script>
    <maillage-agenda id="hostile" q="${hostile}" theme="${hostile}" territoire="../../x" niveau="${hostile}" couleur="${hostile}" lang="${hostile}">Rien</maillage-agenda>
    <maillage-agenda id="cut" q="panne"><p>Notre agenda papier</p></maillage-agenda>`)
  await page.route(/agenda\.json\?q=panne/, (route) => route.abort())
  await page.goto(foreign.origin)
  await expect(page.locator('#hostile')).toContainText('Rien n’est annoncé pour l’instant.')
  expect(
    await page.locator('#hostile').evaluate((it) => it.shadowRoot?.querySelectorAll('img, script').length),
  ).toBe(0)
  await expect(page.getByText('Notre agenda papier')).toBeVisible()
  expect(faults).toEqual([])
})

test('the script of the tag weighs at most 5 kB, and any site may read it', async ({ request }) => {
  const answer = await request.get('/integrer.js')
  expect(answer.headers()['access-control-allow-origin']).toBe('*')
  expect(answer.headers()['content-type']).toBe('text/javascript; charset=utf-8')
  const body = await answer.body()
  expect(body.length).toBeGreaterThan(1000)
  expect(gzipSync(body).length).toBeLessThanOrEqual(5000)
  const etag = answer.headers().etag ?? ''
  expect((await request.get('/integrer.js', { headers: { 'If-None-Match': etag } })).status()).toBe(304)
})
