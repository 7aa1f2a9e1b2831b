import { beforeAll, describe, expect, test } from 'vitest'
import { aPerson, signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { emptyQuery, listEntries } from '#modules/search/index.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'

const db = await testDatabase()
const app = createApp(testServices(db))

const whole = {
  name: 'Léa Martin',
  headlineFr: 'Pourquoi la mer monte',
  headlineEn: 'Why the sea rises',
  presentationFr: 'Océanographe.\n\nJe viens avec un bac à vagues.',
  theme: ['nature', 'society'],
  audience: ['pupils'],
  format: ['talk', 'workshop'],
  keywords: 'climat, marées',
  languages: ['fr', 'en'],
  commune: 'Lille (59350)',
  travelKm: '40',
  availability: 'Le jeudi après-midi',
  months: ['3', '4'],
  weekdays: ['4'],
  fee: 'expenses',
  orcid: 'https://orcid.org/0000-0002-1825-0097',
  affiliation: 'Laboratoire des vagues',
  yearlyLimit: '6',
}

function form(fields: Record<string, string | string[]>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((each) => [name, each])),
  )
}
const post = (who: TestPerson, path: string, fields: Record<string, string | string[]> = {}) =>
  app.request(path, { method: 'POST', headers: signedIn(who), body: form(fields) })
const get = (path: string, who?: TestPerson) => app.request(path, who ? { headers: signedIn(who) } : {})
const version = async (who: TestPerson) =>
  (
    await db.selectFrom('expert').where('person_id', '=', who.id).select('version').executeTakeFirst()
  )?.version.toString() ?? '0'

async function publish(who: TestPerson) {
  await post(who, '/compte/expertise', { ...whole, version: await version(who), suite: 'apercu' })
  return post(who, '/compte/expertise/publier', { version: await version(who), consent: '1' })
}

beforeAll(async () => {
  await seedTerritories(db)
  await anOrganisation(db).named('Musée d’essai').inCommune('59350').save()
})

test('a draft is kept as typed, and nothing is public before consent', async () => {
  const lea = await aPerson(db).named('Léa Martin').save()
  const saved = await post(lea, '/compte/expertise', { name: 'Léa', commune: 'zzz', version: '0' })
  expect([saved.status, saved.headers.get('location')]).toEqual([303, '/compte/expertise?fait=enregistre'])
  expect(await (await get('/compte/expertise', lea)).text()).toContain('value="zzz"')

  const wrong = await post(lea, '/compte/expertise', { name: 'Léa', version: '1', suite: 'apercu' })
  const text = pageText(await wrong.text())
  expect(wrong.status).toBe(422)
  expect(text).toContain('Choisissez au moins un thème.')
  expect(text).toContain('Choisissez à quelles conditions vous intervenez.')

  const right = await post(lea, '/compte/expertise', {
    ...whole,
    version: await version(lea),
    suite: 'apercu',
  })
  expect(right.headers.get('location')).toBe('/compte/expertise/apercu')
  const preview = pageText(await (await get('/compte/expertise/apercu', lea)).text())
  expect(preview).toContain('Jusqu’à 40 km de Lille')
  expect(preview).toContain('Votre adresse électronique n’est jamais publiée.')
  expect(preview).toContain('Le jeudi, en mars et avril. Le jeudi après-midi')

  const without = await post(lea, '/compte/expertise/publier', { version: await version(lea) })
  expect(without.status).toBe(422)
  expect(pageText(await without.text())).toContain('sans votre accord, rien n’est publié')
  expect((await get('/experts/lea-martin')).status).toBe(404)
})

describe('a published sheet', () => {
  let lea: TestPerson
  let slug: string
  beforeAll(async () => {
    lea = await aPerson(db).named('Léa').at('lea.secrete@example.org').save()
    const published = await publish(lea)
    expect(published.headers.get('location')).toBe('/compte/expertise?fait=publie')
    slug =
      (await db.selectFrom('expert').where('person_id', '=', lea.id).select('slug').executeTakeFirstOrThrow())
        .slug ?? ''
  })

  test('says all of it, with a person for machines, and the consent as it was read', async () => {
    const html = await (await get(`/experts/${slug}`)).text()
    const text = pageText(html)
    for (const words of [
      'Pourquoi la mer monte',
      'Océanographe.',
      'Frais remboursés seulement',
      'Laboratoire des vagues (déclarée par la personne)',
      '0 demande sur 6 cette année',
    ])
      expect(text).toContain(words)
    expect(html).toContain('https://orcid.org/0000-0002-1825-0097')
    const data = JSON.parse(/ld\+json"[^>]*>(.*?)<\/script>/.exec(html)?.[1] ?? '')
    expect(data).toMatchObject({ '@type': 'Person', name: 'Léa Martin', knowsLanguage: ['fr', 'en'] })
    expect(Object.keys(data)).not.toContain('email')
    const row = await db.selectFrom('expert').where('slug', '=', slug).selectAll().executeTakeFirstOrThrow()
    expect(row.consent_text).toContain('Vous pouvez retirer votre fiche à tout moment')
    const lines = await db
      .selectFrom('journal_entry')
      .where('object_id', '=', lea.id)
      .select('action')
      .execute()
    expect(lines.map(({ action }) => action)).toContain('expert.publish')
  })

  test('is found by words, filters, distance, in lists, search and sitemap', async () => {
    for (const query of [
      '',
      '?q=mer',
      '?theme=nature&public=pupils',
      '?langue=en',
      '?conditions=expenses',
      '?pres=commune/59350&rayon=5',
      '?territoire=departement/59',
    ])
      expect(pageText(await (await get(`/experts${query}`)).text()), query).toContain('Léa Martin')
    expect(pageText(await (await get('/experts?conditions=paid')).text())).toContain(
      'Personne ne répond à ces conditions.',
    )
    expect(pageText(await (await get('/recherche?q=marées')).text())).toContain(
      'Personne qui intervient Léa Martin',
    )
    expect(pageText(await (await get('/annuaire?q=mer')).text())).not.toContain('Léa Martin')
    const rows = await db.selectFrom('search_entry').where('kind', '=', 'expert').select('path').execute()
    expect(rows).toContainEqual({ path: `/experts/${slug}` })
  })

  test('is in the table of the list, in the columns promised', async () => {
    const csv = await (await get('/experts.csv?q=marées')).text()
    const [head, row] = csv.split('\r\n')
    expect(head).toBe(
      'identifiant,nom,resume,themes,mots_cles,publics,formats,langues,commune,commune_nom,distance_km,disponibilites,conditions,conditions_detail,structure,structure_identifiant,orcid,demonstration,mise_a_jour',
    )
    expect(row).toContain(
      'Pourquoi la mer monte,nature|society,climat|marées,pupils,workshop|talk,fr|en,59350,Lille,40',
    )
  })

  test('never tells the address: pages, table, search, suggestions, English', async () => {
    const paths = [
      `/experts/${slug}`,
      `/en/experts/${slug}`,
      `/experts/${slug}/contacter`,
      '/experts',
      '/experts.csv',
      '/recherche?q=mer',
      '/recherche/suggestions?q=lea',
      `/api/v1/experts/${slug}`,
      '/api/v1/experts',
      '/experts?q=secrete',
    ]
    for (const path of paths) expect(await (await get(path)).text(), path).not.toContain('secrete@')
    expect((await listEntries(db, { ...emptyQuery, q: 'secrete' }, { kinds: ['expert'] })).total).toBe(0)
  })

  test('a draft over a published sheet changes nothing public', async () => {
    await post(lea, '/compte/expertise', { ...whole, headlineFr: 'Autre chose', version: await version(lea) })
    expect(pageText(await (await get(`/experts/${slug}`)).text())).toContain('Pourquoi la mer monte')
    expect(pageText(await (await get('/compte/expertise', lea)).text())).toContain(
      'changements qui ne sont pas encore publiés',
    )
  })

  test('two windows: the second is told, and nothing is replaced', async () => {
    const base = await version(lea)
    await post(lea, '/compte/expertise', { ...whole, headlineFr: 'Première', version: base })
    const second = await post(lea, '/compte/expertise', { ...whole, headlineFr: 'Seconde', version: base })
    const html = await second.text()
    expect(second.status).toBe(409)
    expect(html).toContain('value="Seconde"')
    expect(await (await get('/compte/expertise', lea)).text()).toContain('value="Première"')
  })

  test('withdrawn, it is gone everywhere at once, and may come back', async () => {
    const answer = await post(lea, '/compte/expertise/retirer')
    expect(answer.headers.get('location')).toBe('/compte/expertise?fait=retire')
    expect((await get(`/experts/${slug}`)).status).toBe(410)
    expect((await get(`/experts/${slug}/contacter`)).status).toBe(410)
    expect((await get(`/api/v1/experts/${slug}`)).status).toBe(404)
    expect(await (await get('/experts.csv')).text()).not.toContain('Léa Martin')
    expect(pageText(await (await get('/recherche?q=marées')).text())).not.toContain('Léa Martin')
    const row = await db.selectFrom('expert').where('slug', '=', slug).selectAll().executeTakeFirstOrThrow()
    expect([row.state, row.consent_at]).toEqual(['withdrawn', null])
    expect((await post(lea, '/compte/expertise/retirer')).status).toBe(303)
    await publish(lea)
    expect((await get(`/experts/${slug}`)).status).toBe(200)
  })
})

test('an organisation is named only by those who look after it; the tie is shown as long as it lasts', async () => {
  const museum = await anOrganisation(db).named('Musée des vents').inCommune('59350').save()
  const stranger = await aPerson(db).save()
  const refused = await post(stranger, '/compte/expertise', {
    ...whole,
    organisation: museum.id,
    version: '0',
    suite: 'apercu',
  })
  expect(refused.status).toBe(422)

  const noe = await aPerson(db).contributorOf(museum.id).save()
  await post(noe, '/compte/expertise', {
    ...whole,
    name: 'Noé Dubois',
    organisation: museum.id,
    version: '0',
    suite: 'apercu',
  })
  await post(noe, '/compte/expertise/publier', { version: await version(noe), consent: '1' })
  expect(pageText(await (await get('/experts/noe-dubois')).text())).toContain(
    'Musée des vents (la personne fait partie de son équipe sur ce site)',
  )
  await db.deleteFrom('membership').where('person_id', '=', noe.id).execute()
  expect(pageText(await (await get('/experts/noe-dubois')).text())).toContain(
    'Musée des vents (déclarée par la personne)',
  )
})

test('nobody but the person writes; nobody signed out enters', async () => {
  for (const path of ['/compte/expertise', '/compte/expertise/apercu', '/compte/expertise/demandes'])
    expect((await get(path)).headers.get('location'), path).toContain('/connexion')
  for (const path of ['/compte/expertise', '/compte/expertise/publier', '/compte/expertise/retirer'])
    expect(
      (
        await app.request(path, {
          method: 'POST',
          body: form({ consent: '1' }),
          headers: { 'Sec-Fetch-Site': 'same-origin' },
        })
      ).status,
      path,
    ).toBe(401)
})
