import { beforeAll, describe, expect, test } from 'vitest'
import { aPerson, signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import { getEditable, importOrganisations, listTerms } from '#modules/directory/index.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { anExpert } from '#modules/experts/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'

const db = await testDatabase()
const app = createApp(testServices(db))
let moderator: TestPerson
let museum: { id: string; slug: string }

beforeAll(async () => {
  await seedTerritories(db)
  museum = await anOrganisation(db)
    .named('Musée des Étoiles')
    .inCommune('59249')
    .about('astronomy', 'nature')
    .save()
  moderator = await aPerson(db).withRole('moderator').save()
})

const page = '/administration/vocabulaires/theme'
const post = (path: string, fields: Record<string, string>, person = moderator) =>
  app.request(path, { method: 'POST', body: new URLSearchParams(fields), headers: signedIn(person) })
const themes = async (slug = museum.slug) => (await getEditable(db, slug))?.profile.terms.theme
const term = async (code: string) => (await listTerms(db, 'theme')).find((one) => one.code === code)
const html = async (path: string) => (await app.request(path)).text()

describe('words', () => {
  test('a term is added in both languages, and found by the filters', async () => {
    const words = { labelFr: 'Volcans et séismes', labelEn: 'Volcanoes and earthquakes' }
    expect((await post(page, words)).status).toBe(303)
    expect(await term('volcans-et-seismes')).toMatchObject({ ...words, retired: false, organisations: 0 })
    const half = await post(page, { labelFr: 'Glaciers', labelEn: '' })
    const text = await half.text()
    expect([half.status, text.includes('id="labelEn-erreur"'), text.includes('value="Glaciers"')]).toEqual([
      422,
      true,
      true,
    ])
    expect((await post(page, { ...words, labelEn: 'Other' })).status).toBe(422)
  })

  test('new words reach filters and search at once; the code stays', async () => {
    const fields = { code: 'astronomy', labelFr: 'Ciel et étoiles', labelEn: 'Sky and stars' }
    expect((await post(page, fields)).status).toBe(303)
    expect(await html('/annuaire')).toContain('Ciel et étoiles')
    expect(await html('/recherche?q=ciel')).toContain(museum.slug)
  })

  test('order changes by one place at a time', async () => {
    const order = async () =>
      (await listTerms(db, 'theme')).filter((one) => !one.retired).map((one) => one.code)
    const before = await order()
    const second = before[1] ?? ''
    await post(`${page}/termes/${second}`, { acte: 'monter' })
    expect((await order()).slice(0, 2)).toEqual([second, before[0]])
    await post(`${page}/termes/${second}`, { acte: 'descendre' })
    expect(await order()).toEqual(before)
    await post(`${page}/termes/${before[0]}`, { acte: 'monter' })
    expect(await order()).toEqual(before)
  })

  test('a retired term is proposed no more, stays where it is used, and is understood in imports', async () => {
    await post(`${page}/termes/nature`, { acte: 'retirer' })
    expect(await term('nature')).toMatchObject({ retired: true, organisations: 1 })
    expect(await themes()).toContain('nature')
    const refused: string[] = []
    const draft = { id: 'n', name: 'Maison des Forêts', type: 'association', terms: { theme: ['nature'] } }
    await importOrganisations(db, [draft], {
      source: 'test',
      onRefused: (one) => void refused.push(one.reason),
    })
    expect([refused, await themes('maison-des-forets')]).toEqual([[], ['nature']])
    await post(`${page}/termes/nature`, { acte: 'proposer' })
    expect((await term('nature'))?.retired).toBe(false)
  })
})

describe('two terms made one', () => {
  test('uses follow, imports too, and all of it comes back', async () => {
    const both = await anOrganisation(db)
      .named('Les Deux')
      .inCommune('59249')
      .about('astronomy', 'industry')
      .save()
    const expert = await anExpert(db).named('Ada').inCommune('59249').about('astronomy').save()
    const before = { museum: await themes(), both: await themes(both.slug) }
    expect((await post(`${page}/termes/astronomy/reunir`, { into: 'industry' })).status).toBe(303)
    expect(await term('astronomy')).toMatchObject({ retired: true, replacedBy: 'industry', organisations: 0 })
    expect([await themes(), await themes(both.slug)]).toEqual([['industry', 'nature'], ['industry']])
    const spoken = () =>
      db
        .selectFrom('expert_term')
        .where('expert_id', '=', expert.id)
        .where('vocabulary', '=', 'theme')
        .select('code')
        .execute()
    expect(await spoken()).toEqual([{ code: 'industry' }])
    const draft = { id: 'late', name: 'Club tardif', type: 'association', terms: { theme: ['astronomy'] } }
    await importOrganisations(db, [draft], { source: 'test' })
    expect(await themes('club-tardif')).toEqual(['industry'])

    const [merge] = await db.selectFrom('vocabulary_merge').select('id').execute()
    expect((await post(`${page}/reunions/${merge?.id}`, {})).status).toBe(303)
    expect([(await themes())?.toSorted(), (await themes(both.slug))?.toSorted()]).toEqual([
      before.museum?.toSorted(),
      before.both?.toSorted(),
    ])
    expect(await spoken()).toEqual([{ code: 'astronomy' }])
    expect((await term('astronomy'))?.replacedBy).toBe(null)
    expect((await post(`${page}/reunions/${merge?.id}`, {})).status).toBe(409)
  })
})

test('observers read and change nothing, members do neither', async () => {
  const observer = await aPerson(db).withRole('observer').save()
  const member = await aPerson(db).ownerOf(museum.id).save()
  const seen = await app.request(page, { headers: signedIn(observer) })
  const text = await seen.text()
  expect([seen.status, text.slice(text.indexOf('<main')).includes('method="post"')]).toEqual([200, false])
  expect((await app.request(page, { headers: signedIn(member) })).status).toBe(403)
  expect((await app.request(page)).status).toBe(303)
  for (const [path, fields] of [
    [page, { labelFr: 'X', labelEn: 'X' }],
    [`${page}/termes/nature`, { acte: 'retirer' }],
    [`${page}/termes/nature/reunir`, { into: 'industry' }],
  ] as const)
    for (const person of [observer, member]) expect((await post(path, fields, person)).status).toBe(403)
  expect((await term('nature'))?.retired).toBe(false)
})
