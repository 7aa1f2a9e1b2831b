import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { z } from 'zod'
import { writeFacetLabels } from '#modules/search/index.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'

/** Where the shipped seasons stand, from the root of the project. */
const seasonFile = 'data/seasons.json'

const shippedSeasons = z.object({
  seasons: z.array(
    z.strictObject({
      code: z.string(),
      nameFr: z.string().min(1),
      nameEn: z.string().min(1),
      summaryFr: z.string().min(1),
      summaryEn: z.string().min(1),
      website: z.url().nullable(),
      editions: z.array(z.strictObject({ year: z.int(), beginsOn: z.iso.date(), endsOn: z.iso.date() })),
    }),
  ),
})

/**
 * Adds the shipped seasons and editions that the database does not have yet, and gives filters their names. What is there already
 * is never touched: it may have been edited here. What the team removed does not come back.
 * @returns how many seasons and editions were added
 */
export async function loadSeasons(db: Database, file = seasonFile): Promise<number> {
  const { seasons } = shippedSeasons.parse(JSON.parse(await readFile(file, 'utf8')))
  const rows = seasons.map((season, position) => ({ ...season, position }))
  const editions = seasons.flatMap(({ code, editions }) => editions.map((each) => ({ ...each, code })))
  return inTransaction(db, async (tx) => {
    const added = await sql`
      INSERT INTO season (code, name_fr, name_en, summary_fr, summary_en, website, position)
      SELECT code, "nameFr", "nameEn", "summaryFr", "summaryEn", website, position
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x (code text, "nameFr" text, "nameEn" text,
        "summaryFr" text, "summaryEn" text, website text, position smallint)
      WHERE NOT EXISTS (SELECT FROM season_removed r WHERE r.season = x.code AND r.year = 0)
      ON CONFLICT (code) DO NOTHING`.execute(tx)
    const dated = await sql`
      INSERT INTO season_edition (season, year, begins_on, ends_on)
      SELECT code, year, "beginsOn", "endsOn"
      FROM jsonb_to_recordset(${JSON.stringify(editions)}::jsonb)
        AS x (code text, year smallint, "beginsOn" date, "endsOn" date)
      WHERE NOT EXISTS (SELECT FROM season_removed r WHERE r.season = x.code AND r.year IN (0, x.year))
      ON CONFLICT (season, year) DO NOTHING`.execute(tx)
    const seasonsAdded = Number(added.numAffectedRows ?? 0)
    if (seasonsAdded > 0) await writeSeasonLabels(tx)
    return seasonsAdded + Number(dated.numAffectedRows ?? 0)
  })
}

/** Gives filters the names of the seasons, as the database has them now. */
export async function writeSeasonLabels(tx: Tx): Promise<void> {
  const seasons = await tx
    .selectFrom('season')
    .select(['code', 'name_fr', 'name_en', 'position'])
    .orderBy('position')
    .execute()
  await writeFacetLabels(
    tx,
    seasons.map(({ code, name_fr, name_en, position }) => ({
      facet: `season:${code}`,
      labelFr: name_fr,
      labelEn: name_en,
      position,
    })),
  )
}
