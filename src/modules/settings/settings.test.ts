import sharp from 'sharp'
import { afterAll, expect, test, vi } from 'vitest'
import { aPerson, signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { siteSettings } from './site-settings.ts'

const db = await testDatabase()
const services = testServices(db)
const app = createApp(services)
const administrator = await aPerson(db).named('Ada').withRole('administrator').save()
const moderator = await aPerson(db).withRole('moderator').save()
const observer = await aPerson(db).withRole('observer').save()
const member = await aPerson(db).save()
const page = '/administration/reglages'
const logos: string[] = []
afterAll(() => Promise.all(logos.map((key) => services.files.remove(key))))

const get = async (path: string, person?: TestPerson) => {
  const answer = await app.request(path, { headers: person ? signedIn(person) : {} })
  return { status: answer.status, html: await answer.text() }
}
const version = async () =>
  (await db.selectFrom('setting').select('version').where('name', '=', 'site').executeTakeFirst())?.version ??
  0
const post = async (part: string, fields: Record<string, string>, person: TestPerson, at?: number) =>
  app.request(`${page}/${part}`, {
    method: 'POST',
    headers: { ...signedIn(person), 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ version: String(at ?? (await version())), ...fields }).toString(),
  })
const postLogo = async (
  content: Uint8Array<ArrayBuffer> | string,
  alt: string,
  person: TestPerson,
  type = 'image/png',
) => {
  const body = new FormData()
  body.set('version', String(await version()))
  body.set('file', new File([content], 'logo.png', { type }))
  body.set('alt', alt)
  return app.request(`${page}/logo`, { method: 'POST', headers: signedIn(person), body })
}

test('administrators change, observers and moderators read, members and visitors see nothing', async () => {
  for (const reader of [observer, moderator]) {
    const { status, html } = await get(page, reader)
    expect(status).toBe(200)
    expect(html).toContain('<fieldset disabled')
    expect((await post('identity', { name: 'Pirate' }, reader)).status).toBe(403)
    expect((await postLogo('x', 'x', reader)).status).toBe(403)
  }
  expect((await get(page, member)).status).toBe(403)
  expect((await post('identity', { name: 'Pirate' }, member)).status).toBe(403)
  expect((await get(page)).status).toBe(303)
  expect(await version()).toBe(0)
})

test('the name and the contact show on every page, at once, and the journal keeps both', async () => {
  const answer = await post(
    'identity',
    { name: ' Ombelli\0science <b> ', contactEmail: 'nous@example.org' },
    administrator,
  )
  expect(answer.headers.get('location')).toBe(`${page}?enregistre=identity#identity`)
  const home = (await get('/')).html
  expect(home).toContain('<span>Ombelliscience &lt;b></span>')
  expect((await get('/aide')).html).toContain('– Ombelliscience &lt;b></title>')
  expect((await get('/mentions-legales')).html).toContain('mailto:nous@example.org')
  const { changes } = await db
    .selectFrom('journal_entry')
    .select('changes')
    .where('action', '=', 'settings.edit')
    .executeTakeFirstOrThrow()
  expect(changes).toEqual({
    name: { from: null, to: 'Ombelliscience <b>' },
    contactEmail: { from: null, to: 'nous@example.org' },
  })
  expect(pageText((await get(page, observer)).html)).toContain('Dernier changement : Ada')
})

test('what cannot be is said beside its field, and what was typed is kept', async () => {
  const answer = await post('mails', { senderName: 'X', senderAddress: 'pas une adresse' }, administrator)
  expect(answer.status).toBe(422)
  const html = await answer.text()
  expect(html).toContain('value="pas une adresse"')
  expect(html).toContain('href="#senderAddress"')
  expect((await post('banner', { bannerEn: 'Only English' }, administrator)).status).toBe(422)
  expect(
    (
      await post(
        'banner',
        { bannerFr: 'x', bannerFrom: '2026-12-02', bannerUntil: '2026-12-01' },
        administrator,
      )
    ).status,
  ).toBe(422)
  expect((await post('unknown', {}, administrator)).status).toBe(404)
})

test('of two people who change at once, the second is told, keeps what they typed and sees the current value', async () => {
  const shown = await version()
  await post('identity', { name: 'Le premier', contactEmail: '' }, administrator, shown)
  const second = await post('identity', { name: 'Le second', contactEmail: '' }, administrator, shown)
  expect(second.status).toBe(409)
  const html = await second.text()
  expect(html).toContain('value="Le second"')
  expect(pageText(html)).toContain('Valeur actuelle : Le premier')
  expect((await siteSettings(db, services.region)).name).toBe('Le premier')
  const again = /name="version" value="(\d+)"/.exec(html)?.[1]
  expect((await post('identity', { name: 'Le second' }, administrator, Number(again))).status).toBe(303)
  expect((await siteSettings(db, services.region)).name).toBe('Le second')
})

test('a banner shows between its days, in the language of the page or in French', async () => {
  await post(
    'banner',
    {
      bannerFr: '**Fermé** [lundi](https://example.org) <script>x</script>',
      bannerFrom: '2026-11-23',
      bannerUntil: '2026-11-24',
    },
    administrator,
  )
  const at = (moment: string) => createApp({ ...services, now: () => new Date(moment) })
  const banner = async (moment: string, path = '/aide') =>
    /<section class="banner".*?<\/section>/.exec(await (await at(moment).request(path)).text())?.[0] ?? null
  expect(await banner('2026-11-22T22:59:59Z')).toBeNull()
  const shown = await banner('2026-11-22T23:00:00Z')
  expect(shown).toContain('<strong>Fermé</strong> <a href="https://example.org" rel="noopener">lundi</a>')
  expect(shown).not.toContain('<script>')
  expect(await banner('2026-11-24T22:59:59Z', '/en/aide')).toContain('lang="fr"')
  expect(await banner('2026-11-24T23:00:00Z')).toBeNull()
  const form = (await get(page, administrator)).html
  expect(form).toContain('value="2026-11-23"')
  expect(form).toContain('value="2026-11-24"')
})

test('legal texts: previewed without being saved, then shown instead of the shipped ones', async () => {
  const legalFr = '## Éditeur\n\nNous <img src=x onerror=alert(1)> [ici](javascript:alert(1))'
  const preview = await post('texts', { legalFr, do: 'preview' }, administrator)
  expect(preview.status).toBe(200)
  expect(await preview.text()).toContain('<h2>Éditeur</h2>')
  expect((await get('/mentions-legales')).html).toContain('Hébergeur')
  await post('texts', { legalFr, do: 'save' }, administrator)
  const { html } = await get('/mentions-legales')
  expect(html).toContain('<h2>Éditeur</h2>')
  expect(html).not.toContain('Hébergeur')
  expect(html).not.toContain('<img src=x')
  expect(html).not.toContain('href="javascript')
  expect((await get('/en/mentions-legales')).html).toContain('lang="fr"')
  expect((await get('/donnees-personnelles')).status).toBe(200)
})

test('a logo is drawn anew and shown with its words; anything but a picture is refused', async () => {
  const picture = new Uint8Array(
    await sharp({ create: { width: 1000, height: 200, channels: 4, background: '#0f766e' } })
      .withExif({ IFD0: { Copyright: 'SECRET' } })
      .png()
      .toBuffer(),
  )
  const refused = [
    '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><rect width="9" height="9"/></svg>',
    '<html><script>alert(1)</script></html>',
    'GIF89a<script>alert(1)</script>',
    '',
  ]
  for (const content of refused) expect((await postLogo(content, 'Logo', administrator)).status).toBe(422)
  expect((await postLogo(picture, '  ', administrator)).status).toBe(422)
  expect((await postLogo(picture, 'Agence "d’essai"', administrator, 'image/svg+xml')).status).toBe(303)
  const home = (await get('/')).html
  const href = /class="logo" src="([^"]+)" alt="Agence &quot;d’essai&quot;"/.exec(home)?.[1] ?? ''
  logos.push(href.replace('/logo/', 'logo/').replace('.webp', '/logo.webp'))
  const file = await app.request(href)
  expect(file.headers.get('content-type')).toBe('image/webp')
  const content = Buffer.from(await file.arrayBuffer())
  expect(await sharp(content).metadata()).toMatchObject({ format: 'webp', width: 480, height: 96 })
  expect(content.includes('SECRET')).toBe(false)
  for (const path of ['/logo/x.webp', '/logo/..%2f..%2fetc.webp', `${href}.svg`])
    expect((await app.request(path)).status).toBe(404)
  const removed = await post('logo/retirer', {}, administrator)
  expect(removed.status).toBe(303)
  expect((await get('/')).html).not.toContain('class="logo"')
})

test('another process follows within seconds', async () => {
  const elsewhere = await siteSettings(db, services.region)
  await db
    .updateTable('setting')
    .set({ value: JSON.stringify({ name: 'Changé ailleurs' }) })
    .where('name', '=', 'site')
    .execute()
  expect((await siteSettings(db, services.region)).name).toBe(elsewhere.name)
  const later = performance.now() + 5001
  vi.spyOn(performance, 'now').mockReturnValue(later)
  expect((await siteSettings(db, services.region)).name).toBe('Changé ailleurs')
  vi.restoreAllMocks()
})
