import { expect, test } from 'vitest'
import { pageText } from '#platform/http/testing.ts'
import { agreementFor } from './agreement/prepare-agreement.ts'
import { approveLoan } from './approve-loan.ts'
import { readLoan } from './loan-store.ts'
import { offerLoan } from './offer-loan.ts'
import { refuseLoan } from './refuse-loan.ts'
import { refusal } from './testing.ts'
import { fieldSite } from './testing-field.ts'

const { db, aKit, ask, read, send, lea, tom, now, mails } = await fieldSite()

const parts = [
  { name: 'Cuve', quantity: 2, value: 100, module: 'Eau' },
  { name: 'Soufflerie', quantity: 1, value: 300, module: 'Air' },
  { name: 'Ventilateur', quantity: 3, value: 20, module: 'Air' },
  { name: 'Globe', quantity: 1, value: 80, module: 'Terre' },
]
const anExhibition = (title: string) => aKit(title).with({ parts, modulesApart: true })

test('who lends may offer other modules: told beside those asked for, kept, then accepted, or gone with the offer', async () => {
  const tool = await anExhibition('Exposition proposée').save()
  const { id } = await ask(tool.slug, { modules: [2] })
  const path = `/prets/${id}`
  await mails()
  const offer = async (modules: string[], change = {}) => {
    const data = new FormData()
    const version = /name="version" value="(\d+)"/.exec((await read(lea, path)).body)?.[1] ?? ''
    const days = { offerFrom: '2027-01-11', offerTo: '2027-01-15', offerApart: '1' }
    for (const [name, value] of Object.entries({ act: 'offer', version, ...days, ...change }))
      data.append(name, value)
    for (const module of modules) data.append('offerModules', module)
    return send(lea, path, data)
  }
  const held = async () => {
    const rows = await db.selectFrom('copy_period').where('loan_id', '=', id).select('modules').execute()
    return rows.map(({ modules }) => String(modules))
  }
  const form = (await read(lea, path)).body
  expect(form).toContain('<input type="checkbox" name="offerModules" value="2" checked')
  expect(pageText(form)).toContain('Libres aux jours demandés : Eau, Air, Terre.')
  const wrong = await offer(['1', '9'])
  expect([wrong.status, wrong.body.includes('href="#offerModules"')]).toEqual([422, true])
  expect(wrong.body).toContain('name="offerModules" value="1" checked')

  expect((await offer(['1', '3'])).status).toBe(303)
  expect(await held()).toEqual(['{[1,2),[3,4)}'])
  const [mail] = await db.selectFrom('mail').select(['subject', 'body']).execute()
  expect(JSON.stringify(mail?.body).replaceAll('\u00a0', ' ')).toContain('Proposé à la place : Eau, Terre')
  const seenBy = pageText((await read(tom, path)).body)
  expect(seenBy).toContain('Modules demandés Air')
  expect(seenBy).toContain('Modules proposés Eau, Terre')
  expect(seenBy).toContain('Demandé : Air. Proposé : Eau, Terre.')
  expect(seenBy).toContain('modules : Eau, Terre')
  const entry = await db
    .selectFrom('journal_entry')
    .where('action', '=', 'loan.offer')
    .select('changes')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  expect(entry.changes).toMatchObject({ modules: { from: 'Air', to: 'Eau, Terre' } })
  // The module asked for is anybody's meanwhile, those offered are not.
  expect((await ask(tool.slug, { modules: [2] })).state).toBe('requested')
  expect(await refusal(ask(tool.slug, { modules: [1] }))).toBe('taken')

  const act = async (word: string) =>
    send(tom, path, { act: word, version: String((await readLoan(db, id))?.version) })
  expect((await act('decline')).status).toBe(303)
  const declined = await readLoan(db, id)
  expect([declined?.state, declined?.modules, declined?.askedFor]).toEqual([
    'requested',
    [{ number: 2, name: 'Air' }],
    null,
  ])
  expect(await held()).toEqual([])

  // Another offer takes the place of the first one; what was asked for stays what it was.
  await offer(['1'])
  await offer([])
  const whole = await readLoan(db, id)
  expect([whole?.modules, whole?.askedFor]).toEqual([null, { modules: [{ number: 2, name: 'Air' }] }])
  await offer(['2'], { offerTo: '2027-01-16' })
  expect((await readLoan(db, id))?.askedFor).toBe(null)
  await offer(['1', '2'])
  expect((await act('accept')).status).toBe(303)
  const loan = await readLoan(db, id)
  expect([loan?.state, loan?.modules?.map(({ name }) => name), loan?.askedFor, loan?.priceCents]).toEqual([
    'approved',
    ['Eau', 'Air'],
    null,
    4000,
  ])
  const terms = loan && (await agreementFor(db, loan))?.terms
  expect([terms?.tool.modules, terms?.tool.value]).toEqual([['Eau', 'Air'], 560])
})

test('modules that are taken are not offered, and a request refused after an offer is refused as it was asked', async () => {
  const tool = await anExhibition('Exposition refusée').save()
  const other = await ask(tool.slug, { modules: [1] })
  await approveLoan(db, lea.actor, { id: other.id }, now())
  const { id } = await ask(tool.slug, { modules: [2] })
  const span = { from: '2027-01-11', to: '2027-01-15' }
  const offer = (modules: number[] | null) => offerLoan(db, lea.actor, { id, span, modules }, now())
  await expect(offer([1, 3])).rejects.toMatchObject({ alternatives: { modules: ['Air', 'Terre'] } })
  expect(await refusal(offer(null))).toBe('taken')
  expect(await refusal(offer([9]))).toBe('modules')
  await offer([3])
  await refuseLoan(db, lea.actor, { id, reason: 'Finalement non', lang: 'fr' }, now())
  const refused = await readLoan(db, id)
  expect([refused?.state, refused?.modules]).toEqual(['refused', [{ number: 2, name: 'Air' }]])
  const whole = await aKit('Malle d’un tenant').with({ parts }).save()
  const request = await ask(whole.slug)
  const given = { id: request.id, span, modules: [1] }
  expect(await refusal(offerLoan(db, lea.actor, given, now()))).toBe('modules')
})
