import { describe, expect, test } from 'vitest'
import { inTransaction } from '#platform/db/connect.ts'
import { Conflict } from '#platform/errors.ts'
import { LoanConflict } from './alternatives.ts'
import { acceptOffer, declineOffer } from './answer-offer.ts'
import { approveLoan } from './approve-loan.ts'
import { cancelLoan } from './cancel-loan.ts'
import { chaseLoans } from './chase-loans.ts'
import { exportPerson, forgetLoans, forgetPerson } from './forget-loans.ts'
import { handOverLoan } from './hand-over-loan.ts'
import { readLoan } from './loan-store.ts'
import { offerLoan } from './offer-loan.ts'
import { signLoan } from './sign-loan.ts'
import { lendingSite, refusal } from './testing.ts'

const { db, aKit, ask, lea, tom, library, now, at, acts, taken, states, mails } = await lendingSite()
const lang = 'fr' as const

describe('when it is taken', () => {
  test('the request is refused with other days and similar tools; the approval with the other copy', async () => {
    const tool = await aKit('Malle prise', 2).about('astronomy').save()
    const similar = await aKit('Malle voisine').about('astronomy').save()
    const [one, two, three] = [await ask(tool.slug), await ask(tool.slug), await ask(tool.slug)]
    const first = tool.copies[0] as string
    await approveLoan(db, lea.actor, { id: one.id, copyId: first }, now())
    const busy = await approveLoan(db, lea.actor, { id: two.id, copyId: first }, now()).catch((e) => e)
    expect(busy).toBeInstanceOf(LoanConflict)
    expect(busy.alternatives.copies).toEqual(['MALLE-PRISE-2'])
    await approveLoan(db, lea.actor, { id: two.id }, now())
    const none = await approveLoan(db, lea.actor, { id: three.id }, now()).catch((e) => e)
    // As far before as after: after.
    expect(none.alternatives.dates).toEqual({ from: '2027-01-19', to: '2027-01-23' })
    expect(none.alternatives.similar.map(({ slug }: { slug: string }) => slug)).toContain(similar.slug)
    const asked = await ask(tool.slug).catch((e) => e)
    expect(asked).toBeInstanceOf(LoanConflict)
    expect(await states(tool.id)).toEqual(['approved', 'approved', 'requested'])
    await mails()
  })

  test('who waits is offered the copy in turn when it is given back, and it is held meanwhile', async () => {
    const tool = await aKit('Malle attendue').save()
    const held = await ask(tool.slug)
    await approveLoan(db, lea.actor, { id: held.id }, now())
    const second = await ask(tool.slug, { waiting: true })
    const third = await ask(tool.slug, { waiting: true })
    await mails()
    await cancelLoan(db, tom.actor, { id: held.id, reason: '', lang }, now())
    expect(await states(tool.id)).toEqual(['cancelled', 'offered', 'requested'])
    expect(await mails()).toEqual([
      'lea@example.org: Prêt annulé : Malle attendue',
      'lea@example.org: Une proposition pour votre demande : Malle attendue',
      'tom@example.org: Une proposition pour votre demande : Malle attendue',
    ])
    await declineOffer(db, tom.actor, { id: second.id }, now())
    expect(await states(tool.id)).toEqual(['cancelled', 'requested', 'offered'])
    await acceptOffer(db, tom.actor, { id: third.id }, now())
    expect(await states(tool.id)).toEqual(['cancelled', 'requested', 'approved'])
    expect((await taken(tool.id)).length).toBe(1)
    await mails()
  })

  test('an offer of other days is accepted as it was made', async () => {
    const tool = await aKit('Malle proposée').save()
    const { id } = await ask(tool.slug)
    await offerLoan(db, lea.actor, { id, span: { from: '2027-02-01', to: '2027-02-03' } }, now())
    await offerLoan(db, lea.actor, { id, span: { from: '2027-02-08', to: '2027-02-10' } }, now())
    expect(await refusal(acceptOffer(db, lea.actor, { id }, now()))).toBe('loan.borrow')
    await acceptOffer(db, tom.actor, { id }, now())
    expect((await readLoan(db, id))?.span).toEqual({ from: '2027-02-08', to: '2027-02-10' })
    expect(await taken(tool.id)).toEqual(['MALLE-PROPOSEE-1 [2027-02-07,2027-02-13)'])
    expect(await refusal(cancelLoan(db, lea.actor, { id, reason: '', lang }, now()))).toBe('reason')
    await cancelLoan(db, lea.actor, { id, reason: 'Inondation', lang }, now())
    expect(await taken(tool.id)).toEqual([])
    await mails()
  })
})

test('what nobody answers expires, what is late is told once, and what is freed is offered', async () => {
  const tool = await aKit('Malle lente').save()
  const late = await ask(tool.slug, { span: { from: '2026-11-26', to: '2026-11-27' } })
  await approveLoan(db, lea.actor, { id: late.id }, now())
  await signLoan(db, lea.actor, { id: late.id, name: 'Léa', lang }, now())
  await signLoan(db, tom.actor, { id: late.id, name: 'Tom', lang }, now())
  await handOverLoan(db, tom.actor, { id: late.id }, now())
  const forgotten = await ask(tool.slug)
  await offerLoan(db, lea.actor, { id: forgotten.id, span: { from: '2027-01-11', to: '2027-01-12' } }, now())
  const waiting = await ask(tool.slug, { waiting: true })
  at('2026-12-01T10:00:00Z')
  await chaseLoans(db, now())
  await mails()
  expect((await acts(late.id)).at(-1)).toBe('job overdue: handed_over')
  expect((await acts(forgotten.id)).at(-1)).toBe('job expire: expired')
  expect((await readLoan(db, waiting.id))?.state).toBe('offered')
  expect(await chaseLoans(db, now())).toEqual({ expired: 0, reminded: 0, heldUp: 0, offered: 0 })
  expect(await mails()).toEqual([])
  await expect(approveLoan(db, lea.actor, { id: forgotten.id }, now())).rejects.toBeInstanceOf(Conflict)
})

test('a person takes with them what loans say of them, and leaves them without a name', async () => {
  const tool = await aKit('Malle discrète').save()
  const { id } = await ask(tool.slug, { message: 'Secret' })
  await cancelLoan(db, tom.actor, { id, reason: 'Secret aussi', lang }, now())
  const file = JSON.stringify(await exportPerson(db, tom.id))
  expect(file).toContain('Secret')
  await inTransaction(db, (tx) => forgetPerson(tx, tom.id))
  const paper = { dates: [], signatures: [], signedCopies: [], money: [], certificates: [] }
  const field = { calendar: [], reports: [], confirmed: [], incidents: [] }
  expect(await exportPerson(db, tom.id)).toEqual({ loans: [], acts: [], ...paper, ...field })
  expect((await readLoan(db, id))?.message).toBe(null)
  at('2029-11-20T10:00:00Z')
  expect(await forgetLoans(db, now())).toBe(0)
  at('2030-01-02T10:00:00Z')
  expect(await forgetLoans(db, now())).toBeGreaterThan(0)
  expect((await readLoan(db, id))?.reason).toBe(null)
  expect((await readLoan(db, id))?.borrower?.id).toBe(library.id)
})
