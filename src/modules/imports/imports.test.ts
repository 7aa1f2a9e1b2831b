import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { aPerson } from '#modules/accounts/testing.ts'
import { loadVocabularies } from '#modules/directory/index.ts'
import { anOrganisation, aSource } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import type { Actor } from '#platform/access/actor.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { folderFiles } from '#platform/files/file-store.ts'
import { askImport } from './ask-import.ts'
import { listKept, listLines } from './line-store.ts'
import type { Act } from './model.ts'
import { runImports } from './run-imports.ts'
import { countUndo, getRun } from './store.ts'
import { uploadImport } from './upload-import.ts'

const db = await testDatabase()
await seedTerritories(db)
await loadVocabularies(db)
await aSource(db, 'essai')
const files = folderFiles(mkdtempSync(join(tmpdir(), 'maillage-files-')))
const errors: unknown[] = []
const log = { error: (...given: unknown[]) => void errors.push(given) } as never
let clock = Date.parse('2026-11-23T10:00:00Z')
const now = () => {
  clock += 1000
  return new Date(clock)
}
const services = { db, files, now, log }
const moderator = (await aPerson(db).named('Mo').withRole('moderator').save()).actor
const never = new AbortController().signal

const upload = (content: string, name = 'structures.csv', source = 'essai') =>
  uploadImport(
    { db, files },
    moderator,
    { name, content: Buffer.from(content), source: { id: source } },
    now(),
  )
const ask = async (runId: string, act: Act, actor: Actor = moderator) => {
  await askImport(db, actor, { runId, act }, now())
  await runImports(services, never)
  const run = await getRun(db, runId)
  if (!run) throw new Error('no run')
  return run
}
const lines = (runId: string, dry: boolean) => listLines(db, { runId, dry, filter: null, size: 1000 })

/** Brings a file and applies it. */
async function apply(content: string, name?: string) {
  const { id } = await upload(content, name)
  await ask(id, 'check')
  return ask(id, 'apply')
}

/** All that is public of organisations, and the records they are made from. */
async function content() {
  const { rows } = await sql`
    SELECT o.id, o.slug, o.name, o.type, o.legal_status, o.description_fr, o.website, o.email, o.phone, o.founded_on, o.status,
      (SELECT jsonb_agg(a.name ORDER BY a.name) FROM organisation_alias a WHERE a.organisation_id = o.id) AS aliases,
      (SELECT jsonb_agg(t.code ORDER BY t.vocabulary, t.code) FROM organisation_term t WHERE t.organisation_id = o.id) AS terms,
      (SELECT jsonb_agg(i.value ORDER BY i.value) FROM organisation_identifier i WHERE i.organisation_id = o.id) AS identifiers,
      (SELECT jsonb_agg(p.commune || coalesce(p.address, '') ORDER BY 1) FROM place p WHERE p.organisation_id = o.id) AS places,
      (SELECT jsonb_agg(n.network_id ORDER BY 1) FROM organisation_network n WHERE n.organisation_id = o.id) AS networks,
      o.parent_id, (SELECT jsonb_agg(to_jsonb(s) ORDER BY s.source_id, s.record_id) FROM organisation_source s WHERE s.organisation_id = o.id) AS records,
      (SELECT jsonb_agg(e.title) FROM search_entry e WHERE e.kind = 'organisation' AND e.id = o.slug) AS found
    FROM organisation o WHERE NOT (o.status = 'archived' AND o.archived_reason = 'import-undone') ORDER BY o.id`.execute(
    db,
  )
  return rows
}

beforeEach(() => {
  errors.length = 0
})

const table = [
  'nom;ville;type;telephone;remarque',
  'Radio-club des Machines;Lille;association;0327000000;x',
  'Atelier des étoiles;Fourmies;association;06;',
  ';Lille;association;;',
].join('\n')

describe('an import', () => {
  test('is tried, applied and undone, every line told', async () => {
    const before = await content()
    const { id } = await upload(table)
    const checked = await ask(id, 'check')
    expect(checked).toMatchObject({ state: 'checked', checked: 3, position: 0, ignoredColumns: ['remarque'] })
    expect(checked.counts).toEqual({ created: 2, updated: 0, unchanged: 0, refused: 1, merged: 0, noted: 1 })
    expect(await content()).toEqual(before)
    expect((await lines(id, true)).map((l) => [l.line, l.outcome, l.name, l.reason, l.notes])).toEqual([
      [2, 'created', 'Radio-club des Machines', null, []],
      [3, 'created', 'Atelier des étoiles', null, ['téléphone illisible : « 06 »']],
      [4, 'refused', null, 'nom manquant', []],
    ])

    const done = await ask(id, 'apply')
    expect(done).toMatchObject({ state: 'done', position: 3, counts: checked.counts, error: null })
    expect((await lines(id, false)).map((l) => [l.outcome, l.organisation?.name ?? null])).toEqual([
      ['created', 'Radio-club des Machines'],
      ['created', 'Atelier des étoiles'],
      ['refused', null],
    ])
    expect(await content()).toHaveLength(before.length + 2)

    const undone = await ask(id, 'undo')
    expect(undone.state).toBe('undone')
    expect(await countUndo(db, id)).toEqual({ archived: 2 })
    expect(await content()).toEqual(before)
    expect(errors).toEqual([])
    const { rows } = await sql<{
      subject: string
    }>`SELECT subject FROM mail WHERE kind = 'import-done' ORDER BY created_at`.execute(db)
    expect(rows.map((row) => row.subject)).toEqual([
      'Import terminé\u00a0: structures.csv',
      'Import annulé\u00a0: structures.csv',
    ])
    const journal = await db
      .selectFrom('journal_entry')
      .where('object_id', '=', id)
      .orderBy('id')
      .select('action')
      .execute()
    expect(journal.map((line) => line.action)).toEqual([
      'import.upload',
      'import.ask-apply',
      'import.apply',
      'import.ask-undo',
      'import.undo',
    ])
  })

  test('undone, then made again, brings the same organisations back at the same addresses', async () => {
    const first = await apply('nom;ville\nCercle des brouettes;Lille\n')
    const slug = (await lines(first.id, false))[0]?.organisation?.slug
    await ask(first.id, 'undo')
    const again = await apply('nom;ville\nCercle des brouettes;Lille\n')
    expect(again.counts).toMatchObject({ created: 1, updated: 0 })
    expect((await lines(again.id, false))[0]?.organisation).toEqual({
      slug,
      name: 'Cercle des brouettes',
      status: 'published',
    })
    await ask(again.id, 'undo')
    expect(await countUndo(db, again.id)).toEqual({ archived: 1 })
  })

  test('says which organisation a line joins and by which rule, and what changes in it', async () => {
    const known = await anOrganisation(db)
      .named('Musée des Brouettes')
      .ofType('museum')
      .inCommune('59350')
      .save()
    const { id } = await upload('nom;ville;telephone\nMusée des brouettes;Lille;0327000001\n')
    await ask(id, 'check')
    expect(await lines(id, true)).toMatchObject([
      {
        outcome: 'updated',
        rule: 'name',
        organisation: { slug: known.slug },
        changes: { phone: { from: null, to: '+33327000001' } },
      },
    ])
    const before = await content()
    await ask(id, 'apply')
    expect(await content()).not.toEqual(before)
    await ask(id, 'undo')
    expect(await countUndo(db, id)).toEqual({ removed: 1 })
    expect(await content()).toEqual(before)
  })

  test('keeps what people made theirs since, and says so', async () => {
    const run = await apply('nom;ville\nClub tenu;Lille\nClub laissé;Lille\n')
    const [held] = await lines(run.id, false)
    const organisation = await db
      .selectFrom('organisation')
      .where('slug', '=', held?.organisation?.slug ?? '')
      .select('id')
      .executeTakeFirstOrThrow()
    await aPerson(db).ownerOf(organisation.id).save()
    await ask(run.id, 'undo')
    expect(await countUndo(db, run.id)).toEqual({ archived: 1, kept: 1 })
    expect(await listKept(db, run.id, 10)).toMatchObject([
      { undo: 'kept', organisation: { name: 'Club tenu' } },
    ])
    const status = await db
      .selectFrom('organisation')
      .where('id', '=', organisation.id)
      .select('status')
      .executeTakeFirst()
    expect(status).toEqual({ status: 'published' })
  })

  test('leaves alone what a later import changed; undoing from the latest gives everything back', async () => {
    const before = await content()
    const first = await apply(
      'identifiant;nom;ville;telephone\nz1;Amis du vent;Lille;0327000010\nz2;Amis de la pluie;Lille;0327000011\n',
    )
    const middle = await content()
    const second = await apply(
      'identifiant;nom;ville;telephone\nz1;Amis du vent;Lille;0327000099\nz2;Amis de la pluie;Lille;0327000011\n',
    )
    expect(second.counts).toMatchObject({ updated: 1, unchanged: 1 })
    await ask(second.id, 'undo')
    expect(await content()).toEqual(middle)
    const third = await apply('identifiant;nom;ville;telephone\nz1;Amis du vent;Lille;0327000088\n')
    await ask(first.id, 'undo')
    expect(await countUndo(db, first.id)).toEqual({ later: 1, archived: 1 })
    await ask(third.id, 'undo')
    expect((await content()).length).toBe(before.length + 1)
    await expect(askImport(db, moderator, { runId: first.id, act: 'undo' }, now())).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  test('ties and unties parents and networks', async () => {
    const before = await content()
    const run = await apply(
      'identifiant;nom;ville;structure_parente;reseaux\np1;Grande maison;Lille;;\np2;Petite annexe;Lille;p1;p1\n',
    )
    expect((await content()).filter((row) => (row as { parent_id: string | null }).parent_id)).toHaveLength(1)
    await ask(run.id, 'undo')
    expect(await content()).toEqual(before)
  })
})
