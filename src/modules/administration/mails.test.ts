import { beforeEach, expect, test } from 'vitest'
import { aPerson, signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import { readConfig } from '#platform/config.ts'
import { inTransaction } from '#platform/db/connect.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import { type MailDraft, queueMails } from '#platform/mail/mail.ts'
import { muteKey, mutePath } from '#platform/mail/mute-link.ts'
import { createApp } from '../../app.ts'

const db = await testDatabase()
const services = testServices(db)
const app = createApp(services)
const now = services.now()
const administrator = await aPerson(db).withRole('administrator').save()
const observer = await aPerson(db).withRole('observer').save()
const moderator = await aPerson(db).withRole('moderator').save()
const member = await aPerson(db).save()

beforeEach(() => db.deleteFrom('mail').execute())

async function aMail(draft: Partial<MailDraft> = {}, row: object = {}, at = now): Promise<string> {
  const key = `test/${Math.random()}`
  await inTransaction(db, (tx) =>
    queueMails(
      tx,
      [
        {
          kind: 'decision',
          to: 'lea.martin@musee.example.org',
          lang: 'fr',
          subject: 'Votre demande secrète',
          body: ['Bonjour Léa,', { action: 'Entrer', path: '/connexion/lien?jeton=secret' }],
          dedupeKey: key,
          ...draft,
        },
      ],
      at,
    ),
  )
  const { id } = await db
    .updateTable('mail')
    .set({ dedupe_key: null, ...row })
    .where('dedupe_key', '=', draft.dedupeKey ?? key)
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

const get = (path: string, person?: TestPerson) =>
  app.request(path, { headers: person ? signedIn(person) : {} })
const act = (id: string, what: string, person: TestPerson) =>
  app.request(`/administration/mails/${id}`, {
    method: 'POST',
    headers: { ...signedIn(person), 'Content-Type': 'application/x-www-form-urlencoded' },
    body: `act=${what}`,
  })
const stateOf = async (id: string) =>
  (await db.selectFrom('mail').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state

test('administrators read mails without the addresses of their links; observers and moderators without address nor content', async () => {
  const id = await aMail()
  const list = await (await get('/administration/mails', administrator)).text()
  expect(pageText(list)).toContain('lea.martin@musee.example.org')
  expect(pageText(list)).toContain('Votre demande secrète')
  const one = await (await get(`/administration/mails/${id}`, administrator)).text()
  expect(pageText(one)).toContain('Bonjour Léa, [ Entrer ]')
  expect(one).not.toContain('jeton')
  for (const reader of [observer, moderator])
    for (const path of ['/administration/mails', `/administration/mails/${id}`]) {
      const html = await (await get(path, reader)).text()
      expect(html).toContain('l…@m…org')
      for (const secret of ['lea.martin', 'secrète', 'Bonjour', 'jeton']) expect(html).not.toContain(secret)
    }
})

test('members and visitors see none; only administrators act', async () => {
  const id = await aMail({}, { state: 'failed' })
  for (const path of ['/administration', '/administration/mails', `/administration/mails/${id}`]) {
    expect((await get(path, member)).status).toBe(403)
    expect((await get(path)).headers.get('location')).toContain('/connexion?retour=')
  }
  for (const person of [member, observer, moderator])
    expect((await act(id, 'retry', person)).status).toBe(403)
  expect(await stateOf(id)).toBe('failed')
})

test('a failed mail is sent on, a waiting one cancelled, a sent one sent again; each is in the journal', async () => {
  const failed = await aMail({}, { state: 'failed', attempts: 8, last_error: '550 no' })
  const waiting = await aMail({})
  const sent = await aMail({}, { state: 'sent', sent_at: now, unconfirmed: true })
  expect((await act(failed, 'retry', administrator)).headers.get('location')).toBe(
    `/administration/mails/${failed}?fait=retry`,
  )
  expect((await act(waiting, 'cancel', administrator)).status).toBe(303)
  expect((await act(sent, 'resend', administrator)).status).toBe(303)
  expect([await stateOf(failed), await stateOf(waiting), await stateOf(sent)]).toEqual([
    'queued',
    'cancelled',
    'queued',
  ])
  const lines = await db
    .selectFrom('journal_entry')
    .select(['action', 'object_id'])
    .where('object_kind', '=', 'mail')
    .orderBy('id')
    .execute()
  expect(lines).toEqual([
    { action: 'mail.retry', object_id: failed },
    { action: 'mail.cancel', object_id: waiting },
    { action: 'mail.resend', object_id: sent },
  ])
  expect(
    pageText(await (await get(`/administration/mails/${sent}?fait=resend`, administrator)).text()),
  ).toContain('renvoyé à la main')
})

test('what the state does not allow is told, and changes nothing', async () => {
  const signIn = await aMail({ kind: 'sign-in' }, { state: 'sent', sent_at: now })
  const cancelled = await aMail({}, { state: 'cancelled' })
  for (const [id, what] of [
    [signIn, 'resend'],
    [cancelled, 'retry'],
  ] as const) {
    const answer = await act(id, what, administrator)
    expect(answer.status).toBe(409)
    expect(pageText(await answer.text())).toContain('L’état de ce mail a changé')
  }
  expect((await act(signIn, 'explode', administrator)).status).toBe(422)
  expect((await get('/administration/mails/not-an-id', administrator)).status).toBe(404)
  expect(await stateOf(signIn)).toBe('sent')
})

test('filters by state, kind and address; an observer cannot search by address; pages of fifty', async () => {
  await aMail({ subject: 'A', to: 'a@example.org' }, { state: 'failed' })
  await aMail({ subject: 'B', to: 'b@example.org', kind: 'team' }, { attempts: 2 })
  const subjects = async (query: string, person = administrator) => {
    const html = await (await get(`/administration/mails?${query}`, person)).text()
    return [...html.matchAll(/administration\/mails\/[0-9a-f-]{36}">([^<]+)</g)]
      .map((match) => match[1])
      .sort()
  }
  expect(await subjects('etat=failed')).toEqual(['A'])
  expect(await subjects('etat=retried')).toEqual(['B'])
  expect(await subjects('genre=team')).toEqual(['B'])
  expect(await subjects('adresse=a@')).toEqual(['A'])
  expect(await subjects('etat=<script>&avant=nonsense')).toEqual(['A', 'B'])
  expect((await subjects('adresse=a@', observer)).length).toBe(2)
  for (let index = 0; index < 60; index++)
    await aMail({ subject: `M${index}` }, {}, new Date(now.getTime() - index * 1000))
  const first = await (await get('/administration/mails', administrator)).text()
  const next = /rel="next" href="([^"]+)"/.exec(first)?.[1]?.replaceAll('&amp;', '&')
  const query = next?.split('?')[1] ?? ''
  expect((await subjects('')).length).toBe(50)
  expect((await subjects(query)).length).toBe(12)
})

test('one click refuses a kind of mail, from the page or from a mail program; a forged link does nothing', async () => {
  const key = await muteKey(db)
  const path = mutePath(key, 'fr', { personId: member.id, kind: 'team' })
  const muted = async () =>
    (
      await db
        .selectFrom('person')
        .select('muted_mails')
        .where('id', '=', member.id)
        .executeTakeFirstOrThrow()
    ).muted_mails
  expect(pageText(await (await get(path)).text())).toContain('Changements dans l’équipe d’une structure')
  expect(await muted()).toEqual([])
  const forged = [
    path.replace('k=team', 'k=sign-in'),
    path.replace(member.id, moderator.id),
    mutePath(key, 'fr', { personId: member.id, kind: 'sign-in' }),
  ]
  for (const wrong of forged) {
    expect((await get(wrong)).status).toBe(410)
    expect((await app.request(wrong, { method: 'POST' })).status).toBe(410)
  }
  const oneClick = await app.request(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  })
  expect(oneClick.status).toBe(204)
  expect(await muted()).toEqual(['team'])
  const again = await app.request(path, { method: 'POST' })
  expect(again.status).toBe(303)
  expect(await muted()).toEqual(['team'])
  expect(pageText(await (await get(again.headers.get('location') ?? '')).text())).toContain('C’est noté')
})

test('/dev/mails shows mails and their links to whoever runs the site for themselves', async () => {
  await aMail()
  const html = await (await get('/dev/mails')).text()
  expect(html).toContain('<a href="http://localhost/connexion/lien?jeton=secret">')
  const frame = /iframe src="([^"]+)"/.exec(html)?.[1] ?? ''
  const framed = await get(frame)
  expect(await framed.text()).toContain('<base target="_top">')
  expect(framed.headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
})

test('/dev/mails does not exist with a mail server, in production, under a public address, nor through a relay', async () => {
  const id = await aMail()
  const site = (env: Record<string, string>) =>
    createApp(testServices(db, { config: readConfig({ MAILLAGE_LOG: 'silent', ...env }) }))
  const closed = [
    site({ SMTP_URL: 'smtp://localhost' }),
    site({ NODE_ENV: 'production' }),
    site({ MAILLAGE_URL: 'https://maillage.example' }),
    site({ MAILLAGE_TRUST_PROXY: '1' }),
  ]
  for (const path of ['/dev/mails', `/dev/mails/${id}`, '/en/dev/mails']) {
    for (const each of closed) expect((await each.request(path)).status).toBe(404)
    expect((await app.request(`http://maillage.example${path}`)).status).toBe(404)
    expect((await app.request(path, { headers: { 'X-Forwarded-For': '127.0.0.1' } })).status).toBe(404)
    expect((await app.request(path, { headers: signedIn(administrator) })).status).toBe(200)
  }
})
