import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { aPerson } from '#modules/accounts/testing.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { inTransaction } from '#platform/db/connect.ts'
import { chaseLoans } from './chase-loans.ts'
import { exportPerson, forgetPerson } from './forget-loans.ts'
import { handOverLoan } from './hand-over-loan.ts'
import { readLoan } from './loan-store.ts'
import { fieldSite } from './testing-field.ts'

const site = await fieldSite()
const { db, aKit, ask, aSignedLoanOf, read, send, lea, tom, ida, now, at, taken, mails, acts } = site
const theatre = await anOrganisation(db).named('Théâtre').inCommune('59350').save()
const zoe = await aPerson(db).named('Zoé').at('zoe@example.org').ownerOf(theatre.id).save()
const first = { span: { from: '2027-01-11', to: '2027-01-15' } }
const asks = {
  act: 'dates',
  datesFrom: '2027-01-13',
  datesTo: '2027-01-18',
  datesReason: 'La salle est prise.',
}
const later = { act: 'dates', datesTo: '2027-01-20', datesReason: 'Deux classes de plus.' }
const accepts = { act: 'accept-dates' }

const spanOf = async (id: string) => {
  const loan = await readLoan(db, id)
  return `${loan?.state} ${loan?.span.from} ${loan?.span.to}`
}
const status = async (...sent: Parameters<typeof send>) => (await send(...sent)).status
async function anOutLoan(slug: string, change = first) {
  const loan = await aSignedLoanOf(slug, change)
  await handOverLoan(db, tom.actor, { id: loan.id }, now())
  await mails()
  return loan
}

beforeEach(() => at('2026-11-23T10:00:00Z'))

describe('before the tool leaves', () => {
  test('who borrows asks for other days, who lends accepts: the copy moves, what was signed falls, both are told once', async () => {
    const tool = await aKit('Malle décalée').save()
    const { id, path } = await aSignedLoanOf(tool.slug, first)
    const page = (await read(tom, path)).body
    expect(page).toContain('Demander d’autres dates')
    expect(page).toContain('Cet exemplaire est libre à partir du')
    expect(page).toContain('la convention signée tombe')
    expect(page).toContain('Le prix convenu, 40,00 €, ne change pas de lui-même')
    expect(await status(ida, path, asks)).toBe(404)
    expect(await status(tom, path, asks)).toBe(303)
    expect(await mails()).toEqual(['lea@example.org: D’autres dates sont proposées : Malle décalée'])
    // Nothing moved, nothing is held twice.
    expect(await taken(tool.id)).toEqual(['MALLE-DECALEE-1 [2027-01-10,2027-01-18)'])
    expect((await read(lea, '/compte')).body).toContain('Dates demandées, à accepter ou décliner')
    const inbox = (await read(lea, '/compte/prets?cote=prets&etat=dates')).body
    expect(inbox).toContain('autres dates proposées, du 13 janvier 2027 au 18 janvier 2027')
    expect((await read(tom, '/compte/prets?cote=emprunts&etat=dates')).body).not.toContain('Malle décalée')
    // One at a time, and nobody answers themselves.
    expect(await status(tom, path, asks)).toBe(409)
    expect(await status(tom, path, accepts)).toBe(409)
    expect((await read(lea, path)).body).toContain(
      'Médiathèque demande ces dates : du 13 janvier 2027 au 18 janvier 2027.',
    )
    expect(await status(lea, path, accepts)).toBe(303)
    expect(await spanOf(id)).toBe('approved 2027-01-13 2027-01-18')
    expect((await readLoan(db, id))?.signed).toEqual([])
    expect(await taken(tool.id)).toEqual(['MALLE-DECALEE-1 [2027-01-12,2027-01-21)'])
    expect(await mails()).toEqual(['tom@example.org: Nouvelles dates acceptées : Malle décalée'])
    expect((await acts(id)).slice(-2)).toEqual(['borrower dates: signed', 'holder accept-dates: approved'])
    // A calendar that knows the loan moves it.
    const secret = (await send(tom, '/compte/prets/calendrier', { act: 'open' })).body
    const address = /http:\/\/localhost(\/prets\/calendrier\/[\w-]{43}\.ics)/.exec(secret)?.[1] ?? ''
    const followed = (await read(null, address)).body
    expect(followed).toContain('DTSTART;VALUE=DATE:20270113\r\nDTEND;VALUE=DATE:20270119\r\n')
    expect(followed).toContain(`SEQUENCE:${(await readLoan(db, id))?.version}\r\n`)
  })

  test('who lends proposes too, with another copy; who borrows declines with a word, or accepts; what is taken back is no more', async () => {
    const tool = await aKit('Malle double', 2).save()
    const { id, path } = await aSignedLoanOf(tool.slug, first)
    const other = await aSignedLoanOf(tool.slug, { span: { from: '2027-01-11', to: '2027-01-20' } })
    const copyId = (await readLoan(db, other.id))?.copy?.id ?? ''
    // The other copy is taken then: other days are told.
    const busy = await send(lea, path, { ...asks, datesCopy: copyId })
    expect([busy.status, busy.body.includes('Cet outil n’est pas libre à ces dates.')]).toEqual([409, true])
    expect(await status(tom, path, { ...asks, datesCopy: copyId })).toBe(422)
    const away = { ...asks, datesFrom: '2027-02-01', datesTo: '2027-02-05' }
    expect(await status(lea, path, { ...away, datesCopy: copyId })).toBe(303)
    expect(await mails()).toEqual(['tom@example.org: D’autres dates sont proposées : Malle double'])
    expect(await status(lea, path, { act: 'withdraw-dates' })).toBe(303)
    expect(await status(tom, path, accepts)).toBe(409)
    await send(lea, path, { ...away, datesCopy: copyId })
    const silent = await send(tom, path, { act: 'decline-dates', declineDatesReason: ' ' })
    expect([silent.status, silent.body.includes('l’autre partie lira ces mots')]).toEqual([422, true])
    expect(await status(tom, path, { act: 'decline-dates', declineDatesReason: 'Trop tard.' })).toBe(303)
    expect(await spanOf(id)).toBe('signed 2027-01-11 2027-01-15')
    await send(lea, path, { ...away, datesCopy: copyId })
    expect(await status(tom, path, accepts)).toBe(303)
    expect(await taken(tool.id)).toEqual([
      'MALLE-DOUBLE-2 [2027-01-10,2027-01-23)',
      'MALLE-DOUBLE-2 [2027-01-31,2027-02-08)',
    ])
    await mails()
  })

  test('days that make no sense, or that the terms do not allow who borrows, come back with what was typed', async () => {
    const tool = await aKit('Malle bornée').with({ minDays: 2, maxDays: 7 }).save()
    const { path } = await aSignedLoanOf(tool.slug, first)
    for (const [change, words] of [
      [{ datesTo: '2027-01-30' }, 'Cet outil se prête moins longtemps.'],
      [{ datesTo: '2027-01-12' }, 'Le dernier jour vient avant le premier.'],
      [{ datesFrom: '2026-11-20' }, 'Choisissez aujourd’hui, ou un jour à venir.'],
      [{ datesFrom: 'demain' }, 'Choisissez un jour du calendrier.'],
      [{ datesFrom: '2027-01-11', datesTo: '2027-01-15' }, 'Ce sont déjà les dates de ce prêt.'],
      [{ datesReason: '' }, 'l’autre partie lira ces mots'],
    ] as const) {
      const sent = await send(tom, path, { ...asks, datesReason: 'Une <b>fête</b>.', ...change })
      expect([sent.status, sent.body.includes(words), words]).toEqual([422, true, words])
      if (!('datesReason' in change)) expect(sent.body).toContain('Une &lt;b>fête&lt;/b>.')
    }
    // Who lends decides of their own terms, and is told.
    expect((await read(lea, path)).body).toContain('Vos conditions : de 2 à 7 jours. Vous pouvez y déroger.')
    expect(await status(lea, path, { ...asks, datesTo: '2027-01-30' })).toBe(303)
    expect((await read(lea, path)).body).toContain('C’est plus long que vos conditions ne le disent.')
    await mails()
  })

  test('what nobody answers goes once its days came, both are told; a cancelling takes it along', async () => {
    const tool = await aKit('Malle oubliée', 2).save()
    const { id, path } = await aSignedLoanOf(tool.slug, { span: { from: '2026-12-10', to: '2026-12-12' } })
    await send(tom, path, { ...asks, datesFrom: '2026-12-01', datesTo: '2026-12-03' })
    const gone = await aSignedLoanOf(tool.slug, { span: { from: '2026-12-10', to: '2026-12-12' } })
    await send(lea, gone.path, { ...asks, datesFrom: '2026-12-02', datesTo: '2026-12-03' })
    await send(lea, gone.path, { act: 'cancel', cancelReason: 'Dégât des eaux' })
    expect((await readLoan(db, gone.id))?.change).toBe(null)
    await mails()
    at('2026-12-02T10:00:00Z')
    await chaseLoans(db, now())
    await chaseLoans(db, now())
    expect(await mails()).toEqual([
      'lea@example.org: Proposition de dates restée sans réponse : Malle oubliée',
      'tom@example.org: Proposition de dates restée sans réponse : Malle oubliée',
    ])
    expect(await spanOf(id)).toBe('signed 2026-12-10 2026-12-12')
  })
})

describe('once the tool has left', () => {
  test('a prolongation is an amendment: the loan stays out, the agreement stands, who waits is offered what a shorter one frees', async () => {
    const tool = await aKit('Malle prolongée').save()
    const { id, path } = await anOutLoan(tool.slug)
    const page = (await read(tom, path)).body
    expect(page).toContain('Demander une prolongation, ou un autre jour de retour')
    expect(page).not.toContain('name="datesFrom"')
    expect(await status(tom, path, { ...later, datesFrom: '2027-01-12' })).toBe(422)
    expect(await status(tom, path, later)).toBe(303)
    expect(await status(lea, path, accepts)).toBe(303)
    expect(await spanOf(id)).toBe('handed_over 2027-01-11 2027-01-20')
    expect((await readLoan(db, id))?.signed).toEqual(['borrower', 'holder'])
    expect(await taken(tool.id)).toEqual(['MALLE-PROLONGEE-1 [2027-01-10,2027-01-23)'])
    const after = (await read(tom, path)).body
    expect(after).toContain(
      'du 11 janvier 2027 au 20 janvier 2027 (avant : du 11 janvier 2027 au 15 janvier 2027)',
    )
    expect(after).toContain('Proposé par Médiathèque (Tom)')
    expect(after).toContain('Accepté par Musée (Léa)')
    await ask(tool.slug, { span: { from: '2027-01-21', to: '2027-01-22' }, waiting: true })
    await mails()
    await send(lea, path, { ...later, datesTo: '2027-01-16' })
    await send(tom, path, accepts)
    expect(await mails()).toEqual([
      'lea@example.org: Nouvelles dates acceptées : Malle prolongée',
      'lea@example.org: Une proposition pour votre demande : Malle prolongée',
      'tom@example.org: D’autres dates sont proposées : Malle prolongée',
      'tom@example.org: Une proposition pour votre demande : Malle prolongée',
    ])
  })

  test('what is late is given a new last day, today or later, and is no longer late', async () => {
    const tool = await aKit('Malle tardive').save()
    const { path } = await anOutLoan(tool.slug, { span: { from: '2026-11-24', to: '2026-11-25' } })
    at('2026-11-28T10:00:00Z')
    expect((await read(lea, '/compte/prets?cote=prets&etat=late')).body).toContain('Malle tardive')
    expect((await read(lea, path)).body).toMatch(/name="datesTo"[^>]*value="2026-11-28"/)
    expect(await status(lea, path, { ...later, datesTo: '2026-11-27' })).toBe(422)
    expect(await status(lea, path, { ...later, datesTo: '2026-11-28' })).toBe(303)
    expect(await status(tom, path, accepts)).toBe(303)
    expect((await read(lea, '/compte/prets?cote=prets&etat=late')).body).not.toContain('Malle tardive')
    await mails()
  })

  test('the days of who comes next are refused, told how far it may stay; what was free when asked may be no more', async () => {
    const tool = await aKit('Malle serrée').save()
    const { id, path } = await anOutLoan(tool.slug)
    await send(tom, path, later)
    await aSignedLoanOf(
      tool.slug,
      { span: { from: '2027-01-21', to: '2027-01-23' } },
      { person: zoe, organisationId: theatre.id },
    )
    const late = await send(lea, path, accepts)
    expect([
      late.status,
      late.body.includes('Libre au plus près du 11 janvier 2027 au 17 janvier 2027.'),
    ]).toEqual([409, true])
    expect(await spanOf(id)).toBe('handed_over 2027-01-11 2027-01-15')
    await send(lea, path, { act: 'decline-dates', declineDatesReason: 'Le théâtre l’attend.' })
    expect((await read(tom, path)).body).toContain('Cet exemplaire est libre jusqu’au 17 janvier 2027.')
    expect(await status(tom, path, later)).toBe(409)
    expect(await status(tom, path, { ...later, datesTo: '2027-01-17' })).toBe(303)
    expect(await status(lea, path, accepts)).toBe(303)
    await mails()
  })
})

test('other days for a module: those of the same module are in the way, those of the others are not', async () => {
  const parts = ['Eau', 'Air'].map((module) => ({ name: `Caisse ${module}`, quantity: 1, value: 50, module }))
  const tool = await aKit('Malle en modules').with({ parts, modulesApart: true }).save()
  const lent = (modules: number[], from: string, to: string) =>
    aSignedLoanOf(tool.slug, { modules, span: { from, to } })
  const { id, path } = await lent([2], '2027-01-11', '2027-01-15')
  await lent([1], '2027-01-18', '2027-01-29')
  await lent([2], '2027-01-25', '2027-01-29')
  expect((await read(tom, path)).body).toMatch(/Cet exemplaire est libre[^<]*21 janvier 2027/)
  expect(await status(tom, path, { ...later, datesTo: '2027-01-22' })).toBe(409)
  expect(await status(tom, path, { ...later, datesTo: '2027-01-21' })).toBe(303)
  expect(await status(lea, path, accepts)).toBe(303)
  expect(await spanOf(id)).toBe('approved 2027-01-11 2027-01-21')
  await mails()
})

test('the database lets one proposal wait for a loan, and a person takes theirs along', async () => {
  const tool = await aKit('Malle tenue').save()
  const { id, path } = await aSignedLoanOf(tool.slug, first)
  await send(tom, path, asks)
  const again = sql`INSERT INTO loan_date_change (loan_id, side, former_during, during, proposed_at)
    VALUES (${id}, 'holder', '[2027-01-11,2027-01-16)', '[2027-01-12,2027-01-16)', now())`.execute(db)
  await expect(again).rejects.toMatchObject({ code: '23505' })
  expect(JSON.stringify(await exportPerson(db, tom.id))).toContain('La salle est prise.')
  await inTransaction(db, (tx) => forgetPerson(tx, tom.id))
  expect(JSON.stringify(await exportPerson(db, tom.id))).not.toContain('La salle est prise.')
  expect((await readLoan(db, id))?.change?.words).toBe(null)
})
