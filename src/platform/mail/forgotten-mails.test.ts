import { simpleParser } from 'mailparser'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Database, inTransaction } from '../db/connect.ts'
import { testDatabase } from '../db/testing.ts'
import { deliverMails } from './deliver-mails.ts'
import { type MailDraft, queueMails } from './mail.ts'
import { muteKey } from './mute-link.ts'
import { forgetMails } from './outbox-store.ts'
import { smtpCarrier } from './smtp.ts'
import { type SmtpSink, smtpSink } from './testing.ts'

const db = await testDatabase()
const start = new Date('2026-11-23T10:00:00Z')
const minutes = (count: number) => new Date(start.getTime() + count * 60_000)
const going = new AbortController().signal
const silent = { error: () => {}, warn: () => {} }
let sink: SmtpSink | undefined

beforeEach(() => db.deleteFrom('mail').execute())
afterEach(async () => {
  await sink?.stop()
  sink = undefined
})

async function delivery(url: string | null, now: Date = start) {
  const key = await muteKey(db)
  return {
    db,
    carrier: url ? smtpCarrier(url) : null,
    office: async () => ({
      origin: 'https://maillage.example',
      siteName: 'Maillage d’essai',
      sender: { name: 'Maillage « d’essai »', address: 'site@maillage.example' },
      muteKey: key,
    }),
    now: () => now,
    log: silent,
  }
}

const queue = (drafts: Partial<MailDraft>[], now = start) =>
  inTransaction(db, (tx) =>
    queueMails(
      tx,
      drafts.map((draft, index) => ({
        kind: 'decision',
        to: `p${index}@example.org`,
        lang: 'fr',
        subject: 'Votre demande',
        body: ['Bonjour,', { action: 'Voir la fiche', path: '/annuaire/musee' }],
        ...draft,
      })),
      now,
    ),
  )

const states = (database: Database = db) =>
  database
    .selectFrom('mail')
    .select(['address', 'state', 'attempts', 'unconfirmed', 'last_error', 'due_at', 'claimed_until'])
    .orderBy('address')
    .execute()

test('the content of a sign-in mail is forgotten as soon as it is sent; the rest after ninety days', async () => {
  sink = await smtpSink()
  await queue([
    {
      to: 'a@example.org',
      kind: 'sign-in',
      body: [{ action: 'Entrer', path: '/connexion/lien?jeton=secret' }],
    },
    { to: 'b@example.org' },
  ])
  await deliverMails(await delivery(sink.url), going)
  const bodies = () => db.selectFrom('mail').select(['kind', 'address', 'body']).orderBy('kind').execute()
  expect(sink.accepted[0]?.raw).toContain('jeton')
  expect(await bodies()).toMatchObject([{ kind: 'decision' }, { kind: 'sign-in', body: [] }])
  await forgetMails(db, minutes(89 * 24 * 60))
  expect(await bodies()).toMatchObject([{ address: 'b@example.org' }, { address: 'a@example.org' }])
  await forgetMails(db, minutes(91 * 24 * 60))
  expect(await bodies()).toEqual([
    { kind: 'decision', address: 'efface@example.invalid', body: [] },
    { kind: 'sign-in', address: 'efface@example.invalid', body: [] },
  ])
})

test('characters that no database nor mail takes are left out', async () => {
  sink = await smtpSink()
  await queue([{ subject: 'Bon\0jour\ud800', body: [{ quote: 'Zéro \0 et moitié \ud800.' }] }])
  await deliverMails(await delivery(sink.url), going)
  expect((await simpleParser(sink.accepted[0]?.raw ?? '')).text).toContain('> Zéro  et moitié')
})

test('without a mail server, mails stay in the outbox as sent', async () => {
  await queue([{}])
  await deliverMails(await delivery(null), going)
  expect(await states()).toMatchObject([{ state: 'sent' }])
})
