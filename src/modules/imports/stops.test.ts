import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { aPerson } from '#modules/accounts/testing.ts'
import { loadVocabularies } from '#modules/directory/index.ts'
import { aSource } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import type { Actor } from '#platform/access/actor.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { folderFiles } from '#platform/files/file-store.ts'
import { askImport } from './ask-import.ts'
import { listLines } from './line-store.ts'
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

describe('a stop', () => {
  const many = [
    'nom;ville',
    ...Array.from({ length: 1200 }, (_, n) => `Structure numérotée ${n};Fourmies`),
  ].join('\n')

  test('between two batches keeps whole batches, and going on finishes the rest once', async () => {
    const { id } = await upload(many, 'many.csv')
    await ask(id, 'check')
    const stop = new AbortController()
    let calls = 0
    const stopping = {
      ...services,
      now: () => {
        if (++calls === 8) stop.abort()
        return now()
      },
    }
    await askImport(db, moderator, { runId: id, act: 'apply' }, now())
    await runImports(stopping, stop.signal)
    const halfway = await getRun(db, id)
    expect(halfway?.state).toBe('running')
    expect(halfway?.position).toBeGreaterThan(0)
    expect(halfway?.position).toBeLessThan(1200)
    await runImports(services, never)
    const done = await getRun(db, id)
    expect(done).toMatchObject({ state: 'done', position: 1200 })
    const report = await listLines(db, { runId: id, dry: false, filter: null, size: 5000 })
    expect(report.map((line) => line.position)).toEqual(Array.from({ length: 1200 }, (_, n) => n + 1))
    expect(new Set(report.map((line) => line.organisation?.slug)).size).toBe(1200)
    await ask(id, 'undo')
    expect(await countUndo(db, id)).toEqual({ archived: 1200 })
  })

  test('a process whose lease was taken over writes nothing more', async () => {
    const { id } = await upload(many, 'again.csv')
    await ask(id, 'check')
    await askImport(db, moderator, { runId: id, act: 'apply' }, now())
    let calls = 0
    const robbed = {
      ...services,
      now: () => {
        if (++calls === 8)
          void sql`UPDATE import_run SET fence = fence + 1, claimed_until = NULL WHERE id = ${id}`.execute(db)
        return now()
      },
    }
    await runImports(robbed, never).catch(() => {})
    await runImports(services, never)
    const done = await getRun(db, id)
    expect(done).toMatchObject({ state: 'done', position: 1200 })
    const { rows } = await sql<{
      count: number
    }>`SELECT count(*)::int AS count FROM import_line WHERE run_id = ${id} AND NOT dry`.execute(db)
    expect(rows[0]?.count).toBe(1200)
    await ask(id, 'undo')
  })

  test('asked by somebody stops the import; it can then be undone', async () => {
    const { id } = await upload(many, 'stopped.csv')
    await ask(id, 'check')
    await askImport(db, moderator, { runId: id, act: 'apply' }, now())
    await askImport(db, moderator, { runId: id, act: 'cancel' }, now())
    await runImports(services, never)
    expect(await getRun(db, id)).toMatchObject({ state: 'cancelled', position: 0 })
  })
})
