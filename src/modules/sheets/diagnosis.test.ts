import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedIndicators } from '#modules/indicators/testing.ts'
import { moveIndicators, presentOf } from '#modules/territories/index.ts'
import { samplePackFolder, seedTerritories } from '#modules/territories/testing.ts'
import { aTool } from '#modules/tools/testing.ts'
import type { Database } from '#platform/db/connect.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { distanceKm, roadFactor } from '#platform/distance.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import { readDocument } from '#platform/pdf/testing.ts'
import { createApp } from '../../app.ts'
import { limits } from './diagnosis-model.ts'
import { getWholeSheet, type WholeSheet } from './get-whole-sheet.ts'
import { sheetDocument } from './printing/sheet-document.ts'

describe('the sheet of an EPCI', () => {
  const epci = '200043404'
  const path = `/territoires/epci/${epci}`
  let db: Database
  let app: ReturnType<typeof createApp>
  beforeAll(async () => {
    db = await testDatabase()
    await seedTerritories(db)
    await anOrganisation(db).named('Écomusée de l’Avesnois').ofType('museum').inCommune('59249').save()
    await seedIndicators(db)
    await anOrganisation(db).named('Fablab de Lille').ofType('fablab').inCommune('59350').save()
    await aTool(db).named('Malle des Étoiles').withCopies(1, '59350').save()
    await aTool(db).named('Malle prise').withCopies(1, '59350').takenOn(0, '2026-11-20', '2027-01-31').save()
    app = createApp(testServices(db))
  })

  test('distances are those of its inhabitants, worked out apart', async () => {
    const { rows } = await sql<{ lon: number; lat: number; population: number; here: boolean; code: string }>`
      SELECT t.code, t.point[0] AS lon, t.point[1] AS lat, t.population,
        EXISTS (SELECT FROM territory_membership m WHERE m.kind = 'epci' AND m.code = ${epci} AND m.member_code = t.code) AS here
      FROM territory t WHERE t.kind = 'commune'`.execute(db)
    const museum = rows.find(({ code }) => code === '59249')
    const own = rows.filter(({ here }) => here)
    const km = (each: (typeof rows)[number]) =>
      roadFactor * distanceKm(each.lon, each.lat, museum?.lon ?? 0, museum?.lat ?? 0)
    const all = own.reduce((sum, { population }) => sum + population, 0)
    const within = own.filter((each) => km(each) <= 10).reduce((sum, { population }) => sum + population, 0)
    const mean = own.reduce((sum, each) => sum + each.population * km(each), 0) / all
    const present = await presentOf(db, new Date('2026-11-23T10:00:00Z'))
    const { diagnosis } = await getWholeSheet(db, { kind: 'epci', code: epci }, samplePackFolder, present)
    const told = diagnosis.reach.find(({ kind }) => kind.code === 'organisation:museum')
    expect(told?.here.share).toBeCloseTo((100 * within) / all, 8)
    expect(told?.here.meanKm).toBeCloseTo(mean, 6)
  })

  test('strengths, lacks with their rules, and next steps: whom to contact, tools that are free', async () => {
    const html = await (await app.request(path)).text()
    const page = pageText(html)
    expect(page).toMatch(/Ses forces Musée[^.]* : \d+ % des habitants à moins de 10 km/)
    expect(page).toMatch(/Ce qui lui manque Fablab[^.]* : 0 % des habitants/)
    expect(page).toContain(`d’au moins ${limits.points} points`)
    expect(page).toMatch(/Qui contacter .* Fablab de Lille/)
    expect(page).toContain('Malle des Étoiles')
    expect(page.slice(page.indexOf('Les outils libres les plus proches'))).not.toContain('Malle prise')
    expect(html).toContain('href="/observatoire/ou-agir?lieu=organisation%3Afablab"')
    expect(html).toContain(`href="${path}.pdf"`)
    expect(page).toMatch(
      /Financements à examiner .*Contrat culture et ruralité.* À vérifier : .*, p\. 26 \(2021\)/,
    )
    expect(page).not.toContain('Demandé par l’intercommunalité')
    expect(pageText(await (await app.request(`/en${path}`)).text())).toContain('What it lacks')
    const commune = pageText(await (await app.request('/territoires/commune/59249')).text())
    expect(commune).toContain('Demandé par l’intercommunalité : CC du Sud Avesnois')
  })

  test('strengths and lacks say the very figures of its indicators, and a corrected one is seen at once', async () => {
    const before = pageText(await (await app.request(path)).text())
    expect(before).toMatch(
      /Ce qui lui manque .*Chômage des 15–64 ans \(2022\) : 22,3 %, contre ≈ 14,3 % en Hauts-de-France/,
    )
    expect(before).toMatch(/Chômage des 15–64 ans\s+22,3 % moins bien que la région/)
    await sql`UPDATE indicator_value SET value = 9.5 WHERE kind = 'epci' AND code = ${epci} AND indicator = 'unemployment' AND year = 2022`.execute(
      db,
    )
    await moveIndicators(db)
    const after = pageText(await (await app.request(path)).text())
    expect(after).toMatch(/Ses forces .*Chômage des 15–64 ans \(2022\) : 9,5 %, contre ≈ 14,3 %/)
    expect(after).toMatch(/Chômage des 15–64 ans\s+9,5 % mieux que la région/)
  })

  test('a territory where nothing is listed still says what to do', async () => {
    const page = pageText(await (await app.request('/territoires/departement/60')).text())
    expect(page).toContain('Aucun acteur n’est encore recensé ici.')
    expect(page).toContain('Prochaines étapes')
  })

  test('on paper: a PDF, the same again for whoever has it, none of the region', async () => {
    const answer = await app.request(`${path}.pdf`)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    expect(new TextDecoder('latin1').decode((await answer.arrayBuffer()).slice(0, 5))).toBe('%PDF-')
    const tag = answer.headers.get('etag') ?? ''
    const again = await app.request(`${path}.pdf`, { headers: { 'If-None-Match': tag } })
    expect(again.status).toBe(304)
    for (const wrong of ['/territoires/region/32.pdf', '/territoires/epci/1.pdf', '/territoires/x/2.pdf'])
      expect([wrong, (await app.request(wrong)).status]).toEqual([wrong, 404])
  })

  test('two pages exactly, whether there is little or too much to say', async () => {
    const now = new Date('2026-11-23T10:00:00Z')
    const present = await presentOf(db, now)
    const settings = {
      lang: 'fr' as const,
      site: 'Maillage',
      page: `https://ex.fr${path}`,
      now,
      inRegion: 'en Hauts-de-France',
      km: 10,
      map: null,
      sources: ['INSEE'],
    }
    const small = await getWholeSheet(db, { kind: 'departement', code: '60' }, samplePackFolder, present)
    const whole = await getWholeSheet(db, { kind: 'epci', code: epci }, samplePackFolder, present)
    const long = 'Un nom très long qui ne finit pas, '.repeat(20)
    const { diagnosis, sheet } = whole
    const group = { type: 'x', label: { fr: long, en: long }, count: 9, first: [] }
    const full: WholeSheet = {
      ...whole,
      sheet: {
        ...sheet,
        actors: {
          ...sheet.actors,
          groups: Array.from({ length: 30 }, () => group),
          equipment: Array.from({ length: 40 }, (_, at) => ({
            code: `${at}`,
            label: { fr: long, en: long },
            count: at,
          })),
        },
      },
      diagnosis: {
        ...diagnosis,
        next: {
          ...diagnosis.next,
          funding: diagnosis.next.funding.flatMap((each) =>
            [1, 2, 3].map(() => ({ ...each, name: { fr: long, en: long } })),
          ),
        },
        received: {
          ...diagnosis.received,
          loans: 90,
          tools: Array.from({ length: 90 }, (_, at) => ({ slug: `${at}`, title: { fr: long, en: long } })),
        },
      },
    }
    for (const each of [small, whole, full]) {
      const printed = readDocument(sheetDocument(each, settings))
      expect([printed.title, printed.pages]).toEqual([each.sheet.territory.name, 2])
    }
  })
})
