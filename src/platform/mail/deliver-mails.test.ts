import { simpleParser } from 'mailparser'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aPerson } from '#modules/accounts/testing.ts'
import { type Database, inTransaction } from '../db/connect.ts'
import { testDatabase } from '../db/testing.ts'
import { deliverMails } from './deliver-mails.ts'
import { type MailDraft, queueMails } from './mail.ts'
import { muteKey } from './mute-link.ts'
import { claimMail, handOver, takeBack } from './outbox-store.ts'
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

test('a mail leaves with its headers, in text and HTML, and is sent', async () => {
  sink = await smtpSink()
  const lea = await aPerson(db).save()
  await queue([{ kind: 'team', personId: lea.id, to: 'lea@example.org', replyTo: 'equipe@example.org' }])
  await deliverMails(await delivery(sink.url), going)
  expect(sink.accepted.map(({ to }) => to)).toEqual(['lea@example.org'])
  const mail = await simpleParser(sink.accepted[0]?.raw ?? '')
  const { id } = await db.selectFrom('mail').select('id').executeTakeFirstOrThrow()
  expect(mail.messageId).toBe(`<${id}@maillage.example>`)
  expect(mail.from?.value).toEqual([{ name: 'Maillage « d’essai »', address: 'site@maillage.example' }])
  expect(mail.replyTo?.value[0]?.address).toBe('equipe@example.org')
  expect(mail.subject).toBe('Votre demande')
  expect(mail.headers.get('auto-submitted')).toBe('auto-generated')
  expect(sink.accepted[0]?.raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  expect(mail.text).toContain('Voir la fiche\u00a0:\nhttps://maillage.example/annuaire/musee')
  expect(mail.html).toContain('href="https://maillage.example/annuaire/musee"')
  expect(await states()).toMatchObject([
    { state: 'sent', attempts: 1, unconfirmed: false, claimed_until: null },
  ])
})

test('two deliverers at once send each mail once', async () => {
  sink = await smtpSink({ slow: 5 })
  await queue(Array.from({ length: 40 }, () => ({})))
  const one = await delivery(sink.url)
  await Promise.all([deliverMails(one, going), deliverMails(await delivery(sink.url), going)])
  const recipients = sink.accepted.map(({ to }) => to)
  expect(recipients.length).toBe(40)
  expect(new Set(recipients).size).toBe(40)
  expect((await states()).every(({ state }) => state === 'sent')).toBe(true)
})

test('a deliverer that lost its claim sends no dot', async () => {
  sink = await smtpSink()
  await queue([{}])
  const slow = await claimMail(db, start)
  await takeBack(db, minutes(2)) // its lease is over
  await deliverMails(await delivery(sink.url, minutes(2)), going)
  expect(slow && (await handOver(db, slow, minutes(2)))).toBe(false)
  expect(sink.accepted.length).toBe(1)
  expect(await states()).toMatchObject([{ state: 'sent', attempts: 1 }])
})

test('what a dead process left: without its dot a mail waits again, with it it is unconfirmed and not sent again', async () => {
  sink = await smtpSink()
  await queue([{}, {}])
  const first = await claimMail(db, start)
  await claimMail(db, start)
  expect(first && (await handOver(db, first, start))).toBe(true)
  await deliverMails(await delivery(sink.url, start), going)
  expect(sink.accepted).toEqual([]) // both are held
  await deliverMails(await delivery(sink.url, minutes(2)), going)
  const [sent, lost] = first?.address === 'p0@example.org' ? ['p1', 'p0'] : ['p0', 'p1']
  expect(sink.accepted.map(({ to }) => to)).toEqual([`${sent}@example.org`])
  expect(await states()).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ address: `${lost}@example.org`, state: 'sent', unconfirmed: true }),
      expect.objectContaining({ address: `${sent}@example.org`, state: 'sent', unconfirmed: false }),
    ]),
  )
})

test('a connection lost after the dot is unconfirmed, and the others go on', async () => {
  sink = await smtpSink({ dropAfterDot: (address) => address === 'p0@example.org' })
  await queue([{}, {}])
  await deliverMails(await delivery(sink.url), going)
  expect(await states()).toMatchObject([
    { address: 'p0@example.org', state: 'sent', unconfirmed: true },
    { address: 'p1@example.org', state: 'sent', unconfirmed: false },
  ])
})

test('a refusal that may pass is tried again later, eight times; a final one is not', async () => {
  const refusals: Record<string, { code: number; words: string }> = {
    'p0@example.org': { code: 451, words: 'Try again later' },
    'p1@example.org': { code: 550, words: 'No p1@example.org here' },
  }
  sink = await smtpSink({ refuseRecipient: (address) => refusals[address] ?? null })
  await queue([{}, {}, {}])
  await deliverMails(await delivery(sink.url), going)
  expect(await states()).toMatchObject([
    { state: 'queued', attempts: 1, due_at: minutes(1) },
    { state: 'failed', attempts: 1 },
    { state: 'sent', attempts: 1 },
  ])
  expect((await states())[1]?.last_error).not.toContain('p1@example.org')
  for (let hours = 1; hours < 100; hours += 13)
    await deliverMails(await delivery(sink.url, minutes(hours * 60)), going)
  expect((await states())[0]).toMatchObject({ state: 'failed', attempts: 8 })
})

test('a server that does not answer costs no try: mails wait, and leave when it is back', async () => {
  sink = await smtpSink()
  const { url } = sink
  await sink.stop()
  await queue([{}, {}])
  await deliverMails(await delivery(url), going)
  const waiting = await states()
  expect(waiting).toMatchObject([
    { state: 'queued', attempts: 0 },
    { state: 'queued', attempts: 0 },
  ])
  expect(waiting.filter(({ last_error }) => last_error !== null).length).toBe(1)
  sink = await smtpSink()
  await deliverMails(await delivery(sink.url, minutes(2)), going)
  expect(sink.accepted.length).toBe(2)
})

test('refused kinds, erased people and dead links are not sent; what cannot be refused is', async () => {
  sink = await smtpSink()
  const quiet = await aPerson(db).save()
  const gone = await aPerson(db).save()
  await db
    .updateTable('person')
    .set({ muted_mails: ['team', 'sign-in'] })
    .where('id', '=', quiet.id)
    .execute()
  await db
    .updateTable('person')
    .set({ email: null, name: '', erased_at: start })
    .where('id', '=', gone.id)
    .execute()
  await queue([
    { to: 'a@example.org', kind: 'team', personId: quiet.id },
    { to: 'b@example.org', kind: 'sign-in', personId: quiet.id },
    { to: 'c@example.org', kind: 'decision', personId: gone.id },
  ])
  await queue([{ to: 'd@example.org', kind: 'sign-in' }], minutes(-16))
  await deliverMails(await delivery(sink.url), going)
  expect(await states()).toMatchObject([
    { state: 'cancelled', last_error: 'muted' },
    { state: 'sent' },
    { state: 'cancelled', last_error: 'erased' },
    { state: 'cancelled', last_error: 'too-late' },
  ])
  expect(sink.accepted.map(({ to }) => to)).toEqual(['b@example.org'])
})

test('a stop hangs up before the dot, and the mail waits', async () => {
  const stopping = new AbortController()
  sink = await smtpSink({
    refuseRecipient: () => {
      stopping.abort()
      return null
    },
  })
  await queue([{}, {}])
  await deliverMails(await delivery(sink.url), stopping.signal)
  expect(sink.accepted).toEqual([])
  expect(await states()).toMatchObject([
    { state: 'queued', attempts: 0, claimed_until: null },
    { state: 'queued', attempts: 0 },
  ])
})
