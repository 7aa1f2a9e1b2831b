import { createHash } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import { inTransaction } from '#platform/db/connect.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../../app.ts'
import { approveLoan } from '../approve-loan.ts'
import { exportPerson, forgetLoans, forgetPerson } from '../forget-loans.ts'
import { handOverLoan } from '../hand-over-loan.ts'
import { lendingSite } from '../testing.ts'
import { erasePaper } from './erase-paper.ts'

const { db, aKit, ask, lea, tom, ida, museum, now } = await lendingSite()
const services = testServices(db, { now, limiter: { count: () => {} } })
const app = createApp(services)
afterAll(services.typesetter.stop)

async function read(person: TestPerson, path: string) {
  const answer = await app.request(path, { headers: signedIn(person) })
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
}
const page = async (person: TestPerson, path: string) =>
  (await read(person, path)).bytes.toString().replaceAll('\u00a0', ' ')
async function send(person: TestPerson, path: string, fields: Record<string, string | File>) {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  const answer = await app.request(path, { method: 'POST', headers: signedIn(person), body })
  const bytes = Buffer.from(await answer.arrayBuffer())
  return { status: answer.status, location: answer.headers.get('location'), bytes, body: bytes.toString() }
}
const hex = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const shownHash = (body: string) => /<code class="break">([0-9a-f]{64})<\/code>/.exec(body)?.[1]
const pdf = (words: string) =>
  new File([`%PDF-1.4\n1 0 obj<<${words}>>endobj\ntrailer<<>>\n%%EOF\n`], 'signee.pdf', {
    type: 'application/pdf',
  })

/** A loan that is approved, its address and what its page says of the terms. */
async function approved(title: string) {
  const tool = await aKit(title).save()
  const { id } = await ask(tool.slug)
  await approveLoan(db, lea.actor, { id }, now())
  const path = `/prets/${id}`
  const terms = async (person = tom) =>
    /name="terms" value="([0-9a-f]{64})"/.exec(await page(person, path))?.[1] ?? ''
  return { id, path, tool, terms }
}
const sign = async (
  person: TestPerson,
  { path, terms }: Awaited<ReturnType<typeof approved>>,
  name: string,
) => send(person, path, { act: 'sign', signName: name, terms: await terms(person) })

test('the PDF that is served is the one that both accepted: same bytes, same hash, and nobody else’s', async () => {
  const loan = await approved('Malle des pages')
  const file = `${loan.path}/convention.pdf`
  expect((await read(tom, file)).bytes.toString('latin1', 0, 5)).toBe('%PDF-')
  expect((await sign(tom, loan, 'Tom Page')).location).toBe(`${loan.path}?fait=oui`)
  const between = await read(lea, file)
  const body = await page(lea, loan.path)
  expect(body).toContain('Emprunteur : accepté par Tom Page, le 23 novembre 2026')
  expect(shownHash(body)).toBe(hex(between.bytes))
  await sign(lea, loan, 'Léa Lampe')
  const kept = await read(tom, file)
  expect([kept.headers.get('cache-control'), kept.headers.get('etag')]).toEqual([
    'private, no-store',
    `"${hex(kept.bytes)}"`,
  ])
  expect(kept.bytes.equals(between.bytes)).toBe(true)
  expect(shownHash(await page(tom, loan.path))).toBe(hex(kept.bytes))
  expect((await read(tom, `${loan.path}/acceptation.pdf`)).bytes.toString('latin1', 0, 5)).toBe('%PDF-')
  for (const path of [
    file,
    `${loan.path}/acceptation.pdf`,
    `${loan.path}/exemplaire-signe/borrower`,
    loan.path,
  ])
    expect([path, (await read(ida, path)).status]).toEqual([path, 404])
})

test('other days before it leaves take the signed file away; afterwards the very file stays, and the record says who agreed', async () => {
  const loan = await approved('Malle aux dates')
  const file = `${loan.path}/convention.pdf`
  const both = async () => {
    await sign(tom, loan, 'Tom Page')
    await sign(lea, loan, 'Léa Lampe')
    return shownHash(await page(tom, loan.path))
  }
  const change = async (days: Record<string, string>) => {
    await send(tom, loan.path, { act: 'dates', datesReason: 'Une classe de plus.', ...days })
    expect((await send(lea, loan.path, { act: 'accept-dates' })).status).toBe(303)
  }
  const first = await both()
  await change({ datesFrom: '2027-01-12', datesTo: '2027-01-15' })
  expect(shownHash(await page(tom, loan.path))).toBe(undefined)
  expect(hex((await read(tom, file)).bytes)).not.toBe(first)
  const second = await both()
  expect([second === first, second?.length]).toEqual([false, 64])
  await handOverLoan(db, lea.actor, { id: loan.id }, now())
  const record = await read(tom, `${loan.path}/acceptation.pdf`)
  await change({ datesTo: '2027-01-18' })
  expect(shownHash(await page(tom, loan.path))).toBe(second)
  expect(hex((await read(tom, file)).bytes)).toBe(second)
  expect((await read(tom, `${loan.path}/acceptation.pdf`)).bytes.length).toBeGreaterThan(record.bytes.length)
})

test('terms that change drop the acceptance: the form says so and nothing is signed', async () => {
  const loan = await approved('Malle aux conditions')
  const terms = await loan.terms()
  await sign(tom, loan, 'Tom Page')
  await db
    .updateTable('tool')
    .where('id', '=', loan.tool.id)
    .set({ conditions_fr: 'À rendre propre.' })
    .execute()
  expect(await page(lea, loan.path)).toContain('Les conditions ont changé depuis le premier accord')
  const late = await send(lea, loan.path, { act: 'sign', signName: 'Léa Lampe', terms })
  expect([late.status, late.body.includes('accepté par Tom Page')]).toEqual([409, false])
  expect(shownHash(await page(tom, loan.path))).toBe(undefined)
  await sign(lea, loan, 'Léa Lampe')
  expect(await loan.terms()).not.toBe(terms)
})

test('a copy signed by hand is checked, confirmed by who lends, and leaves with who sent it', async () => {
  const loan = await approved('Malle à la plume')
  const door = `${loan.path}/convention`
  const terms = await loan.terms()
  const sent = { act: 'send', copyName: 'Rose Page', terms }
  const refused: [string, File | undefined][] = [
    ['copyFile', undefined],
    ['copyFile', new File(['<html>'], 'convention.pdf', { type: 'application/pdf' })],
    ['copyFile', pdf('/S /JavaScript')],
    ['copyFile', pdf('/S /J#61vaScript')],
    ['copyFile', pdf('/Encrypt 2 0 R')],
  ]
  for (const [field, copyFile] of refused) {
    const answer = await send(tom, door, { ...sent, ...(copyFile && { copyFile }) })
    expect([answer.status, answer.body.includes(`href="#${field}"`)]).toEqual([422, true])
    expect(answer.body).toContain('value="Rose Page"')
  }
  expect((await send(ida, door, { ...sent, copyFile: pdf('') })).status).toBe(404)
  expect((await send(tom, door, { ...sent, copyFile: pdf('') })).status).toBe(303)
  const copy = await read(lea, `${loan.path}/exemplaire-signe/borrower`)
  expect(copy.bytes.toString()).toBe(await pdf('').text())
  expect(copy.headers.get('content-disposition')).toMatch(/^attachment/)
  const sha256 = hex(copy.bytes)
  expect((await send(tom, door, { act: 'confirm', sha256 })).status).toBe(403)
  expect((await send(lea, door, { act: 'confirm', sha256 })).status).toBe(303)
  await sign(lea, loan, 'Léa Lampe')
  expect(await page(lea, loan.path)).toContain('Convention signée')
  expect(await exportPerson(db, tom.id)).toMatchObject({
    signedCopies: [{ loan: loan.id, side: 'borrower', name: 'Rose Page' }],
  })
  await inTransaction(db, (tx) => forgetPerson(tx, tom.id))
  expect((await read(lea, `${loan.path}/exemplaire-signe/borrower`)).status).toBe(404)
  expect(await erasePaper(services, now())).toBe(1)
  expect(await erasePaper(services, now())).toBe(0)
  expect((await read(lea, `${loan.path}/convention.pdf`)).status).toBe(200)
  // Three years after its end, the agreement goes too: its hash stays.
  await db
    .updateTable('loan')
    .where('id', '=', loan.id)
    .set({ state: 'cancelled', period_id: null, state_at: now() })
    .execute()
  expect(await forgetLoans(db, new Date('2030-01-02T10:00:00Z'))).toBe(1)
  const before = await db.selectFrom('stored_file').select('id').execute()
  expect(await erasePaper(services, now())).toBe(1)
  expect(await db.selectFrom('stored_file').select('id').execute()).toHaveLength(before.length - 1)
  expect((await read(lea, `${loan.path}/convention.pdf`)).status).toBe(404)
  expect(await page(lea, loan.path)).toContain('Le document n’est plus gardé')
})

test('who lends writes the agreement of the house, and sees it printed before saving', async () => {
  const door = `/annuaire/${museum.slug}/convention-de-pret`
  const loan = await approved('Malle de la maison')
  expect(await page(lea, loan.path)).toContain(`href="${door}"`)
  expect(await page(lea, door)).toContain('Vous n’avez pas encore écrit la vôtre')
  expect((await read(tom, door)).status).toBe(403)
  const text = { base: '0', title: 'Notre convention', body: '# Soin\nRendez {outil} entière.' }
  const seen = await send(lea, door, { ...text, act: 'preview' })
  expect([seen.status, seen.bytes.toString('latin1', 0, 5)]).toEqual([200, '%PDF-'])
  const wrong = await send(lea, door, { ...text, body: 'Rendez {tout}.', act: 'save' })
  expect([wrong.status, wrong.body.includes('href="#body"'), wrong.body.includes('Rendez {tout}.')]).toEqual([
    422,
    true,
    true,
  ])
  expect((await send(lea, door, { ...text, act: 'save' })).location).toMatch(/\?fait=\d$/)
  const late = await send(lea, door, { ...text, title: 'Autre', act: 'save' })
  expect([late.status, late.body.includes('value="Autre"')]).toEqual([409, true])
  await sign(lea, loan, 'Léa Lampe')
  expect((await send(lea, door, { ...text, base: '1', title: 'Autre', act: 'save' })).location).toBe(
    `${door}?fait=1`,
  )
  expect(await page(lea, `${door}?fait=1`)).toContain('Un prêt est à accepter de nouveau')
})
