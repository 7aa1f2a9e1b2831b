import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'

/** A tool that can be asked for here. */
export type Requestable = { slug: string; titleFr: string; titleEn: string | null; holder: string }

/** Tools that can be asked for whose name, or holder, bears some words, by name; all of them without words. */
export async function findRequestable(
  db: Database,
  words: string,
  { except, limit }: { except: string[]; limit: number },
): Promise<Requestable[]> {
  const { rows } = await sql<Requestable>`
    SELECT t.slug, t.title_fr AS "titleFr", t.title_en AS "titleEn", o.name AS holder
    FROM tool t JOIN organisation o ON o.id = t.holder_id
    WHERE t.state = 'published' AND t.lendable AND NOT t.slug = ANY(${except})
      AND (strpos(t.title_folded, fold(${words})) > 0 OR strpos(fold(o.name), fold(${words})) > 0)
    ORDER BY t.title_folded, t.slug LIMIT ${limit}`.execute(db)
  return rows
}
