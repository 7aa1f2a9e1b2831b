import { afterAll, expect, test } from 'vitest'
import { signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../../app.ts'
import { keptAgreement } from '../agreement/agreement-store.ts'
import { approveLoan } from '../approve-loan.ts'
import { cancelLoan } from '../cancel-loan.ts'
import { chaseInsurance } from '../insurance/chase-insurance.ts'
import { readLoan } from '../loan-store.ts'
import { lendingSite } from '../testing.ts'

const { db, aKit, ask, lea, tom, ida, museum, now, mails, acts } = await lendingSite()
const services = testServices(db, { now, limiter: { count: () => {} } })
const app = createApp(services)
afterAll(services.typesetter.stop)

async function read(person: TestPerson, path: string) {
  const answer = await app.request(path, { headers: signedIn(person) })
  const bytes = Buffer.from(await answer.arrayBuffer())
  return { status: answer.status, bytes, body: bytes.toString().replaceAll(/[\u00a0\u202f]/g, ' ') }
}
async function send(person: TestPerson, path: string, fields: Record<string, string | File>) {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  const answer = await app.request(path, { method: 'POST', headers: signedIn(person), body })
  return { status: answer.status, body: (await answer.text()).replaceAll(/[\u00a0\u202f]/g, ' ') }
}

/** A loan of the museum that is approved, at 40 € with a deposit of 200 €. */
async function approved(title: string, change = {}) {
  const tool = await aKit(title).with(change).save()
  const { id } = await ask(tool.slug)
  await approveLoan(db, lea.actor, { id }, now())
  await mails()
  const path = `/prets/${id}`
  return { id, path, tool, door: `${path}/argent` }
}
/** What a page shows of numbered documents: their numbers, and where each is. */
const documentsOf = (body: string) =>
  [...body.matchAll(/href="([^"]+\/pieces\/[^"]+)">[^ ]+ ([DR]-\d{4}-\d{4}),/g)].map(
    ([, href = '', number]) => ({
      href,
      number,
    }),
  )
const payment = { act: 'note', moneyKind: 'payment', amount: '40', paidOn: '2026-11-20', means: 'transfer' }

test('a price is changed until both have signed: what one side accepted falls; then it stands', async () => {
  const loan = await approved('Malle au prix')
  const terms = async (who: TestPerson) =>
    /name="terms" value="([0-9a-f]{64})"/.exec((await read(who, loan.path)).body)?.[1] ?? ''
  await send(tom, loan.path, { act: 'sign', signName: 'Tom Page', terms: await terms(tom) })
  await mails()
  const wrong = await send(lea, loan.door, { act: 'terms', price: '12,5', deposit: '200' })
  expect([wrong.status, wrong.body.includes('href="#price"'), wrong.body.includes('value="12,5"')]).toEqual([
    422,
    true,
    true,
  ])
  expect((await send(tom, loan.door, { act: 'terms', price: '1', deposit: '' })).status).toBe(403)
  expect((await send(ida, loan.door, { act: 'terms', price: '1', deposit: '' })).status).toBe(404)
  expect((await send(lea, loan.door, { act: 'terms', price: '30', deposit: '' })).status).toBe(303)
  const changed = await readLoan(db, loan.id)
  expect([changed?.price, changed?.deposit, changed?.signed]).toEqual([30, null, []])
  expect(await keptAgreement(db, loan.id)).toBeUndefined()
  // One mail each: that of what fell.
  expect(await mails()).toEqual([
    'lea@example.org: Convention à accepter de nouveau : Malle au prix',
    'tom@example.org: Convention à accepter de nouveau : Malle au prix',
  ])
  for (const [who, name] of [
    [tom, 'Tom Page'],
    [lea, 'Léa Lampe'],
  ] as const)
    await send(who, loan.path, { act: 'sign', signName: name, terms: await terms(who) })
  expect((await send(lea, loan.door, { act: 'terms', price: '1', deposit: '' })).status).toBe(409)
  expect((await readLoan(db, loan.id))?.price).toBe(30)
  await mails()
})

test('a loan is quoted, paid and its deposit comes and goes: numbered documents, both sides read them, nobody else', async () => {
  const loan = await approved('Malle payée')
  await send(lea, loan.door, { act: 'quote' })
  await send(lea, loan.door, { act: 'quote' }) // it says the same: no other number
  expect(documentsOf((await read(tom, loan.path)).body).map(({ number }) => number)).toEqual(['D-2026-0001'])
  expect(await mails()).toEqual(['tom@example.org: Devis : Malle payée'])
  const faults: [string, Record<string, string>][] = [
    ['amount', { ...payment, amount: '0' }],
    ['amount', { ...payment, amount: '-3' }],
    ['paidOn', { ...payment, paidOn: '2026-11-24' }],
    ['paidOn', { ...payment, paidOn: '2026-02-30' }],
    ['moneyKind', { ...payment, moneyKind: 'deposit-returned' }],
  ]
  for (const [field, fields] of faults) {
    const answer = await send(lea, loan.door, fields)
    expect([field, answer.status, answer.body.includes(`href="#${field}"`)]).toEqual([field, 422, true])
  }
  expect((await send(lea, loan.door, { ...payment, moneyKind: 'deposit-return' })).status).toBe(409)
  await send(lea, loan.door, payment)
  await send(lea, loan.door, { ...payment, moneyKind: 'deposit', amount: '200', means: 'cheque' })
  const over = await send(lea, loan.door, { ...payment, moneyKind: 'deposit-return', amount: '201' })
  expect([over.status, over.body.includes('C’est plus que la caution reçue.')]).toEqual([422, true])
  await send(lea, loan.door, {
    ...payment,
    moneyKind: 'deposit-return',
    amount: '150',
    note: 'Une lunette perdue.',
  })
  const { body } = await read(tom, loan.path)
  expect(body).toContain('150 € rendus, 50 € gardés')
  expect(body).not.toContain('Reste à payer')
  expect(await mails()).toEqual([
    'tom@example.org: Caution rendue : Malle payée',
    'tom@example.org: Caution reçue : Malle payée',
    'tom@example.org: Paiement reçu : Malle payée',
  ])
  expect((await acts(loan.id)).slice(-4)).toEqual([
    'holder quote: approved',
    'holder payment: approved',
    'holder deposit: approved',
    'holder deposit-return: approved',
  ])
  const [quote, receipt] = documentsOf(body)
  expect([quote?.number, receipt?.number]).toEqual(['D-2026-0001', 'R-2026-0001'])
  for (const each of [quote, receipt]) {
    expect((await read(tom, each?.href ?? '')).bytes.toString('latin1', 0, 5)).toBe('%PDF-')
    expect((await read(ida, each?.href ?? '')).status).toBe(404)
  }
  // A document of another loan is not one of this one.
  const other = await approved('Malle voisine')
  expect((await read(tom, (quote?.href ?? '').replace(loan.id, other.id))).status).toBe(404)
  // Noted by mistake: it no longer counts, its number is never given again.
  const money =
    /name="money" value="([0-9a-f-]{36})"\/><button[^>]+Paiement/.exec(
      (await read(lea, loan.path)).body,
    )?.[1] ?? ''
  expect((await send(tom, loan.door, { act: 'cancel', money })).status).toBe(403)
  expect((await send(lea, loan.door, { act: 'cancel', money })).status).toBe(303)
  expect((await send(lea, loan.door, { act: 'cancel', money })).status).toBe(409)
  expect((await read(tom, loan.path)).body).toContain('Reste à payer')
  await send(lea, loan.door, payment)
  expect(documentsOf((await read(tom, loan.path)).body).at(-1)?.number).toBe('R-2026-0002')
  await mails()
})

test('payments noted at the same moment have numbers that follow each other, and none is noted twice', async () => {
  const loans: Awaited<ReturnType<typeof approved>>[] = []
  for (let n = 0; n < 6; n++) loans.push(await approved(`Malle simultanée ${n}`))
  const { last } = await db
    .selectFrom('loan_number')
    .where('kind', '=', 'receipt')
    .select('last')
    .executeTakeFirstOrThrow()
  // Each is sent twice, as a double click does: one of them finds that the loan changed.
  const outcomes = await Promise.all(
    [...loans, ...loans].map(({ door }) => send(lea, door, { ...payment, version: '2' })),
  )
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual([
    ...Array(6).fill(303),
    ...Array(6).fill(409),
  ])
  const rows = await db
    .selectFrom('loan_document')
    .where('kind', '=', 'receipt')
    .select('number')
    .orderBy('number')
    .execute()
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: last + 6 }, (_, at) => at + 1))
  await mails()
})

test('a holder takes the sums of a period away, and nobody else does', async () => {
  const loan = await approved('Malle =comptée')
  await send(lea, loan.door, { ...payment, paidOn: '2026-10-02', note: '=1+1' })
  await send(lea, loan.door, {
    ...payment,
    moneyKind: 'deposit',
    amount: '200',
    paidOn: '2026-10-03',
    means: '',
  })
  const file = `/annuaire/${museum.slug}/prets-comptes.csv`
  const { body } = await read(lea, `${file}?du=2026-10-01&au=2026-10-31`)
  const receipt = documentsOf((await read(lea, loan.path)).body).at(-1)?.number
  expect(body.split('\r\n').filter(Boolean)).toEqual([
    '\ufeffDate;Nature;Reçu;Montant (euros);Moyen;Annulé;Outil;Emprunteur;Premier jour du prêt;Dernier jour du prêt;Remarque;Adresse',
    `2026-10-02;Paiement;${receipt};40;virement;non;Malle =comptée;Médiathèque;2027-01-11;2027-01-15;'=1+1;http://localhost${loan.path}`,
    `2026-10-03;Caution reçue;;200;;non;Malle =comptée;Médiathèque;2027-01-11;2027-01-15;;http://localhost${loan.path}`,
  ])
  expect((await read(lea, `${file}?du=2026-10-31&au=2026-10-01`)).status).toBe(422)
  for (const path of [file, file.replace('.csv', '')])
    expect([(await read(tom, path)).status, (await read(ida, path)).status]).toEqual([403, 403])
  const page = await read(lea, `${file.replace('.csv', '')}?du=2026-10-01&au=2026-10-31`)
  expect(/<dt>Paiements<\/dt><dd>([^<]+)/.exec(page.body)?.[1]).toBe('40 €')
  // A loan that ends before it begins gives its deposit back all the same.
  await cancelLoan(db, tom.actor, { id: loan.id, reason: '', lang: 'fr' }, now())
  expect((await send(lea, loan.door, payment)).status).toBe(409)
  const back = { ...payment, moneyKind: 'deposit-return', amount: '200' }
  expect((await send(lea, loan.door, back)).status).toBe(303)
  await mails()
})

test('a certificate of insurance is read by who lends during the loan; both are told before it is missing', async () => {
  const loan = await approved('Malle assurée', { insurance: true })
  const door = `${loan.path}/assurance`
  const insurance = (words: string) =>
    new File([`%PDF-1.4\n1 0 obj<</A (${words})>>endobj\ntrailer<<>>\n%%EOF\n`], 'a.pdf', {
      type: 'application/pdf',
    })
  const good = { insuranceFile: insurance('un'), insurer: 'Assureur d’essai', insuredUntil: '2027-01-13' }
  expect(await chaseInsurance(db, now())).toBe(0) // seven weeks before
  const soon = new Date('2026-12-29T10:00:00Z')
  expect([await chaseInsurance(db, soon), await chaseInsurance(db, soon)]).toEqual([1, 0])
  expect(await mails()).toEqual([
    'lea@example.org: Assurance à compléter : Malle assurée',
    'tom@example.org: Assurance à compléter : Malle assurée',
  ])
  const wrong = await send(tom, door, { insurer: '', insuredUntil: '2026-11-22' })
  for (const field of ['insuranceFile', 'insurer', 'insuredUntil'])
    expect([wrong.status, field, wrong.body.includes(`href="#${field}"`)]).toEqual([422, field, true])
  expect((await send(lea, door, good)).status).toBe(403)
  expect((await send(ida, door, good)).status).toBe(404)
  expect((await send(tom, door, good)).status).toBe(303)
  expect(await mails()).toEqual(['lea@example.org: Attestation d’assurance remise : Malle assurée'])
  const page = await read(lea, loan.path)
  expect(page.body).toContain('Attestation de Assureur d’essai, valable jusqu’au 13 janvier 2027.')
  expect(page.body).toContain('Elle expire avant la fin du prêt')
  expect((await read(lea, `${door}.pdf`)).bytes.toString()).toBe(await good.insuranceFile.text())
  expect((await read(ida, `${door}.pdf`)).status).toBe(404)
  // It ends in the middle of the loan: told again, once.
  expect(await chaseInsurance(db, now())).toBe(0)
  const later = new Date('2026-12-31T10:00:00Z')
  expect([await chaseInsurance(db, later), await chaseInsurance(db, later)]).toEqual([1, 0])
  await mails()
  await send(tom, door, { ...good, insuranceFile: insurance('deux'), insuredUntil: '2027-12-31' })
  expect((await read(lea, loan.path)).body).not.toContain('Elle expire avant la fin du prêt')
  expect((await read(lea, loan.path)).body).toContain('valable jusqu’au 31 décembre 2027')
  expect(await chaseInsurance(db, later)).toBe(0)
  await cancelLoan(db, tom.actor, { id: loan.id, reason: '', lang: 'fr' }, now())
  expect((await read(lea, `${door}.pdf`)).status).toBe(404)
})
