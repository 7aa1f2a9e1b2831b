import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { z } from 'zod'
import { regionManifest } from '#modules/territories/index.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { emptyTool, toolKinds } from './model.ts'
import { writeTool } from './write-tool.ts'

const shippedTools = z.object({
  tools: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
      kind: z.enum(toolKinds),
      titleFr: z.string().min(1),
      titleEn: z.string().min(1),
      summaryFr: z.string().min(1),
      summaryEn: z.string().min(1),
      holder: z.string().min(1),
      url: z.url(),
      /** Null when the source does not say. */
      free: z.boolean().nullable(),
    }),
  ),
})

/**
 * Adds the resources of a region pack that the catalogue does not have yet, as information sheets with their source: they exist, and are not booked
 * here. One that is there already is never touched: it may have been edited or withdrawn. Organisations come first.
 * @returns how many were added
 */
export async function loadTools(db: Database, pack: string, now: Date): Promise<number> {
  const { tools: shipped } = await regionManifest(pack)
  if (!shipped) return 0
  const { tools } = shippedTools.parse(JSON.parse(await readFile(join(pack, shipped.file), 'utf8')))
  return inTransaction(db, async (tx) => {
    const known = await tx
      .selectFrom('tool')
      .where(
        'slug',
        'in',
        tools.map((tool) => tool.id),
      )
      .select('slug')
      .execute()
    const added = tools.filter((tool) => !known.some(({ slug }) => slug === tool.id))
    for (const { id, holder, url, free, ...words } of added) {
      const { rows } = await sql<{ id: string }>`
        SELECT id FROM organisation WHERE name_folded = fold(${holder}) AND status = 'published' ORDER BY slug LIMIT 1`.execute(
        tx,
      )
      await writeTool(
        tx,
        { ...emptyTool, ...words, lendable: false, sourceUrl: url, price: free ? 0 : null },
        {
          state: 'published',
          slug: id,
          holder: { id: rows[0]?.id ?? null, name: holder },
          sourceId: shipped.source,
        },
        now,
      )
    }
    return added.length
  })
}
