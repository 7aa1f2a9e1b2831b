import { expect, test } from 'vitest'
import { signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../../app.ts'
import { approveLoan } from '../approve-loan.ts'
import { cancelLoan } from '../cancel-loan.ts'
import { lendingSite } from '../testing.ts'
import { chaseInsurance } from './chase-insurance.ts'

const { db, aKit, ask, lea, tom, ida, now, mails } = await lendingSite()
const app = createApp(testServices(db, { now, limiter: { count: () => {} } }))

async function call(person: TestPerson, path: string, fields?: Record<string, string | File>) {
  const body = fields && new FormData()
  for (const [name, value] of Object.entries(fields ?? {})) body?.append(name, value)
  const sent = fields ? { method: 'POST', body } : {}
  const answer = await app.request(path, { headers: signedIn(person), ...sent })
  const bytes = Buffer.from(await answer.arrayBuffer())
  return { status: answer.status, bytes, body: bytes.toString().replaceAll(/[\u00a0\u202f]/g, ' ') }
}

test('a certificate of insurance is read by who lends during the loan; both are told before it is missing', async () => {
  const tool = await aKit('Malle assurée').with({ insurance: true }).save()
  const { id } = await ask(tool.slug)
  await approveLoan(db, lea.actor, { id }, now())
  await mails()
  const loan = { id, path: `/prets/${id}` }
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
  const wrong = await call(tom, door, { insurer: '', insuredUntil: '2026-11-22' })
  for (const field of ['insuranceFile', 'insurer', 'insuredUntil'])
    expect([wrong.status, field, wrong.body.includes(`href="#${field}"`)]).toEqual([422, field, true])
  expect((await call(lea, door, good)).status).toBe(403)
  expect((await call(ida, door, good)).status).toBe(404)
  expect((await call(tom, door, good)).status).toBe(303)
  expect(await mails()).toEqual(['lea@example.org: Attestation d’assurance remise : Malle assurée'])
  const page = await call(lea, loan.path)
  expect(page.body).toContain('Attestation de Assureur d’essai, valable jusqu’au 13 janvier 2027.')
  expect(page.body).toContain('Elle expire avant la fin du prêt')
  expect((await call(lea, `${door}.pdf`)).bytes.toString()).toBe(await good.insuranceFile.text())
  expect((await call(ida, `${door}.pdf`)).status).toBe(404)
  // It ends in the middle of the loan: told again, once.
  expect(await chaseInsurance(db, now())).toBe(0)
  const later = new Date('2026-12-31T10:00:00Z')
  expect([await chaseInsurance(db, later), await chaseInsurance(db, later)]).toEqual([1, 0])
  await mails()
  await call(tom, door, { ...good, insuranceFile: insurance('deux'), insuredUntil: '2027-12-31' })
  expect((await call(lea, loan.path)).body).not.toContain('Elle expire avant la fin du prêt')
  expect((await call(lea, loan.path)).body).toContain('valable jusqu’au 31 décembre 2027')
  expect(await chaseInsurance(db, later)).toBe(0)
  await cancelLoan(db, tom.actor, { id: loan.id, reason: '', lang: 'fr' }, now())
  expect((await call(lea, `${door}.pdf`)).status).toBe(404)
})
