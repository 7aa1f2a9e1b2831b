import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { removeEntries } from '#modules/search/index.ts'
import { PackError, regionManifest } from '#modules/territories/index.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { indexDashboard } from './index-dashboard.ts'
import { type PackDashboard, packDashboards } from './model.ts'
import { getDashboard, writeTiles } from './store.ts'

const mark = 'pack-dashboards'

/**
 * Brings the database to the dashboards that the region pack ships; nothing when the file did not change. A name that people took is left to them.
 * @returns how many were written
 * @throws PackError naming the file and what is wrong
 */
export async function loadDashboards(db: Database, pack: string, now: Date): Promise<number> {
  const { dashboards: file } = await regionManifest(pack)
  const content = file === undefined ? '[]' : await contentOf(pack, file)
  const shipped = parse(file ?? '', content)
  const stamp = createHash('sha256').update(content).digest('hex')
  const known = await db.selectFrom('setting').select('value').where('name', '=', mark).executeTakeFirst()
  if ((known?.value as { fingerprint?: string } | undefined)?.fingerprint === stamp) return 0
  return inTransaction(db, async (tx) => {
    const gone = await tx.deleteFrom('dashboard').where('origin', '=', 'pack').returning('id').execute()
    await removeEntries(
      tx,
      'dashboard',
      gone.map(({ id }) => id),
    )
    let written = 0
    for (const [position, each] of shipped.entries()) if (await write(tx, each, position, now)) written++
    const value = JSON.stringify({ fingerprint: stamp })
    await tx
      .insertInto('setting')
      .values({ name: mark, value, updated_at: now })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value, updated_at: now }))
      .execute()
    return written
  })
}

async function contentOf(pack: string, file: string): Promise<string> {
  return readFile(join(pack, file), 'utf8').catch(() => {
    throw new PackError(`${file} : le fichier est annoncé par region.json et manque au paquet.`)
  })
}

function parse(file: string, content: string): PackDashboard[] {
  let json: unknown
  try {
    json = JSON.parse(content)
  } catch (error) {
    throw new PackError(`${file} n’est pas du JSON valide : ${(error as Error).message}`)
  }
  const parsed = packDashboards.safeParse(json)
  if (!parsed.success) throw new PackError(`${file} :\n${z.prettifyError(parsed.error)}`)
  return parsed.data
}

async function write(tx: Tx, it: PackDashboard, position: number, now: Date): Promise<boolean> {
  const row = await tx
    .insertInto('dashboard')
    .values({
      slug: it.slug,
      title: it.title.fr,
      title_en: it.title.en,
      intro: it.intro.fr,
      intro_en: it.intro.en,
      origin: 'pack',
      visibility: 'public',
      position,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return false
  await writeTiles(
    tx,
    row.id,
    it.tiles.map(({ view, words, width }) => ({
      address: view ?? null,
      words: words?.fr ?? '',
      wordsEn: words?.en ?? null,
      width,
    })),
  )
  await indexDashboard(tx, await getDashboard(tx, it.slug), now)
  return true
}
