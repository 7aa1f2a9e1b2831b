import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test, vi } from 'vitest'
import { openDatabase } from './open.ts'

// The files of a database are made on a disk that others use too.
vi.setConfig({ testTimeout: 90_000 })

const folder = await mkdtemp(join(tmpdir(), 'maillage-embedded-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

test('a first start cut short while the files were being made starts anew', async () => {
  const dataFolder = join(folder, 'cut')
  await mkdir(join(dataFolder, 'pgdata', 'base'), { recursive: true })
  await writeFile(join(dataFolder, 'pgdata', 'PG_VERSION'), '18\n')
  const { db, close } = await openDatabase({ databaseUrl: null, dataFolder })
  expect((await sql`SELECT 1 AS one`.execute(db)).rows).toEqual([{ one: 1 }])
  await close()
})

test('a damaged database that once opened is refused in a sentence, and left as it is', async () => {
  const dataFolder = join(folder, 'damaged')
  const { close } = await openDatabase({ databaseUrl: null, dataFolder })
  await close()
  await rm(join(dataFolder, 'pgdata', 'global'), { recursive: true })
  const before = await readdir(join(dataFolder, 'pgdata', 'base'))
  await expect(openDatabase({ databaseUrl: null, dataFolder })).rejects.toThrow(
    /ne s’ouvre pas : .+\. Restaurez/,
  )
  expect(await readdir(join(dataFolder, 'pgdata', 'base'))).toEqual(before)
})
