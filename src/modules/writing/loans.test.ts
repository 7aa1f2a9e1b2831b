import { afterAll, expect, test } from 'vitest'
import { aPerson, byToken, type TestPerson } from '#modules/accounts/testing.ts'
import { lendingSite } from '#modules/loans/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'

const { db, aKit, museum, library, now, mails } = await lendingSite()
const services = testServices(db, { now, limiter: { count: () => {} } })
const app = createApp(services)
afterAll(services.typesetter.stop)
const keeper = await aPerson(db).contributorOf(museum.id).withScopes('loans:read', 'loans:write').save()
const librarian = await aPerson(db).ownerOf(library.id).withScopes('loans:read', 'loans:write').save()
const reader = await aPerson(db).ownerOf(library.id).withScopes('loans:read').save()
const stranger = await aPerson(db).withScopes('loans:read', 'loans:write').save()

async function call(person: TestPerson, method: string, path: string, body?: object, key?: string) {
  const answer = await app.request(path, {
    method,
    headers: {
      ...byToken(person),
      ...(body && { 'Content-Type': 'application/json' }),
      ...(key && { 'Idempotency-Key': key }),
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  return { status: answer.status, body: await answer.json(), location: answer.headers.get('location') }
}
const wish = (tool: string) => ({
  tool,
  organisation: library.slug,
  from: '2027-01-11',
  to: '2027-01-15',
  audience: 'Familles',
})

test('a loan goes from the wish to the end by the API alone, and only its two sides read it', async () => {
  const tool = await aKit('Malle parlante')
    .with({ parts: [{ name: 'Lunette', quantity: 2, value: null, module: null }] })
    .save()
  const asked = await call(
    librarian,
    'POST',
    '/api/v1/loans',
    { ...wish(tool.slug), flexibleDays: 3 },
    'une-fois',
  )
  expect(asked.body.flexibleDays).toBe(3)
  expect([asked.status, asked.body.state, asked.body.acts]).toEqual([201, 'requested', ['cancel']])
  const again = await call(
    librarian,
    'POST',
    '/api/v1/loans',
    { ...wish(tool.slug), flexibleDays: 3 },
    'une-fois',
  )
  expect([again.status, again.body.id]).toEqual([201, asked.body.id])
  const path = `/api/v1/loans/${asked.body.id}`
  expect(asked.location).toBe(`http://localhost${path}`)
  for (const [person, status] of [
    [stranger, 404],
    [reader, 200],
    [keeper, 200],
  ] as const)
    expect((await call(person, 'GET', path)).status).toBe(status)
  expect((await call(reader, 'POST', '/api/v1/loans', wish(tool.slug))).status).toBe(403)
  expect((await call(reader, 'POST', `${path}/cancel`, {})).status).toBe(403)
  expect((await call(stranger, 'POST', `${path}/refuse`, {})).status).toBe(404)
  expect((await call(librarian, 'POST', `${path}/approve`, {})).status).toBe(403)
  expect((await call(keeper, 'POST', `${path}/dance`, {})).status).toBe(404)
  const strange = await call(keeper, 'POST', `${path}/approve`, { reason: 'x' })
  expect([strange.status, strange.body.errors]).toEqual([
    422,
    [{ field: 'reason', message: 'Ce champ n’existe pas.' }],
  ])
  const unsaid = await call(keeper, 'POST', `${path}/refuse`, {})
  expect([unsaid.status, unsaid.body.errors[0].field]).toEqual([422, 'reason'])
  const early = await call(keeper, 'POST', `${path}/sign`, { name: 'Léa', terms: '0'.repeat(64) })
  expect([early.status, early.body.detail]).toEqual([409, 'L’état de ce prêt ne le permet pas.'])
  const approved = await call(keeper, 'POST', `${path}/approve`, { version: 1, copy: 'MALLE-PARLANTE-1' })
  expect([approved.body.state, approved.body.copy, approved.body.price]).toEqual([
    'approved',
    'MALLE-PARLANTE-1',
    40,
  ])
  const late = await call(keeper, 'POST', `${path}/cancel`, { version: 1, reason: 'Non' })
  expect([late.status, late.body.detail]).toEqual([409, 'Ce prêt a changé depuis votre lecture.'])
  // Nobody signs what they did not read: the terms that were read come with the name.
  const { terms, page } = approved.body.agreement
  expect(page).toBe(`http://localhost/prets/${asked.body.id}`)
  const blind = await call(keeper, 'POST', `${path}/sign`, { name: 'Léa' })
  expect([blind.status, blind.body.errors[0].field]).toEqual([422, 'terms'])
  const other = await call(keeper, 'POST', `${path}/sign`, { name: 'Léa', terms: '0'.repeat(64) })
  expect([other.status, other.body.detail]).toEqual([409, expect.stringContaining('relisez la convention')])
  expect((await call(keeper, 'POST', `${path}/sign`, { name: 'Léa', terms })).body.signed).toEqual(['holder'])
  expect((await call(librarian, 'POST', `${path}/sign`, { name: 'Tom', terms })).body.state).toBe('signed')
  expect((await call(keeper, 'GET', path)).body.toCount).toEqual([
    { name: 'Lunette', expected: 2, found: 2, damaged: 0 },
  ])
  const seen = { words: 'Bon usage', condition: 'worn', notes: 'Rayures' }
  const alone = await call(keeper, 'POST', `${path}/handover`, seen)
  expect([alone.status, alone.body.errors[0].field]).toEqual([422, 'parts'])
  const strangeParts = [{ name: 'Télescope', found: 2 }]
  const misnamed = await call(keeper, 'POST', `${path}/handover`, { ...seen, parts: strangeParts })
  expect([misnamed.status, misnamed.body.errors[0].field]).toEqual([422, 'parts'])
  const parts = [{ name: 'Lunette', found: 2, damaged: 1, note: 'Une vis' }]
  const left = await call(keeper, 'POST', `${path}/handover`, { ...seen, parts })
  expect(left.body.reports).toEqual([
    {
      moment: 'departure',
      condition: 'worn',
      notes: 'Rayures',
      by: 'holder',
      seenAt: now().toISOString(),
      confirmedAt: null,
      parts: [{ name: 'Lunette', expected: 2, found: 2, damaged: 1, note: 'Une vis' }],
    },
  ])
  const counted = await call(librarian, 'POST', `${path}/return`, { parts: [] })
  expect([counted.status, counted.body.errors[0].field]).toEqual([422, 'parts'])
  await call(librarian, 'POST', `${path}/return`, { parts: [{ found: 2, damaged: 1 }] })
  expect((await call(keeper, 'POST', `${path}/close`, {})).body).toMatchObject({
    state: 'closed',
    incident: false,
    acts: [],
  })
  const { data } = (await call(keeper, 'GET', '/api/v1/loans?side=holder')).body
  expect(data.map(({ id, title }: { id: string; title: string }) => [id, title])).toEqual([
    [asked.body.id, 'Malle parlante'],
  ])
  expect((await call(stranger, 'GET', '/api/v1/loans')).body.data).toEqual([])
  const writer = await aPerson(db).ownerOf(library.id).withScopes('loans:write').save()
  expect((await call(writer, 'GET', '/api/v1/loans')).status).toBe(403)
})

test('a tool that is taken answers 409 with what can be had instead; a wish that may wait, waits', async () => {
  const tool = await aKit('Malle prise').takenOn(0, '2027-01-10', '2027-01-20').save()
  const like = await aKit('Malle semblable').save()
  await mails()
  const refused = await call(librarian, 'POST', '/api/v1/loans', wish(tool.slug), 'refus')
  expect([refused.status, refused.body.code, refused.body.detail]).toEqual([
    409,
    'conflict',
    'Cet outil est pris à ces dates.',
  ])
  expect(refused.body.alternatives).toEqual({
    copies: [],
    modules: [],
    dates: { from: '2027-01-03', to: '2027-01-07' },
    similar: [
      expect.objectContaining({ slug: 'malle-parlante' }),
      { slug: like.slug, title: 'Malle semblable', url: `http://localhost/api/v1/tools/${like.slug}` },
    ],
    waiting: true,
  })
  expect(await mails()).toEqual([])
  const english = await call(librarian, 'POST', '/en/api/v1/loans', wish(tool.slug))
  expect(english.body.detail).toBe('This tool is taken on these days.')
  const waits = await call(librarian, 'POST', '/api/v1/loans', { ...wish(tool.slug), waiting: true })
  expect([waits.status, waits.body.state, waits.body.waiting]).toEqual([201, 'requested', true])
  const held = await call(keeper, 'POST', `/api/v1/loans/${waits.body.id}/approve`, {})
  expect([held.status, held.body.alternatives.dates]).toEqual([409, { from: '2027-01-03', to: '2027-01-07' }])
})

test('what does not fit is told field by field, under the names of the body', async () => {
  const tool = await aKit('Malle curieuse').save()
  const fields = async (change: object) => {
    const { status, body } = await call(librarian, 'POST', '/api/v1/loans', { ...wish(tool.slug), ...change })
    return [status, (body.errors ?? []).map(({ field }: { field: string }) => field).join()]
  }
  expect(await fields({ organisation: 'nulle-part' })).toEqual([422, 'organisation'])
  expect(await fields({ organisation: museum.slug })).toEqual([403, ''])
  expect(await fields({ from: '2027-02-30' })).toEqual([422, 'from'])
  expect(await fields({ to: '2027-01-01' })).toEqual([422, 'to'])
  expect(await fields({ place: { name: 'Salle', commune: '99999' } })).toEqual([422, 'place'])
  expect(await fields({ flexibleDays: 91 })).toEqual([422, 'flexibleDays'])
  expect(await fields({ tool: 'rien' })).toEqual([404, ''])
  await db
    .insertInto('tool_question')
    .values({ tool_id: tool.id, rank: 0, label_fr: 'Combien ?', required: true })
    .execute()
  expect(await fields({})).toEqual([422, 'answers.0'])
  expect(await fields({ answers: ['Trente'] })).toEqual([201, ''])
})

test('the money of a loan is read by its two sides, and noted once by who lends, to the cent', async () => {
  const tool = await aKit('Malle comptable').with({ price: 45.5 }).save()
  const { body } = await call(librarian, 'POST', '/api/v1/loans', wish(tool.slug))
  const path = `/api/v1/loans/${body.id}`
  const payment = { kind: 'payment', amount: 45.5, day: '2026-11-20', means: 'transfer' }
  const early = await call(keeper, 'POST', `${path}/money`, payment)
  expect([early.status, early.body.detail]).toEqual([409, 'L’état de ce prêt ne le permet pas.'])
  const { version, price, deposit } = (await call(keeper, 'POST', `${path}/approve`, {})).body
  expect([price, deposit]).toEqual([45.5, 200])
  await db
    .insertInto('lender_vat')
    .values({ organisation_id: museum.id, rate: 550, said_at: now() })
    .execute()
  const lender = await aPerson(db).contributorOf(museum.id).withScopes('loans:read').save()
  for (const [person, status] of [
    [librarian, 403],
    [reader, 403],
    [lender, 403],
    [stranger, 404],
  ] as const)
    expect((await call(person, 'POST', `${path}/money`, payment)).status).toBe(status)
  for (const [field, change] of [
    ['amount', { amount: 45.555 }],
    ['amount', { amount: -1 }],
    ['amount', { amount: '45' }],
    ['amount', { amount: 0 }],
    ['day', { day: '2026-11-24' }],
    ['kind', { kind: 'gift' }],
    ['means', { means: 'shells' }],
  ] as const) {
    const refused = await call(keeper, 'POST', `${path}/money`, { ...payment, ...change })
    expect([refused.status, refused.body.errors?.[0]?.field]).toEqual([422, field])
  }
  await mails()
  const noted = await call(keeper, 'POST', `${path}/money`, { ...payment, version }, 'paiement')
  expect(noted.status).toBe(201)
  const again = await call(keeper, 'POST', `${path}/money`, { ...payment, version }, 'paiement')
  expect([again.status, again.body]).toEqual([201, noted.body])
  expect((await call(keeper, 'POST', `${path}/money`, { ...payment, version })).body.detail).toBe(
    'Ce prêt a changé depuis votre lecture.',
  )
  expect(await mails()).toEqual([expect.stringMatching(/: Paiement reçu : Malle comptable$/)])
  const caution = { kind: 'deposit', amount: 200, day: '2026-11-21' }
  expect((await call(keeper, 'POST', `${path}/money`, caution)).status).toBe(201)
  const { money } = (await call(reader, 'GET', path)).body
  expect(money).toEqual({
    paid: 45.5,
    depositReceived: 200,
    depositReturned: null,
    lines: [
      { id: expect.any(String), note: null, cancelled: false, ...payment },
      { id: expect.any(String), note: null, cancelled: false, means: null, ...caution },
    ],
    documents: [
      {
        number: 'R-2026-0001',
        kind: 'receipt',
        madeAt: now().toISOString(),
        amount: 45.5,
        vat: { rate: 5.5, mention: null, net: 43.13, tax: 2.37 },
        cancelled: false,
      },
    ],
  })
  expect((await call(stranger, 'GET', path)).status).toBe(404)
})
