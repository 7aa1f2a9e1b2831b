import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { inTransaction } from '#platform/db/connect.ts'
import { openBesideSite } from '#platform/db/open.ts'
import { queueMails } from '#platform/mail/mail.ts'
import { smtpSink } from '#platform/mail/testing.ts'
import { ready, run } from '../support/run-site.ts'

const mails = 100
const kills = 2

test('bulk mail survives kill -9: nothing lost, nothing doubled, and the outbox knows', async () => {
  test.setTimeout(300_000)
  const folder = await mkdtemp(join(tmpdir(), 'maillage-mail-'))
  const sink = await smtpSink({ slow: 25 })
  const pack = join(folder, 'corse')
  const built = run('data.js', {}, ['region', '94', '--into', pack])
  expect(await built.exit, built.output()).toBe(0)
  const dataFolder = join(folder, 'data')
  const env = {
    PORT: '0',
    MAILLAGE_DATA: dataFolder,
    MAILLAGE_REGION: pack,
    MAILLAGE_DEMO: 'false',
    MAILLAGE_LOG: 'error',
    SMTP_URL: sink.url,
    MAILLAGE_MAIL_FROM: 'site@example.org',
  }
  let site = run('main.js', env)
  await ready(site)

  const beside = await openBesideSite({ databaseUrl: null, dataFolder })
  const drafts = Array.from({ length: mails }, (_, index) => ({
    kind: 'decision' as const,
    to: `p${index}@example.org`,
    lang: 'fr' as const,
    subject: `Mail ${index}`,
    body: ['Bonjour.'],
  }))
  await inTransaction(beside.db, (tx) => queueMails(tx, drafts, new Date()))
  await beside.close()

  for (let kill = 0; kill < kills; kill++) {
    const before = sink.accepted.length
    await expect.poll(() => sink.accepted.length, { timeout: 20_000 }).toBeGreaterThan(before + 5)
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 300))
    site.child.kill('SIGKILL')
    await site.exit
    site = run('main.js', env)
    await ready(site)
  }

  const after = await openBesideSite({ databaseUrl: null, dataFolder })
  const rows = () => after.db.selectFrom('mail').select(['id', 'address', 'state', 'unconfirmed']).execute()
  await expect
    .poll(async () => (await rows()).filter(({ state }) => state !== 'sent').length, { timeout: 60_000 })
    .toBe(0)
  const outbox = await rows()
  await after.close()
  site.child.kill('SIGTERM')
  expect(await site.exit, site.output()).toBe(0)

  const recipients = sink.accepted.map(({ to }) => to)
  const ids = sink.accepted.map(({ raw }) => /^Message-ID: <([^@]+)@/im.exec(raw)?.[1])
  expect(new Set(recipients).size, 'nobody received two').toBe(recipients.length)
  expect(new Set(ids).size, 'no message twice').toBe(ids.length)
  expect(outbox.length).toBe(mails)
  const arrived = new Set(recipients)
  const missing = outbox.filter(({ address }) => !arrived.has(address))
  const unconfirmed = outbox.filter((mail) => mail.unconfirmed)
  console.log(
    `${kills} kills: ${arrived.size} of ${mails} arrived, ${unconfirmed.length} unconfirmed, ${missing.length} lost`,
  )
  // Between the word to the database and the dot, a death leaves a mail that administrators are told about: at most one each time.
  expect(missing.every((mail) => mail.unconfirmed)).toBe(true)
  expect(unconfirmed.length).toBeLessThanOrEqual(kills)
  await sink.stop()
  await rm(folder, { recursive: true, force: true })
})
