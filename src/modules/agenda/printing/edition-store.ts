import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'

/** An edition of a season as a programme names it. */
export type PrintedEdition = {
  season: string
  year: number
  nameFr: string
  nameEn: string
  summaryFr: string
  summaryEn: string
}

/** The edition of a season in a year. */
export async function findEdition(
  db: Database,
  season: string,
  year: number,
): Promise<PrintedEdition | undefined> {
  const { rows } = await sql<PrintedEdition>`
    SELECT s.code AS season, x.year, s.name_fr AS "nameFr", s.name_en AS "nameEn", s.summary_fr AS "summaryFr",
      s.summary_en AS "summaryEn"
    FROM season s JOIN season_edition x ON x.season = s.code WHERE s.code = ${season} AND x.year = ${year}`.execute(
    db,
  )
  return rows[0]
}

/** The published events of an edition, the first ones of them. */
export async function editionSlugs(
  db: Database,
  { season, year }: { season: string; year: number },
  most: number,
): Promise<string[]> {
  const { rows } = await sql<{ slug: string }>`
    SELECT slug FROM event WHERE season = ${season} AND season_year = ${year} AND state = 'published'
    ORDER BY slug LIMIT ${most}`.execute(db)
  return rows.map(({ slug }) => slug)
}
