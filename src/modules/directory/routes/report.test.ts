import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../../app.ts'
import { anOrganisation } from '../testing.ts'

const db = await testDatabase()
let app = createApp(testServices(db))
let slug: string

beforeAll(async () => {
  await seedTerritories(db)
  ;({ slug } = await anOrganisation(db).named('Musée d’essai').inCommune('59249').save())
})
beforeEach(async () => {
  app = createApp(testServices(db)) // a limiter of its own
  await db.deleteFrom('moderation_case').execute()
})

const valid = { reason: 'wrong', message: 'Le musée ouvre maintenant le mardi.', email: '' }
const send = async (
  fields: Record<string, string>,
  options: { path?: string; headers?: Record<string, string> } = {},
) => {
  const response = await app.request(options.path ?? `/annuaire/${slug}/signaler`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { 'Sec-Fetch-Site': 'same-origin', ...options.headers },
    redirect: 'manual',
  })
  return { status: response.status, location: response.headers.get('location'), html: await response.text() }
}
const stored = async () =>
  (
    await sql<{
      slug: string
      reason: string
      message: string
      contact_email: string | null
      status: string
    }>`
    SELECT o.slug, r.payload ->> 'reason' AS reason, r.message, r.contact_email, r.state AS status FROM moderation_case r JOIN organisation o ON o.id = r.organisation_id ORDER BY r.opened_at`.execute(
      db,
    )
  ).rows

describe('reporting an error', () => {
  test('the form asks what is wrong, without an account', async () => {
    const html = await (await app.request(`/annuaire/${slug}/signaler`)).text()
    for (const name of ['reason', 'message', 'email']) expect(html).toContain(`name="${name}"`)
    expect(html).toContain('content="noindex"')
    expect(await stored()).toEqual([])
  })

  test('a report is kept for moderation, and the page says thank you', async () => {
    expect(await send({ ...valid, email: 'lea@example.fr' })).toMatchObject({
      status: 303,
      location: `/annuaire/${slug}?signale=1#merci`,
    })
    expect(await stored()).toEqual([
      { slug, reason: 'wrong', message: valid.message, contact_email: 'lea@example.fr', status: 'open' },
    ])
    const page = await (await app.request(`/annuaire/${slug}?signale=1`)).text()
    expect(page).toContain('id="merci"')
    expect(page).toContain('Merci, votre signalement est enregistré.')
    expect(await stored()).toHaveLength(1)
  })

  test('in English, the thanks are in English', async () =>
    expect(await send(valid, { path: `/en/annuaire/${slug}/signaler` })).toMatchObject({
      status: 303,
      location: `/en/annuaire/${slug}?signale=1#merci`,
    }))

  test('the e-mail address is optional, line ends are one character, control characters go', async () => {
    await send({ ...valid, message: ' Fermé.\r\nDepuis 2024\u0000\u0007. ' })
    expect(await stored()).toMatchObject([{ message: 'Fermé.\nDepuis 2024.', contact_email: null }])
  })

  test.each([
    ['nothing', {}, ['reason', 'message']],
    ['blank', { reason: 'wrong', message: '  \n ', email: '' }, ['message']],
    ['an unknown reason', { ...valid, reason: 'spam' }, ['reason']],
    ['a message too long', { ...valid, message: 'x'.repeat(4001) }, ['message']],
    ['half an address', { ...valid, email: 'lea@' }, ['email']],
  ] as const)('%s is refused, field by field', async (_name, fields, wrong) => {
    const { status, html } = await send(fields)
    expect(status).toBe(422)
    for (const field of ['reason', 'message', 'email']) {
      const expected = (wrong as readonly string[]).includes(field)
      expect(html.includes(`href="#${field}"`)).toBe(expected)
      expect(html.includes(`id="${field}-erreur"`)).toBe(expected)
    }
    expect(await stored()).toEqual([])
  })

  test('what was typed comes back, escaped', async () => {
    const attack = '</textarea><script>alert(1)</script>'
    const { status, html } = await send({ reason: 'closed', message: attack, email: '"><img src=x>' })
    expect(status).toBe(422)
    expect(html).toContain('&lt;/textarea>&lt;script>alert(1)&lt;/script></textarea>')
    expect(html).toContain('value="&quot;>&lt;img src=x>"')
    expect(/<input[^>]*value="closed"[^>]*>/.exec(html)?.[0]).toContain('checked')
    expect(html).not.toContain('<script>alert')
  })

  test('the twentieth report of an hour is kept, the next is not, and its text stays in the form', async () => {
    for (let count = 1; count <= 20; count++) expect((await send(valid)).status).toBe(303)
    const { status, html } = await send({ ...valid, message: 'Une remarque de plus' })
    expect(status).toBe(429)
    expect(html).toContain('Une remarque de plus')
    expect(await stored()).toHaveLength(20)
  })

  test('mistakes do not use up the right to report', async () => {
    for (let count = 1; count <= 8; count++) expect((await send({})).status).toBe(422)
    expect((await send(valid)).status).toBe(303)
  })

  test('a robot that fills the hidden field is thanked, and nothing is kept', async () => {
    expect((await send({ ...valid, website: 'https://spam.example' })).status).toBe(303)
    expect(await stored()).toEqual([])
  })

  test.each<Record<string, string>>([
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': '', Origin: 'https://evil.example' },
  ])('another site cannot send it: %o', async (headers) => {
    expect((await send(valid, { headers })).status).toBe(403)
    expect(await stored()).toEqual([])
  })

  test('a body that is no form is a form without answers', async () => {
    const response = await app.request(`/annuaire/${slug}/signaler`, {
      method: 'POST',
      body: '{"reason":"wrong"}',
      headers: { 'Content-Type': 'application/json' },
    })
    expect(response.status).toBe(422)
    const broken = await app.request(`/annuaire/${slug}/signaler`, {
      method: 'POST',
      body: 'x',
      headers: { 'Content-Type': 'multipart/form-data; boundary=y' },
    })
    expect(broken.status).toBe(422)
  })

  test('nothing can be said of an organisation that is not published', async () => {
    const draft = await anOrganisation(db).named('Brouillon').inCommune('59249').save()
    await sql`UPDATE organisation SET status = 'proposed' WHERE id = ${draft.id}`.execute(db)
    expect((await send(valid, { path: `/annuaire/${draft.slug}/signaler` })).status).toBe(404)
    expect((await send(valid, { path: '/annuaire/inconnue/signaler' })).status).toBe(404)
    expect(await stored()).toEqual([])
  })
})
