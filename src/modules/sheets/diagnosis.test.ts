import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { anOrganisation } from '#modules/directory/testing.ts'
import type { Indicator, Standing } from '#modules/indicators/index.ts'
import { seedIndicators } from '#modules/indicators/testing.ts'
import { moveIndicators } from '#modules/territories/index.ts'
import { samplePackFolder, seedTerritories } from '#modules/territories/testing.ts'
import { aTool } from '#modules/tools/testing.ts'
import type { Database } from '#platform/db/connect.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { distanceKm, roadFactor } from '#platform/distance.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import { readDocument } from '#platform/pdf/testing.ts'
import { createApp } from '../../app.ts'
import { judge, limits, type SheetReach } from './diagnosis-model.ts'
import { type FundingDevice, fittingFunding } from './funding-model.ts'
import { getWholeSheet, type WholeSheet } from './get-whole-sheet.ts'
import { mostLike } from './likeness-model.ts'
import { presentOf } from './present.ts'
import { sheetDocument } from './printing/sheet-document.ts'

const reach = (code: string, here: number, region: number, change: Partial<SheetReach> = {}): SheetReach => ({
  kind: { code, labelFr: code, labelEn: code, count: 1 },
  here: { share: here, meanKm: 1 },
  region: { share: region, meanKm: 1 },
  sought: true,
  unplaced: false,
  ...change,
})
const standing = (code: string, here: number, region: number, change: Partial<Indicator> = {}): Standing => ({
  indicator: {
    code,
    theme: 'network',
    unit: 'per-10000',
    origin: 'live',
    direction: 'more',
    label: { fr: code, en: code },
    definition: { fr: code, en: code },
    formula: { fr: null, en: null },
    levels: ['epci', 'region'],
    target: null,
    targetYear: null,
    thresholds: [],
    vintages: [],
    ...change,
  },
  year: 2026,
  here: { value: here, status: 'published' },
  before: null,
  region: { value: region, status: 'published' },
  verdict: null,
})

describe('the published rules', () => {
  test('ten points make a strength or a lack, nine do not; what has no position does not lack', () => {
    const told = judge(
      [
        reach('a', 60, 50),
        reach('b', 59, 50),
        reach('c', 40, 50),
        reach('d', 41, 50),
        reach('e', 0, 50, { unplaced: true }),
        reach('f', 0, 50, { sought: false }),
      ],
      [],
    )
    expect(told.map((each) => [each.tone, each.rule === 'reach' && each.reach.kind.code])).toEqual([
      ['strength', 'a'],
      ['lack', 'c'],
    ])
  })

  test('indicators: from 1.25 times, to 0.8 times the region, by which way is better; numbers of things say nothing', () => {
    const told = (...of: Parameters<typeof standing>) => judge([], [standing(...of)]).map(({ tone }) => tone)
    expect([
      told('a', 5, 4),
      told('a', 4.9, 4),
      told('a', 3.2, 4),
      told('a', 3.3, 4),
      told('a', 3, 0),
    ]).toEqual([['strength'], [], ['lack'], [], []])
    expect([
      told('a', 5, 4, { direction: 'less' }),
      told('a', 3, 4, { direction: 'less' }),
      told('a', 9, 4, { direction: 'neither' }),
      told('a', 9, 4, { unit: 'count' }),
    ]).toEqual([['lack'], ['strength'], [], []])
    expect(judge([], [standing('a', 5, 4), standing('b', 20, 4)])[0]).toMatchObject({
      here: 20,
      region: 4,
      gap: 4,
    })
  })
})

test('likeness: standard deviations, whatever the units; those that share too little are left out', () => {
  const profile = (code: string, values: Record<string, number>) => ({
    code,
    values: new Map(Object.entries(values)),
  })
  const profiles = (unit: number) => [
    profile('here', { age: 10, income: 20 * unit }),
    profile('near', { age: 12, income: 20 * unit }),
    profile('far', { age: 10, income: 26 * unit }),
    profile('little', { other: 3 }),
  ]
  // Ages 10, 12, 10: deviation √(8/9); incomes 20, 20, 26: deviation √8.
  const expected = [
    ['near', Math.sqrt(4 / (8 / 9) / 2)],
    ['far', Math.sqrt(36 / 8 / 2)],
  ]
  for (const unit of [1, 1000]) {
    const found = mostLike(profiles(unit), 'here', 5).map(({ code, distance }) => [code, distance] as const)
    expect(found.map(([code]) => code).sort()).toEqual(['far', 'near'])
    for (const [code, distance] of expected)
      expect(found.find(([each]) => each === code)?.[1]).toBeCloseTo(distance as number, 10)
  }
  expect(mostLike(profiles(1), 'nowhere', 5)).toEqual([])
})

describe('funding that fits', () => {
  const device = (code: string, fits: FundingDevice['fits']): FundingDevice => ({
    code,
    name: { fr: code, en: code },
    holder: { fr: 'x', en: 'x' },
    forWhom: null,
    forWhat: null,
    url: null,
    note: null,
    source: 's',
    page: null,
    dated: '2021',
    fits,
  })
  const devices = [
    device('every', { kind: 'epci' }),
    device('rural', { kind: 'epci', epciTypes: ['CC'] }),
    device('digital', { kind: 'epci', actors: ['fablab'] }),
  ]
  const commune = { kind: 'commune' as const, code: '1', name: 'Ville', type: null }
  const epci = (type: string) => ({ kind: 'epci' as const, code: '2', name: 'CC', type })
  const codes = (...asked: Parameters<typeof fittingFunding>) =>
    fittingFunding(...asked).map(({ code }) => code)

  test('by kind, type of EPCI, actors that are here or lack', () => {
    expect(codes(devices, [epci('CC')], new Set())).toEqual(['every', 'rural'])
    expect(codes(devices, [epci('CA')], new Set(['fablab']))).toEqual(['every', 'digital'])
    expect(codes(devices, [{ ...commune, kind: 'departement' }], new Set(['fablab']))).toEqual([])
  })

  test('what contains a commune applies for it', () => {
    const [one] = fittingFunding(devices, [commune, epci('CA')], new Set())
    expect([one?.code, one?.applicant?.name]).toEqual(['every', 'CC'])
    expect(fittingFunding(devices, [epci('CA')], new Set())[0]?.applicant).toBeNull()
  })
})

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
    expect(page.slice(page.indexOf('Outils libres et proches'))).not.toContain('Malle prise')
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
