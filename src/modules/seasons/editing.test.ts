import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { aPerson, signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import { loadSeasons } from '#modules/agenda/index.ts'
import { anEvent } from '#modules/agenda/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'

const db = await testDatabase()
const now = new Date('2026-11-27T08:00:00Z')
const app = createApp(testServices(db, { now: () => now }))
const home = '/administration/temps-forts'
const administrator: TestPerson = await aPerson(db).withRole('administrator').save()
const observer = await aPerson(db).withRole('observer').save()

beforeAll(async () => {
  await seedTerritories(db)
  await loadSeasons(db)
  await anEvent(db)
    .named('Robots')
    .inCommune('59350')
    .on('2025-10-05T10:00')
    .with({ season: { code: 'fete-de-la-science', year: 2025 } })
    .save(now)
})

const get = (path: string, person = administrator) => app.request(path, { headers: signedIn(person) })
const post = (path: string, fields: Record<string, string>, person = administrator) =>
  app.request(path, { method: 'POST', body: new URLSearchParams(fields), headers: signedIn(person) })
const html = async (path: string) => (await get(path)).text()
const field = (page: string, name: string) =>
  new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(page)?.[1] ??
  new RegExp(`value="([^"]*)"[^>]*name="${name}"`).exec(page)?.[1]
const versionOf = async (path: string) => field(await html(path), 'version') ?? ''
const names = { nameFr: 'Février des sciences', nameEn: 'February of science' }
const whole = { ...names, summaryFr: 'Un mois de sciences.', summaryEn: 'A month of science.' }
const season = `${home}/fevrier-des-sciences`

describe('a season', () => {
  test('is added in both languages, last in order, and reaches filters', async () => {
    const half = await post(`${home}/nouveau`, { ...whole, nameEn: '', website: 'nulle part' })
    const page = await half.text()
    expect([half.status, page.includes('id="nameEn-erreur"'), page.includes('id="website-erreur"')]).toEqual([
      422,
      true,
      true,
    ])
    expect(field(page, 'nameFr')).toBe(names.nameFr)
    const added = await post(`${home}/nouveau`, { ...whole, website: 'Exemple.fr/fevrier' })
    expect([added.status, added.headers.get('location')]).toEqual([303, `${season}?fait=enregistre`])
    const label = await db
      .selectFrom('search_facet_label')
      .where('facet', '=', 'season:fevrier-des-sciences')
      .select(['label_fr', 'label_en'])
      .execute()
    expect(label).toEqual([{ label_fr: names.nameFr, label_en: names.nameEn }])
    expect(field(await html(season), 'website')).toBe('https://Exemple.fr/fevrier')
    const list = await html(home)
    expect(list.lastIndexOf(season)).toBeGreaterThan(
      list.lastIndexOf(`${home}/nuit-europeenne-des-chercheurs`),
    )
  })

  test('never takes the address of an event', async () => {
    await anEvent(db).named('Nuit des arts').inCommune('59350').on('2027-01-05T10:00').save(now)
    const added = await post(`${home}/nouveau`, { ...whole, nameFr: 'Nuit des arts' })
    expect(added.headers.get('location')).toBe(`${home}/nuit-des-arts-2?fait=enregistre`)
    expect((await post(`${home}/nuit-des-arts-2/acte`, { acte: 'supprimer' })).status).toBe(303)
    expect((await app.request('/agenda/nuit-des-arts')).status).toBe(200)
  })

  test('is changed with its history in the journal; an older form is told so and keeps what was typed', async () => {
    const version = await versionOf(season)
    expect((await post(season, { ...whole, summaryFr: 'Tout un mois.', version })).status).toBe(303)
    const late = await post(season, { ...whole, summaryFr: 'Autre chose.', version })
    const page = await late.text()
    expect([late.status, page.includes('Autre chose.')]).toEqual([409, true])
    expect((await post(season, { ...whole, version: field(page, 'version') ?? '' })).status).toBe(303)
    const lines = await db
      .selectFrom('journal_entry')
      .where('object_kind', '=', 'season')
      .where('object_id', '=', 'fevrier-des-sciences')
      .orderBy('id')
      .select(['action', 'changes'])
      .execute()
    expect(lines.map(({ action }) => action)).toEqual(['season.create', 'season.edit', 'season.edit'])
    expect(lines[1]?.changes).toEqual({
      summaryFr: { from: 'Un mois de sciences.', to: 'Tout un mois.' },
      website: { from: 'https://Exemple.fr/fevrier', to: null },
    })
  })

  test('moves by one place at a time', async () => {
    const order = async () =>
      (await db.selectFrom('season').orderBy('position').orderBy('code').select('code').execute()).map(
        ({ code }) => code,
      )
    const before = await order()
    await post(`${home}/${before[1]}/acte`, { acte: 'monter' })
    expect((await order()).slice(0, 2)).toEqual([before[1], before[0]])
    await post(`${home}/${before[1]}/acte`, { acte: 'descendre' })
    expect(await order()).toEqual(before)
  })

  test('is removed only without events, else archived; a shipped one does not come back', async () => {
    const kept = await post(`${home}/fete-de-la-science/acte`, { acte: 'supprimer' })
    expect(kept.status).toBe(409)
    expect((await post(`${home}/nuits-des-etoiles/acte`, { acte: 'supprimer' })).status).toBe(303)
    expect(await loadSeasons(db)).toBe(0)
    expect((await get(`${home}/nuits-des-etoiles`)).status).toBe(404)
    await post(`${home}/fete-de-la-science/acte`, { acte: 'archiver' })
    expect(await (await app.request('/temps-forts')).text()).not.toContain('/agenda/fete-de-la-science/')
    expect((await app.request('/agenda/fete-de-la-science/2025')).status).toBe(200)
    await post(`${home}/fete-de-la-science/acte`, { acte: 'remettre' })
    expect(await (await app.request('/temps-forts')).text()).toContain('/agenda/fete-de-la-science/')
  })

  test('has a label, rules and a charter, in versions, that the public reads', async () => {
    expect((await app.request('/agenda/fevrier-des-sciences/charte')).status).toBe(404)
    const texts = {
      labelFr: 'Label Février',
      labelUseFr: 'Les structures qui annoncent.',
      rulesFr: '**Tout est gratuit.**',
      charterFr: '## Engagements\n\n<script>x</script> Accueillir chacun.',
    }
    await post(season, { ...whole, ...texts, version: await versionOf(season) })
    const charter = await app.request('/agenda/fevrier-des-sciences/charte')
    const page = await charter.text()
    expect([charter.status, page.includes('<h2>Engagements</h2>'), page.includes('<script>x')]).toEqual([
      200,
      true,
      false,
    ])
    expect(pageText(page)).toContain('Version 1, depuis le 27 novembre 2026')
    await post(`${season}/editions/nouvelle`, { year: '2027', entryRule: 'trusted', beginsOn: '2027-02-01' })
    const edition = await (await app.request('/agenda/fevrier-des-sciences/2027')).text()
    expect(edition).toContain('<strong>Tout est gratuit.</strong>')
    expect(edition).toContain('Label Février')
    expect(edition).toContain('href="/agenda/fevrier-des-sciences/charte"')
    const next = { ...texts, charterFr: 'Accueillir chacune et chacun.' }
    await post(season, { ...whole, ...next, version: await versionOf(season) })
    const versions = await db
      .selectFrom('season_charter')
      .orderBy('version')
      .select(['version', 'text_fr'])
      .execute()
    expect(versions).toEqual([
      { version: 1, text_fr: texts.charterFr },
      { version: 2, text_fr: next.charterFr },
    ])
    await post(season, { ...whole, version: await versionOf(season) })
    expect((await app.request('/agenda/fevrier-des-sciences/charte')).status).toBe(404)
  })

  test('has a logo with its words', async () => {
    const picture = await sharp({ create: { width: 90, height: 30, channels: 3, background: '#0f766e' } })
      .png()
      .toBuffer()
    const send = (alt: string, content: Uint8Array) => {
      const body = new FormData()
      body.set('alt', alt)
      body.set('file', new File([new Uint8Array(content)], 'logo.png', { type: 'image/png' }))
      return app.request(`${season}/logo`, { method: 'POST', body, headers: signedIn(administrator) })
    }
    expect((await send('', picture)).status).toBe(422)
    expect((await send('Février', new TextEncoder().encode('<svg/>'))).status).toBe(422)
    expect((await send('Février', picture)).status).toBe(303)
    const edition = await (await app.request('/agenda/fevrier-des-sciences/2027')).text()
    const src = /class="season-logo" src="([^"]+)" alt="Février"/.exec(edition)?.[1] ?? ''
    expect((await app.request(src)).headers.get('content-type')).toBe('image/webp')
    expect((await post(`${season}/logo`, { acte: 'retirer' })).status).toBe(303)
    expect(await (await app.request('/agenda/fevrier-des-sciences/2027')).text()).not.toContain('season-logo')
  })
})

test('observers read and change nothing', async () => {
  const main = async (path: string) => {
    const answer = await get(path, observer)
    const page = await answer.text()
    return [answer.status, page.slice(page.indexOf('<main')).includes('method="post"')]
  }
  expect(await main(home)).toEqual([200, false])
  expect(await main(season)).toEqual([200, false])
  for (const path of [
    `${home}/nouveau`,
    season,
    `${season}/acte`,
    `${season}/logo`,
    `${season}/editions/nouvelle`,
  ])
    expect((await post(path, { ...whole, acte: 'archiver' }, observer)).status).toBe(403)
})
