import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { aPerson, type TestPerson } from '#modules/accounts/testing.ts'
import { loadVocabularies } from '#modules/directory/index.ts'
import { aSource } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import type { Actor } from '#platform/access/actor.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { folderFiles } from '#platform/files/file-store.ts'
import { askImport } from './ask-import.ts'
import { listLines } from './line-store.ts'
import { mapColumns } from './map-columns.ts'
import type { Act } from './model.ts'
import { UnreadableFile } from './read-upload.ts'
import { runImports } from './run-imports.ts'
import { getMapping, getRun } from './store.ts'
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

describe('columns', () => {
  test('chosen by somebody are remembered for the source and proposed the next time', async () => {
    const { id } = await upload('Intitulé;Lieu-dit;Ville\nAtelier du sable;x;Lille\n')
    expect((await getRun(db, id))?.mapping).toEqual({ intitule: null, lieu_dit: null, ville: 'commune' })
    await expect(
      mapColumns(db, moderator, { runId: id, mapping: { ville: 'commune' } }, now()),
    ).rejects.toMatchObject({ code: 'invalid' })
    await mapColumns(db, moderator, { runId: id, mapping: { intitule: 'nom', ville: 'commune' } }, now())
    expect(await getMapping(db, 'essai')).toEqual({ intitule: 'nom', lieu_dit: null, ville: 'commune' })
    const done = await ask(id, 'check')
    expect(done).toMatchObject({ counts: { created: 1 }, ignoredColumns: ['lieu_dit'] })
    const next = await upload('Intitulé;Ville;Nouvelle\nAtelier du sel;Lille;1\n')
    expect((await getRun(db, next.id))?.mapping).toEqual({
      intitule: 'nom',
      ville: 'commune',
      nouvelle: null,
    })
  })

  test('of the same name, or cells beside them, are never lost in silence', async () => {
    const { id } = await upload(
      'nom;ville;nom;Site web;site_web\nClub double;Lille;Autre;a.example.org;b.example.org;en trop\n',
    )
    const run = await ask(id, 'check')
    expect(run.columns.map((column) => column.name)).toEqual([
      'nom',
      'ville',
      'nom (colonne 3)',
      'Site web',
      'site_web',
    ])
    expect(run.ignoredColumns).toEqual(['nom_colonne_3', 'site_web_5'])
    expect((await lines(id, true))[0]?.notes).toEqual([
      '1 cellules sans colonne\u00a0: «\u00a0en trop\u00a0»',
    ])
  })
})

describe('a file that is no table', () => {
  const cases: [string, Buffer, string][] = [
    [
      'a workbook',
      Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.from('…[Content_Types].xml…')]),
      'workbook',
    ],
    ['an archive', Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(500)]), 'archive'],
    ['a compressed bomb', Buffer.from('1f8b0800', 'hex'), 'archive'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'pdf'],
    ['an image', Buffer.from('89504e470d0a1a0a', 'hex'), 'image'],
    ['nothing', Buffer.alloc(0), 'empty'],
    ['a header alone', Buffer.from('nom;ville\n'), 'rows'],
    ['NUL bytes', Buffer.from('nom;ville\nA\0B;Lille\n'), 'unreadable'],
    ['one line of four megabytes', Buffer.alloc(4_500_000, 'a'), 'unreadable'],
    ['ten million commas', Buffer.alloc(10_000_000, ','), 'unreadable'],
    [
      'hundreds of columns',
      Buffer.from(`${Array.from({ length: 301 }, (_, n) => `c${n}`).join(';')}\n${';'.repeat(300)}\n`),
      'columns',
    ],
  ]
  test.each(cases)('%s is refused, and nothing is kept', async (_, content, kind) => {
    const fault = await uploadImport(
      { db, files },
      moderator,
      { name: 'x.csv', content, source: { id: 'essai' } },
      now(),
    ).catch((error) => error)
    expect(fault).toBeInstanceOf(UnreadableFile)
    expect(fault.kind).toBe(kind)
    expect(fault.message).not.toContain('/tmp')
  })

  test('a name that leads elsewhere is only a name', async () => {
    const { id } = await upload('nom\nClub sans ville\n', '../../etc/<b>passwd\u0000.csv')
    expect((await getRun(db, id))?.fileName).toBe('b passwd .csv')
  })

  test('NUL and half characters in JSON do not stop the report', async () => {
    const { id } = await upload(
      '[{"nom":"","a\\u0000":"x\\u0000\\ud800"},{"nom":"Club\\u0000 entier","ville":"Lille"}]',
      'x.json',
    )
    const run = await ask(id, 'check')
    expect(run.counts).toMatchObject({ refused: 1, created: 1 })
  })
})

describe('who may', () => {
  const roles = ['member', 'observer', 'moderator', 'administrator'] as const
  test.each(roles)('%s', async (role) => {
    const person: TestPerson = await aPerson(db).withRole(role).save()
    const may = role === 'moderator' || role === 'administrator'
    const attempt = uploadImport(
      { db, files },
      person.actor,
      { name: 'a.csv', content: Buffer.from('nom\nA\n'), source: { id: 'essai' } },
      now(),
    )
    if (may) await expect(attempt).resolves.toMatchObject({ id: expect.any(String) })
    else await expect(attempt).rejects.toMatchObject({ code: 'forbidden' })
  })
})
