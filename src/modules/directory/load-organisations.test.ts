import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { loadRegionPack, regionManifest } from '#modules/territories/index.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { silentProgress } from '#platform/progress.ts'
import { getOrganisation, importFile, loadOrganisations, loadVocabularies } from './index.ts'

const pack = 'data/hauts-de-france'
const db = await testDatabase()
await loadVocabularies(db)
await loadRegionPack(db, pack, silentProgress)
const first = await loadOrganisations(db, pack, silentProgress)

const count = (report: (typeof first)[number]) =>
  report.created + report.updated + report.unchanged + report.refused

test('every record of the pack is an organisation, joins one, or is left out with its reason', () => {
  expect(Object.fromEntries(first.map((report) => [report.source, count(report)]))).toEqual({
    'museofile-2025': 89,
    'higher-education-2025': 17,
    'study-epci-2021': 145,
    'plan-2018': 47,
    'digital-mediation-2022': 421,
  })
  expect(Object.fromEntries(first.map((report) => [report.source, report.refused]))).toEqual({
    'museofile-2025': 0,
    'higher-education-2025': 0,
    'study-epci-2021': 38,
    'plan-2018': 3,
    'digital-mediation-2022': 2,
  })
})

test('the bodies that several sources name are recognised, and nothing else', async () => {
  const { rows } = await sql<{ name: string; others: string[] }>`
    SELECT o.name, array_agg(DISTINCT s.record ->> 'name' ORDER BY s.record ->> 'name') AS others
    FROM organisation o JOIN organisation_source s ON s.organisation_id = o.id
    GROUP BY o.id HAVING count(DISTINCT s.source_id) > 1 ORDER BY o.name_folded`.execute(db)
  // Read one by one: each line is one body.
  expect(
    rows.map((row) => [row.name, ...row.others.filter((other) => other !== row.name)].join(' = ')),
  ).toEqual([
    'Cité des Bateliers = La Cité des Bateliers',
    'Conseil départemental de l’Oise = Département de l’Oise',
    'Écomusée de l’Avesnois',
    'Forum départemental des Sciences',
    'H2O',
    'INRAP',
    'Institut polytechnique UniLaSalle = UniLaSalle',
    'LAAC, Lieu d’art et d’action contemporaine = LAAC',
    'Les Petits Débrouillards',
    'Maison du numérique et de l’innovation du Calaisis (MNDI) = Maison du numérique et de l’innovation du calaisis',
    'Musée maritime et portuaire = Musée portuaire',
    'Ombelliscience',
    'Planète Sciences Hauts-de-France',
    'Proscitec',
    'Université d’Artois',
    'Université de Lille',
    'Université de Picardie Jules-Verne = UPJV = Université de Picardie Jules Verne',
    'Université du Littoral Côte d’Opale = ULCO',
  ])
})

test('a place listed several times by one source is one organisation; two places are two', async () => {
  const named = async (name: string) =>
    (
      await sql<{ records: number }>`
      SELECT count(*)::int AS records FROM organisation o JOIN organisation_source s ON s.organisation_id = o.id
      WHERE o.name = ${name} GROUP BY o.id ORDER BY 1`.execute(db)
    ).rows.map((row) => row.records)
  expect(await named('Espace fort')).toEqual([9])
  expect(await named('Mediathèque de Laventie')).toEqual([2])
  expect(await named('Centre social des Provinces Françaises')).toEqual([1])
  expect(await named('Réussir en Sambre Avesnois')).toEqual([1, 1, 1, 1, 2])
  expect(await named('Mairie d’Armentières')).toEqual([1])
  expect(await named('CCAS d’Armentières')).toEqual([1])
})

test('a merged organisation keeps the best of each source, all its names and all its sources', async () => {
  const page = await getOrganisation(db, 'ecomusee-de-l-avesnois')
  expect(page).toMatchObject({
    type: { code: 'museum' },
    phone: '+33327606611',
    website: 'https://www.ecomusee-avesnois.fr/',
    legalStatus: { code: 'epcc' },
    identifiers: [{ scheme: 'museofile', value: 'M0624' }],
    places: [{ communeName: 'Fourmies', precision: 'address' }],
  })
  expect(page?.aliases).toContain('EPCC Ecomusée de l’Avesnois')
  expect(page?.terms.map((term) => term.code)).toEqual(
    expect.arrayContaining(['lead', 'industry', 'ethnology']),
  )
  expect(page?.sources.map((source) => [source.sourceId, source.vintage])).toEqual([
    ['museofile-2025', 'juillet 2025'],
    ['study-epci-2021', '2021'],
    ['plan-2018', '2018'],
  ])
})

test('what a study says without an address stands in its territory, under its parent, in its network', async () => {
  const fablab = await getOrganisation(db, 'fablab-de-la-mndi')
  expect(fablab).toMatchObject({ places: [], area: { kind: 'epci' }, parent: { type: 'fablab' } })
  expect(fablab?.parent?.name).toContain('MNDI')
  const fort = await getOrganisation(db, 'fort-de-conde')
  expect(fort?.networks.map((network) => network.name)).toEqual(['Musée territoire 14-18'])
  const entry = await db
    .selectFrom('search_entry')
    .where('id', '=', 'fort-de-conde')
    .select('facets')
    .executeTakeFirstOrThrow()
  expect(entry.facets).toEqual(expect.arrayContaining([`territory:epci/${fort?.area?.code}`, 'role:lead']))
})

test('a wrong code gives way to the commune written in full; a point far away to the middle of the commune', async () => {
  const { rows } = await sql<{ commune: string; precision: string }>`
    SELECT p.commune, p.precision FROM organisation_identifier i JOIN place p USING (organisation_id)
    WHERE i.value IN ('M0636', 'M0653') ORDER BY i.value`.execute(db)
  expect(rows).toEqual([
    { commune: '59555', precision: 'address' },
    { commune: '62773', precision: 'commune' },
  ])
})

test('loading again changes nothing: the pack is skipped, and so is each record of each file', async () => {
  const before = await sql`SELECT slug, updated_at FROM organisation ORDER BY slug`.execute(db)
  expect(await loadOrganisations(db, pack, silentProgress)).toEqual([])
  for (const [at, { file, source }] of (await regionManifest(pack)).organisations.entries()) {
    const report = first[at] as (typeof first)[number]
    const { created, updated, unchanged, refused } = await importFile(db, join(pack, file), {})
    expect({ source, created, updated, unchanged, refused }).toEqual({
      source,
      created: 0,
      updated: 0,
      unchanged: count(report) - report.refused,
      refused: report.refused,
    })
  }
  expect((await sql`SELECT slug, updated_at FROM organisation ORDER BY slug`.execute(db)).rows).toEqual(
    before.rows,
  )
})

test('each organisation has its search entry; each source is declared by the pack', async () => {
  const { rows } = await sql<{ missing: number }>`
    SELECT count(*)::int AS missing FROM organisation o
    WHERE NOT EXISTS (SELECT FROM search_entry e WHERE e.kind = 'organisation' AND e.id = o.slug)`.execute(db)
  expect(rows[0]?.missing).toBe(0)
  const { sources } = await regionManifest(pack)
  expect(sources.map((source) => source.id)).toEqual(
    expect.arrayContaining(first.map((report) => report.source)),
  )
})

test('terms edited in the database are kept by the next load', async () => {
  await sql`UPDATE vocabulary_term SET label_fr = 'Musées' WHERE vocabulary = 'type' AND code = 'museum'`.execute(
    db,
  )
  await sql`DELETE FROM vocabulary_term WHERE vocabulary = 'access' AND code = 'no-public'`.execute(db)
  expect(await loadVocabularies(db)).toBe(1)
  const term = await db
    .selectFrom('vocabulary_term')
    .where('code', '=', 'museum')
    .select('label_fr')
    .executeTakeFirstOrThrow()
  expect(term.label_fr).toBe('Musées')
  const label = await db
    .selectFrom('search_facet_label')
    .where('facet', '=', 'type:museum')
    .select('label_fr')
    .executeTakeFirstOrThrow()
  expect(label.label_fr).toBe('Musées')
})
