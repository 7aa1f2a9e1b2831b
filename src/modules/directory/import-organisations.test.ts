import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { importContext } from './import-context.ts'
import { importFile } from './import-file.ts'
import { fingerprintOf } from './import-lines.ts'
import type { RefusedRow } from './import-options.ts'
import { importOrganisations } from './import-organisations.ts'
import { getOrganisation, loadVocabularies } from './index.ts'
import { type OrganisationDraft, organisationRecord } from './model.ts'
import { aSource } from './testing.ts'

const db = await testDatabase()
await seedTerritories(db)
await loadVocabularies(db)
for (const id of ['first', 'second', 'any']) await aSource(db, id)
const folder = await mkdtemp(join(tmpdir(), 'maillage-import-'))
let number = 0

async function fileOf(content: string, name = `table-${number++}.csv`) {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}
const total = async () =>
  (await sql<{ count: number }>`SELECT count(*)::int AS count FROM organisation`.execute(db)).rows[0]
    ?.count ?? 0

describe('a table made by hand', () => {
  const content = [
    'Nom;Ville;Code postal;Type;Thématiques;Téléphone;Site;Remarque interne',
    'MUSEE DES MACHINES;Fourmies;59610;Musée;Astronomie|Patrimoine technique et industriel;03 27 00 00 00;machines.example.org;x',
    'Mairie;Lille;59000;;;;;',
    'Sans ville connue;Paris;75001;museum;;;;',
    ';Lille;59000;museum;;;;',
    'Club d’astronomie;Lille;59000;Vaisseau;;;;',
    'Radio-club;Lille;59000;association;Télépathie;06;;',
  ].join('\n')

  test('is imported with a reason for each line refused and a note for each value left aside', async () => {
    const refused: RefusedRow[] = []
    const report = await importFile(db, await fileOf(content, 'table faite main.csv'), {
      onRefused: (row) => void refused.push(row),
    })
    expect(report).toMatchObject({
      created: 3,
      updated: 0,
      unchanged: 0,
      refused: 3,
      reader: 'csv',
      source: 'table-faite-main',
      ignoredColumns: ['remarque_interne'],
    })
    expect(refused.map(({ line, reason }) => [line, reason])).toEqual([
      [4, 'commune introuvable dans la région chargée : Paris, 75001'],
      [5, 'nom manquant'],
      [6, 'type inconnu : « Vaisseau »'],
    ])
    expect(refused[0]?.row).toMatchObject({ Nom: 'Sans ville connue', Ville: 'Paris' })
    expect(report.notes).toEqual([
      { line: 7, message: 'téléphone illisible : « 06 »' },
      { line: 7, message: 'terme inconnu (theme) : « Télépathie »' },
    ])
    expect(await getOrganisation(db, 'musee-des-machines')).toMatchObject({
      name: 'Musée des Machines',
      type: { code: 'museum' },
      phone: '+33327000000',
      website: 'https://machines.example.org/',
      terms: [{ code: 'industry' }, { code: 'astronomy' }],
      sources: [{ title: 'table faite main.csv', licence: 'non précisée', licenceConfirmed: false }],
    })
    expect(await getOrganisation(db, 'mairie-de-lille')).toMatchObject({
      name: 'Mairie de Lille',
      type: { code: 'local-authority' },
    })
  })

  test('brought again under another name, it is recognised by its records; a changed line updates its organisation', async () => {
    const path = await fileOf(content.replace('03 27 00 00 00', '03 27 11 11 11'))
    expect(await importFile(db, path, {})).toMatchObject({
      source: 'table-faite-main',
      created: 0,
      updated: 1,
      unchanged: 2,
      refused: 3,
    })
    expect(await importFile(db, path, {})).toMatchObject({ created: 0, updated: 0, unchanged: 3, refused: 3 })
    expect(await getOrganisation(db, 'musee-des-machines')).toMatchObject({ phone: '+33327111111' })
  })

  test('a dry run counts the same and writes nothing', async () => {
    const path = await fileOf('nom;commune\nCinéma Étoile;Arras\nCinéma Étoile;Arras\nCinéma Lune;Arras')
    const before = await total()
    const dry = await importFile(db, path, { dryRun: true })
    expect(dry).toMatchObject({ created: 2, refused: 1 })
    expect(await total()).toBe(before)
    expect(await db.selectFrom('data_source').where('id', '=', dry.source).selectAll().execute()).toEqual([])
    expect(await importFile(db, path, {})).toMatchObject({ created: 2, refused: 1 })
  })

  test.each([
    ['nothing but a header', 'nom;ville\n', 'ne contient aucune ligne'],
    ['columns of something else', 'a;b\n1;2\n', 'ne sont pas reconnues (a, b)'],
  ])('%s is refused in one sentence', async (_, text, words) => {
    await expect(importFile(db, await fileOf(text), {})).rejects.toThrow(words)
  })
  test('an unknown source or format is refused in one sentence', async () => {
    const path = await fileOf('nom\nLe Labo')
    await expect(importFile(db, path, { source: 'nowhere' })).rejects.toThrow('« nowhere » n’existe pas')
    await expect(importFile(db, path, { format: 'excel' })).rejects.toThrow('Format inconnu : « excel »')
  })
})

test('two sources of one body: every record is kept, the first listed source is believed, in whatever order they come', async () => {
  await sql`INSERT INTO setting (name, value) VALUES ('organisation_sources', '["first", "second"]')`.execute(
    db,
  )
  const place = { commune: '59249', address: '1 rue du Verre', precision: 'address' as const }
  const draft = (rest: Partial<OrganisationDraft>): OrganisationDraft => ({
    id: 'verre',
    name: 'Atelier-musée du verre',
    type: 'museum',
    place,
    ...rest,
  })
  const late = {
    ...draft({
      name: 'Atelier musée du Verre',
      phone: '+33300000002',
      email: 'b@example.org',
      terms: { theme: ['history'] },
    }),
  }
  expect(await importOrganisations(db, [late], { source: 'second' })).toMatchObject({ created: 1 })
  const early = draft({ phone: '+33300000001', aliases: ['AMV'], terms: { theme: ['industry'] } })
  expect(await importOrganisations(db, [early], { source: 'first' })).toMatchObject({
    updated: 1,
    merged: { address: 1 },
  })
  const page = await getOrganisation(db, 'atelier-musee-du-verre')
  expect(page).toMatchObject({
    name: 'Atelier-musée du verre',
    phone: '+33300000001',
    email: 'b@example.org',
    aliases: ['AMV'],
  })
  expect(page?.terms.map((term) => term.code)).toEqual(['industry', 'history'])
  expect(page?.sources.map((source) => source.sourceId)).toEqual(['second', 'first'])
  const rules =
    await sql`SELECT source_id, matched_by FROM organisation_source WHERE record_id = 'verre' ORDER BY source_id`.execute(
      db,
    )
  expect(rows(rules)).toEqual([
    { source_id: 'first', matched_by: 'address' },
    { source_id: 'second', matched_by: 'new' },
  ])
})
const rows = <T>(result: { rows: T[] }) => result.rows

test('the fingerprint of a record changes with any of its facts, and only then', () => {
  const record = organisationRecord.parse({ id: '1', name: 'Le Labo', type: 'library' })
  expect(
    fingerprintOf(organisationRecord.parse({ type: 'library', name: 'Le Labo', id: '1', aliases: [] })),
  ).toBe(fingerprintOf(record))
  expect(fingerprintOf({ ...record, phone: '+33300000000' })).not.toBe(fingerprintOf(record))
})

test('whatever the rows, each is created, updated, unchanged or refused; brought again, none changes', async () => {
  const context = await importContext(db)
  const draft = fc.record({
    id: fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom('a', 'b')),
    name: fc.oneof(
      fc.constantFrom('Mairie', 'Musée', 'Le Labo', 'Médiathèque Jean Moulin'),
      fc.string({ unit: 'binary', maxLength: 20 }),
    ),
    type: fc.constantFrom('museum', 'library', 'unknown', ''),
    aliases: fc.array(fc.string({ unit: 'binary', maxLength: 8 }), { maxLength: 2 }),
    place: fc.option(
      fc.record({
        commune: fc.constantFrom('59249', '59350', '75056'),
        address: fc.option(fc.string({ unit: 'binary' })),
      }),
    ),
    phone: fc.constantFrom(null, '+33300000000', '03'),
    identifiers: fc.constantFrom(
      [],
      [{ scheme: 'museofile' as const, value: 'M0001' }],
      [{ scheme: 'siret' as const, value: '12345678901234' }],
    ),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(draft, { maxLength: 12 }), async (drafts) => {
      const refused: RefusedRow[] = []
      const first = await importOrganisations(db, drafts as unknown as OrganisationDraft[], {
        source: 'any',
        context,
        onRefused: (row) => void refused.push(row),
      })
      expect(first.created + first.updated + first.unchanged + first.refused).toBe(drafts.length)
      expect(refused).toHaveLength(first.refused)
      for (const row of refused) expect(row.reason).not.toBe('')
      const again = await importOrganisations(db, drafts as unknown as OrganisationDraft[], {
        source: 'any',
        context,
      })
      expect(again).toMatchObject({
        created: 0,
        updated: 0,
        refused: first.refused,
        unchanged: drafts.length - first.refused,
      })
    }),
    { numRuns: 40 },
  )
}, 60_000)
