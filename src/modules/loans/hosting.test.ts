import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import type { TestPerson } from '#modules/accounts/testing.ts'
import { inTransaction } from '#platform/db/connect.ts'
import { chaseLoans } from './chase-loans.ts'
import { closeLoan } from './close-loan.ts'
import { forgetLoanLinks } from './forget-field.ts'
import { exportPerson, forgetLoans, forgetPerson } from './forget-loans.ts'
import { hostingOf } from './hosting-store.ts'
import { reportsOf } from './report-store.ts'
import { fieldSite, seen } from './testing-field.ts'

const site = await fieldSite()
const { db, aSignedLoan, read, send, lea, tom, ida, moderator, now, at, mails } = site

/** The address of the button of the last mail of a kind. */
async function linkOfMail(kind: string): Promise<string> {
  const { body } = await db
    .selectFrom('mail')
    .where('kind', '=', kind)
    .select('body')
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const parts = (typeof body === 'string' ? JSON.parse(body) : body) as { action?: string; path?: string }[]
  return parts.find((part) => part.path)?.path ?? ''
}

// Before sessions end.
const soon = { span: { from: '2026-12-07', to: '2026-12-11' } }
const figures = {
  daysOpen: '4',
  public: '120',
  pupils: '',
  children: '40',
  satisfaction: '5',
  worked: 'La nuit.',
}

describe('what a loan brought', () => {
  test('is asked by a mail whose link opens, told in one form and shown to both sides', async () => {
    const { id, path, report } = await aSignedLoan('Malle aux étoiles')
    await send(lea, report, seen('departure'))
    expect((await read(tom, `${path}/bilan`)).status).toBe(404)
    await send(lea, report, seen('return'))
    const link = await linkOfMail('loan-hosting')
    expect(link).toMatch(/^\/prets\/bilan\/[\w-]{20,}$/)
    const opened = await read(null, link)
    expect([opened.status, opened.body.includes('Malle aux étoiles')]).toEqual([200, true])
    const wrong = await send(null, link, { ...figures, daysOpen: '9', children: '200' })
    expect([
      wrong.status,
      ...['daysOpen', 'children'].map((f) => wrong.body.includes(`href="#${f}"`)),
    ]).toEqual([422, true, true])
    expect((await send(null, link, figures)).location).toBe(`${link}?fait=oui`)
    expect(await hostingOf(db, id)).toEqual({
      daysOpen: 4,
      public: 120,
      pupils: null,
      children: 40,
      teenagers: null,
      adults: null,
      seniors: null,
      satisfaction: 5,
      worked: 'La nuit.',
      toldAt: now(),
    })
    const shown = (await read(lea, path)).body
    expect(shown).toContain('4 jours d’ouverture · 120 personnes du grand public')
    expect(shown).not.toContain('Corriger le bilan')
    expect((await read(tom, path)).body).toContain('Corriger le bilan')
    const people: (TestPerson | null)[] = [null, ida, tom, lea, moderator]
    const statuses = people.map(async (person) => (await read(person, `${path}/bilan`)).status)
    expect(await Promise.all(statuses)).toEqual([303, 404, 200, 403, 403])
    expect((await read(null, '/prets/bilan/nulle-part')).status).toBe(410)
    await mails()
  })

  test('may bring a photo, with who took it', async () => {
    const { path, report } = await aSignedLoan('Malle vue')
    await send(lea, report, seen('departure'))
    await send(lea, report, seen('return'))
    const link = await linkOfMail('loan-hosting')
    const picture = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#356' } })
      .jpeg()
      .toBuffer()
    const form = (credit: string) => {
      const sent = new FormData()
      for (const [name, value] of Object.entries({ ...figures, photoKey: randomUUID(), credit }))
        sent.set(name, value)
      sent.set('file', new File([new Uint8Array(picture)], 'a.jpg'))
      return sent
    }
    const nameless = await send(null, link, form(''))
    expect([nameless.status, nameless.body.includes('href="#credit"')]).toEqual([422, true])
    expect((await send(null, link, form('Tom Page'))).status).toBe(303)
    const shown = (await read(lea, path)).body
    expect(shown).toContain('alt="L’outil chez son hôte (photo : Tom Page)"')
    await mails()
  })

  test('its link dies, and is forgotten; it is reminded of once', async () => {
    const { report } = await aSignedLoan('Malle oubliée', 1, soon)
    at('2026-12-07T10:00:00Z')
    await send(lea, report, seen('departure'))
    await send(lea, report, seen('return'))
    const link = await linkOfMail('loan-hosting')
    await mails()
    at('2026-12-15T10:00:00Z')
    await chaseLoans(db, now())
    await chaseLoans(db, now())
    expect((await mails()).filter((mail) => mail.includes('Malle oubliée'))).toEqual([
      'tom@example.org: Le bilan de votre prêt, en deux minutes : Malle oubliée',
    ])
    at('2027-03-01T10:00:00Z')
    expect((await read(null, link)).status).toBe(410)
    await forgetLoanLinks(db, now())
    expect(await db.selectFrom('loan_link').select('loan_id').execute()).toEqual([])
  })
})

describe('reminders', () => {
  test('of the handover, of the return and of what is late are each written once, and lead to the loan', async () => {
    at('2026-11-23T10:00:00Z')
    const { report, path } = await aSignedLoan('Malle attendue', 1, soon)
    const told = async (day: string) => {
      at(`${day}T10:00:00Z`)
      await chaseLoans(db, now())
      await chaseLoans(db, now())
      const links = await db
        .selectFrom('mail')
        .where('kind', '=', 'loan')
        .where('subject', 'like', '%Malle attendue')
        .select('body')
        .execute()
      for (const { body } of links) expect(JSON.stringify(body)).toContain(path)
      return (await mails()).filter((mail) => mail.startsWith('tom') && mail.includes('Malle attendue'))
    }
    expect(await told('2026-12-05')).toEqual([])
    expect(await told('2026-12-06')).toEqual(['tom@example.org: C’est bientôt la remise : Malle attendue'])
    expect(await told('2026-12-07')).toEqual([])
    await send(tom, report, seen('departure'))
    await mails()
    expect(await told('2026-12-09')).toEqual([])
    expect(await told('2026-12-10')).toEqual(['tom@example.org: C’est bientôt le retour : Malle attendue'])
    expect(await told('2026-12-11')).toEqual([])
    expect(await told('2026-12-12')).toEqual(['tom@example.org: Retour attendu : Malle attendue'])
    expect(await told('2026-12-13')).toEqual([])
    expect(await told('2026-12-18')).toEqual(['tom@example.org: Retour attendu : Malle attendue'])
    expect((await read(tom, path)).status).toBe(200)
  })
})

test('a person takes what they saw with them, and it stays without a name; after three years nobody is named', async () => {
  at('2026-11-23T10:00:00Z')
  const { id, report } = await aSignedLoan('Malle discrète')
  await send(
    tom,
    report,
    seen('departure', { words: 'Mot de Tom', otherName: 'Léa Lampe', note0: 'Note de Tom' }),
  )
  await send(lea, `${report}/confirmer`, { moment: 'departure', confirmWords: 'Mot de Léa' })
  await send(lea, report, seen('return', { found0: '1', words: 'Mot du retour' }))
  await closeLoan(db, lea.actor, { id }, now())
  const file = JSON.stringify(await exportPerson(db, tom.id))
  expect(file).toContain('Mot de Tom')
  await inTransaction(db, (tx) => forgetPerson(tx, tom.id))
  const [left] = await reportsOf(db, id)
  expect([left?.who, left?.words, left?.parts[0]?.note, left?.confirmedWords]).toEqual([
    null,
    null,
    null,
    'Mot de Léa',
  ])
  at('2030-01-02T10:00:00Z')
  await forgetLoans(db, now())
  const after = JSON.stringify([
    await reportsOf(db, id),
    await db.selectFrom('copy_incident').selectAll().execute(),
  ])
  expect(after).not.toMatch(/Mot de|Mot du|Lampe/)
  expect(after).toContain('"found":1')
})
