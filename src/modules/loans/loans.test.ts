import { describe, expect, test } from 'vitest'
import { visitor } from '#platform/access/actor.ts'
import { Invalid, NotFound } from '#platform/errors.ts'
import { approveLoan } from './approve-loan.ts'
import { closeLoan } from './close-loan.ts'
import { handOverLoan } from './hand-over-loan.ts'
import { readLoan } from './loan-store.ts'
import { refuseLoan } from './refuse-loan.ts'
import { requestLoan } from './request-loan.ts'
import { returnLoan } from './return-loan.ts'
import { saveReception } from './save-reception.ts'
import { signLoan } from './sign-loan.ts'
import { lendingSite, refusal } from './testing.ts'

const { db, aKit, ask, lea, tom, ida, moderator, now, acts, taken, mails } = await lendingSite()
const lang = 'fr' as const

describe('a loan from the wish to the return', () => {
  test('each step is in the timeline, told once to the other side, and the copy is taken as long as it lasts', async () => {
    const tool = await aKit('Malle aux étoiles')
      .with({ parts: [{ name: 'Lunette', quantity: 2, value: 280, module: null }] })
      .save()
    const code = 'MALLE-AUX-ETOILES-1'
    const { id, state } = await ask(tool.slug)
    expect(state).toBe('requested')
    expect(await taken(tool.id)).toEqual([])
    expect(await mails()).toEqual(['lea@example.org: Demande de prêt : Malle aux étoiles'])
    await approveLoan(db, lea.actor, { id }, now())
    expect(await mails()).toEqual(['tom@example.org: Prêt accordé : Malle aux étoiles'])
    expect(await taken(tool.id)).toEqual([`${code} [2027-01-10,2027-01-18)`])
    await signLoan(db, tom.actor, { id, name: 'Tom Page', lang }, now())
    expect(await refusal(signLoan(db, tom.actor, { id, name: 'Tom Page', lang }, now()))).toBe(
      'sign of a loan approved',
    )
    await signLoan(db, lea.actor, { id, name: 'Léa Lampe', lang }, now())
    await handOverLoan(db, lea.actor, { id, words: 'Bien emballée.' }, now())
    const counts = [{ found: 2, damaged: 0, note: null }]
    expect(await refusal(returnLoan(db, tom.actor, { id, counts: [], lang }, now()))).toBe('parts')
    await returnLoan(db, tom.actor, { id, counts, lang }, now())
    expect(await taken(tool.id)).toHaveLength(1)
    await closeLoan(db, lea.actor, { id }, now())
    expect(await taken(tool.id)).toEqual([])
    expect(await acts(id)).toEqual([
      'borrower request: requested',
      'holder approve: approved',
      'borrower sign: approved',
      'holder sign: signed',
      'holder hand-over: handed_over',
      'borrower return: returned',
      'holder close: closed',
    ])
    expect(await mails()).toEqual([
      'lea@example.org: Convention signée par l’autre partie : Malle aux étoiles',
      'lea@example.org: Outil rendu : Malle aux étoiles',
      'tom@example.org: Convention signée par l’autre partie : Malle aux étoiles',
      'tom@example.org: Le bilan de votre prêt, en deux minutes : Malle aux étoiles',
      'tom@example.org: Outil remis : Malle aux étoiles',
      'tom@example.org: Prêt clos : Malle aux étoiles',
    ])
    const loan = await readLoan(db, id)
    expect([loan?.priceCents, loan?.depositCents, loan?.copy?.code, loan?.incident, loan?.version]).toEqual([
      4000,
      20_000,
      code,
      false,
      7,
    ])
  })

  test('what comes back broken is an incident: the copy goes to repair and is not booked', async () => {
    const tool = await aKit('Malle fragile')
      .with({ parts: [{ name: 'Globe', quantity: 1, value: null, module: null }] })
      .save()
    const { id } = await ask(tool.slug)
    await approveLoan(db, lea.actor, { id }, now())
    await signLoan(db, lea.actor, { id, name: 'Léa', lang }, now())
    await signLoan(db, tom.actor, { id, name: 'Tom', lang }, now())
    await handOverLoan(db, lea.actor, { id }, now())
    await returnLoan(db, lea.actor, { id, counts: [{ found: 1, damaged: 1, note: 'Fêlé' }], lang }, now())
    expect((await readLoan(db, id))?.incident).toBe(true)
    expect(await refusal(ask(tool.slug, { span: { from: '2027-03-01', to: '2027-03-02' } }))).toBe(
      'not-lendable',
    )
    await closeLoan(db, lea.actor, { id, copyState: 'good' }, now())
    expect(await refusal(ask(tool.slug))).toBe('done')
    await mails()
  })
})

describe('who may', () => {
  test('ask: people of an organisation, in its name; others are shown the way in', async () => {
    const tool = await aKit('Malle gardée').save()
    expect(await refusal(ask(tool.slug, {}, ida.actor))).toBe('loan.borrow')
    const nobody = { slug: tool.slug, organisationId: null, lang }
    const error = await requestLoan(db, ida.actor, { ...nobody, request: emptyWish }, now()).catch(
      (caught) => caught,
    )
    expect(error).toBeInstanceOf(Invalid)
    expect(error.fields[0].message).toMatch(/Retrouvez la vôtre dans l’annuaire/)
    expect(await refusal(requestLoan(db, visitor, { ...nobody, request: emptyWish }, now()))).toBe(
      'unauthenticated',
    )
  })

  test('decide: the holder’s people and moderators; the borrower cannot, others do not even know of it', async () => {
    const tool = await aKit('Malle jugée', 2).save()
    const { id } = await ask(tool.slug)
    expect(await refusal(approveLoan(db, tom.actor, { id }, now()))).toBe('loan.lend')
    await expect(approveLoan(db, ida.actor, { id }, now())).rejects.toBeInstanceOf(NotFound)
    expect(await refusal(approveLoan(db, visitor, { id }, now()))).toBe('unauthenticated')
    expect(await refusal(refuseLoan(db, lea.actor, { id, reason: ' ', lang }, now()))).toBe('reason')
    expect(await refusal(approveLoan(db, lea.actor, { id, base: 9 }, now()))).toBe('version')
    const chosen = tool.copies[1] as string
    await approveLoan(db, moderator.actor, { id, copyId: chosen }, now())
    expect((await readLoan(db, id))?.copy?.id).toBe(chosen)
    expect(await refusal(refuseLoan(db, lea.actor, { id, reason: 'Non', lang }, now()))).toBe(
      'refuse of a loan approved',
    )
    await mails()
  })

  test.each([
    ['schools', 'organisation'],
    ['network', 'done'],
    ['everyone', 'done'],
  ] as const)('a library asks for a tool lent to %s: %s', async (borrowers, outcome) => {
    const tool = await aKit(`Malle pour ${borrowers}`).with({ borrowers }).save()
    expect(await refusal(ask(tool.slug))).toBe(outcome)
  })

  test('a territory served first gives way so many days before', async () => {
    const first = { kind: 'commune', code: '59249', days: 30 }
    const tool = await aKit('Malle d’ici').with({ first }).save()
    expect(await refusal(ask(tool.slug))).toBe('from')
    expect(await refusal(ask(tool.slug, { span: { from: '2026-12-20', to: '2026-12-21' } }))).toBe('done')
  })
})

test('a tool approves by itself what its rule says, and asks its questions', async () => {
  const tool = await aKit('Malle libre', 3).save()
  const question = { labelFr: 'Avez-vous une salle noire ?', labelEn: null, required: true }
  const reception = { slug: tool.slug, questions: [question] }
  expect(
    await refusal(
      saveReception(db, tom.actor, { ...reception, rule: 'always', noteFr: null, noteEn: null }, now()),
    ),
  ).toBe('loan.lend')
  await saveReception(db, lea.actor, { ...reception, rule: 'always', noteFr: null, noteEn: null }, now())
  expect(await refusal(ask(tool.slug))).toBe('answer0')
  const { id, state } = await ask(tool.slug, { answers: ['Oui'] })
  expect(state).toBe('approved')
  expect((await readLoan(db, id))?.answers).toEqual([{ question: question.labelFr, answer: 'Oui' }])
  expect(await acts(id)).toEqual(['borrower request: requested', 'job approve: approved'])
  // The library brought a kit of this museum back whole before.
  await saveReception(db, lea.actor, { ...reception, rule: 'known', noteFr: null, noteEn: null }, now())
  expect((await ask(tool.slug, { answers: ['Oui'] })).state).toBe('approved')
  await saveReception(db, lea.actor, { ...reception, rule: 'never', noteFr: null, noteEn: null }, now())
  expect((await ask(tool.slug, { answers: ['Oui'] })).state).toBe('requested')
  await mails()
})

const emptyWish = {
  span: { from: '2027-01-11', to: '2027-01-15' },
  place: { name: 'Ici', address: null, commune: '59350' },
  audience: null,
  purpose: null,
  message: null,
  answers: [],
  flexibleDays: null,
  modules: null,
  waiting: false,
}
