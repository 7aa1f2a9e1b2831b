import { expect, test } from 'vitest'
import { aTool } from './testing.ts'
import { aCatalogue } from './testing-catalogue.ts'
import { findTool } from './tool-store.ts'

const site = await aCatalogue()
const { db, museum, other, lea } = site
const tool = await aTool(db).named('Valise').heldBy(museum.id).save()
const path = `/outils/${tool.slug}/exemplaires`
const copies = () =>
  db.selectFrom('tool_copy').where('tool_id', '=', tool.id).selectAll().orderBy('code').execute()

test('one is added, with where it lives; its code is unique in the organisation', async () => {
  const form = {
    code: 'v 1',
    state: 'good',
    organisation: 'Fablab des Dunes',
    purchaseValue: '1 200,50',
    insuranceValue: '1250.05',
    note: 'Neuve',
  }
  expect((await site.send(lea, path, form)).location).toBe(`${path}?fait=ajoute`)
  expect(await copies()).toMatchObject([
    {
      code: 'V-1',
      state: 'good',
      organisation_id: other.id,
      purchase_cents: 120_050,
      insurance_cents: 125_005,
    },
  ])
  expect((await findTool(db, tool.slug))?.places.map((place) => place.name)).toEqual(['Lille'])
  const again = await site.send(lea, path, { code: 'V-1', state: 'good' })
  expect(again.status).toBe(422)
  expect(again.body).toContain('Le code V-1 est déjà celui d’un autre exemplaire de votre structure.')
  const wrong = await site.send(lea, path, {
    code: '',
    state: 'new',
    organisation: 'Inconnue',
    purchasedOn: 'hier',
    purchaseValue: '12,555',
    insuranceValue: 'cher',
  })
  for (const field of ['code', 'state', 'organisation', 'purchasedOn', 'purchaseValue', 'insuranceValue'])
    expect(wrong.body).toContain(`href="#${field}"`)
  expect(wrong.body).toContain('value="12,555"')
  const [copy] = await copies()
  for (const [lang, typed, shown] of [
    ['', '1250,05', 'assuré pour 1 250,05 €'],
    ['/en', '1250.05', 'insured for €1,250.05'],
  ]) {
    expect((await site.read(`${lang}${path}/${copy?.id}`, lea)).body).toContain(`value="${typed}"`)
    const list = (await site.read(lang + path, lea)).body.replaceAll(/[\u00a0\u202f]/g, ' ')
    expect(list).toContain(shown)
  }
})

test('days are taken once: the second time says what already takes them', async () => {
  const [copy] = await copies()
  const dates = `${path}/${copy?.id}/dates`
  const period = { act: 'block', periodKind: 'repair', periodFrom: '2027-01-10', periodTo: '2027-01-20' }
  expect((await site.send(lea, dates, period)).status).toBe(303)
  const refused = await site.send(lea, dates, {
    ...period,
    periodKind: 'closure',
    periodFrom: '2027-01-20',
    periodTo: '2027-02-01',
  })
  expect(refused.status).toBe(422)
  expect(refused.body.replaceAll('\u00a0', ' ')).toContain(
    'l’exemplaire est en réparation du 10 janvier 2027 au 20 janvier 2027.',
  )
  const backwards = await site.send(lea, dates, {
    ...period,
    periodFrom: '2027-03-10',
    periodTo: '2027-03-01',
  })
  expect(backwards.status).toBe(422)
  expect((await site.read(`/outils?q=valise&du=2027-01-15`)).body).not.toContain('href="/outils/valise"')
  const row = await db
    .selectFrom('copy_period')
    .where('copy_id', '=', copy?.id ?? '')
    .select('id')
    .execute()
  expect((await site.send(lea, dates, { act: 'free', period: row[0]?.id ?? '' })).status).toBe(303)
  expect((await site.read(`/outils?q=valise&du=2027-01-15`)).body).toContain('href="/outils/valise"')
})

test('a loan is not freed by hand, nor a period of another copy', async () => {
  const taken = await aTool(db)
    .named('Prêtée')
    .heldBy(museum.id)
    .withCopies(2)
    .takenOn(0, '2027-01-01', '2027-01-09')
    .takenOn(1, '2027-01-01', '2027-01-09', 'repair')
    .save()
  const rows = await db
    .selectFrom('copy_period')
    .where('copy_id', 'in', taken.copies)
    .select(['id', 'copy_id', 'kind'])
    .execute()
  for (const { id } of rows) {
    const sent = await site.send(lea, `/outils/${taken.slug}/exemplaires/${taken.copies[0]}/dates`, {
      act: 'free',
      period: id,
    })
    expect(sent.status).toBe(404)
  }
  const left = await db.selectFrom('copy_period').where('copy_id', 'in', taken.copies).select('id').execute()
  expect(left.length).toBe(2)
})

test('out of service it is lent no more; an older version is told; another tool’s copy does not exist here', async () => {
  const [copy] = await copies()
  const one = `${path}/${copy?.id}`
  expect(
    (await site.send(lea, one, { code: 'V-1', state: 'good', version: '1', act: 'retire' })).status,
  ).toBe(303)
  expect(await copies()).toMatchObject([{ state: 'retired', version: 2 }])
  expect((await site.read('/outils?q=valise&du=2027-01-15')).body).not.toContain('href="/outils/valise"')
  expect((await site.send(lea, one, { code: 'V-9', state: 'good', version: '1' })).status).toBe(409)
  const elsewhere = await aTool(db).named('Ailleurs').heldBy(museum.id).save()
  expect((await site.read(`/outils/${elsewhere.slug}/exemplaires/${copy?.id}`, lea)).status).toBe(404)
  expect(await site.acts(tool.id)).toEqual([
    'tool-copy.add',
    'tool-copy.block',
    'tool-copy.free',
    'tool-copy.edit',
  ])
})
