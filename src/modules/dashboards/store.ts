import { type RawBuilder, sql } from 'kysely'
import type { Database, Tx } from '#platform/db/connect.ts'
import { NotFound } from '#platform/errors.ts'
import type { Dashboard, ListedDashboard, SavedView, Tile } from './model.ts'

/** The organisation of a dashboard, or the one it was merged into. */
const holder = sql`LEFT JOIN organisation g ON g.id = d.organisation_id LEFT JOIN organisation o ON o.id = coalesce(g.merged_into, g.id)`
const organisation = sql`CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('id', o.id, 'slug', o.slug, 'name', o.name) END AS organisation`
const told = sql`d.id, d.slug, d.title, d.title_en AS "titleEn", d.intro, d.intro_en AS "introEn", d.lang, d.origin, d.visibility, d.updated_at AS "updatedAt"`

/** A dashboard with its tiles, by its slug: one query. @throws NotFound */
export async function getDashboard(db: Database, slug: string): Promise<Dashboard> {
  const { rows } = await sql<Dashboard>`
    SELECT ${told}, d.share_key AS "shareKey", ${organisation},
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', t.id, 'address', t.address, 'words', t.words, 'wordsEn', t.words_en, 'width', t.width)
        ORDER BY t.position) FROM dashboard_tile t WHERE t.dashboard_id = d.id), '[]') AS tiles
    FROM dashboard d ${holder} WHERE d.slug = ${slug}`.execute(db)
  const [found] = rows
  if (!found) throw new NotFound(slug)
  return found
}

/** The same, which nobody else changes until the transaction ends. @throws NotFound */
export async function heldDashboard(tx: Tx, slug: string): Promise<Dashboard> {
  await tx.selectFrom('dashboard').select('id').where('slug', '=', slug).forUpdate().execute()
  return getDashboard(tx, slug)
}

/** Public dashboards, those of the pack first; then the latest changed. */
export function listPublic(db: Database): Promise<ListedDashboard[]> {
  return list(db, sql`d.visibility = 'public'`)
}

/** The dashboards that somebody looks after: those of their organisations, and of the team when they are of it. */
export function listOwn(db: Database, organisations: string[], team: boolean): Promise<ListedDashboard[]> {
  return list(
    db,
    sql`d.origin = 'people' AND (o.id = ANY(${organisations}::uuid[]) OR (${team} AND d.organisation_id IS NULL))`,
  )
}

async function list(db: Database, which: RawBuilder<unknown>): Promise<ListedDashboard[]> {
  const { rows } = await sql<ListedDashboard>`
    SELECT ${told}, ${organisation}, (SELECT count(*)::int FROM dashboard_tile t WHERE t.dashboard_id = d.id) AS tiles
    FROM dashboard d ${holder} WHERE ${which}
    ORDER BY d.origin, d.position, d.updated_at DESC, d.id LIMIT 200`.execute(db)
  return rows
}

/** How many dashboards an organisation, or the team, has. */
export async function countHeld(tx: Tx, organisationId: string | null): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*)::int AS count FROM dashboard
    WHERE origin = 'people' AND organisation_id IS NOT DISTINCT FROM ${organisationId}::uuid`.execute(tx)
  return rows[0]?.count ?? 0
}

/** The slugs that begin like one. */
export async function takenSlugs(tx: Tx, slug: string): Promise<Set<string>> {
  const rows = await tx.selectFrom('dashboard').select('slug').where('slug', 'like', `${slug}%`).execute()
  return new Set(rows.map((row) => row.slug))
}

/** A tile to write; one that stands keeps its id. */
export type WrittenTile = Omit<Tile, 'id'> & { id?: string }

/** Puts tiles in place of those of a dashboard. */
export async function writeTiles(tx: Tx, dashboardId: string, tiles: readonly WrittenTile[]): Promise<void> {
  await tx.deleteFrom('dashboard_tile').where('dashboard_id', '=', dashboardId).execute()
  if (tiles.length === 0) return
  await tx
    .insertInto('dashboard_tile')
    .values(
      tiles.map(({ id, address, words, wordsEn, width }, position) => ({
        ...(id === undefined ? {} : { id }),
        dashboard_id: dashboardId,
        position,
        address,
        words,
        words_en: wordsEn,
        width,
      })),
    )
    .execute()
}

/** The views that somebody keeps, the latest first. */
export async function listViews(db: Database, personId: string): Promise<SavedView[]> {
  return db
    .selectFrom('saved_view')
    .select(['id', 'address', 'name'])
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
}

/** The names of organisations, in order. */
export async function readHolders(db: Database, ids: string[]): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('id', 'in', ids.length > 0 ? ids : ['00000000-0000-0000-0000-000000000000'])
    .orderBy('name')
    .execute()
}
