import { sql } from 'kysely'
import { countSpread } from '#modules/spread/index.ts'
import { indexTools, loadDemoTools, writeToolLabels } from '#modules/tools/index.ts'
import { countUsage } from '#modules/usage/index.ts'
import type { Config } from '#platform/config.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { openDatabase } from '#platform/db/open.ts'
import { terminalProgress } from '#platform/progress.ts'
import type { BenchRoute } from './routes.ts'

/** Copies a tool has, and how often each was or is to be lent. */
const copiesEach = 4
const loansEach = 25
/** Days from one loan of a copy to the next, and when the first one was: a seventh of them are to come. */
const rhythm = 30
const firstDay = -650

/**
 * Adds `size` tools to a database that holds a region and organisations: those of the demonstration through their real path, the others
 * copied from them by the database, four copies each all over the region, each lent twenty-five times. Every tool is indexed by the real path,
 * which is what is timed.
 */
export async function loadTools(
  config: Config,
  size: number,
): Promise<{ seconds: number; perSecond: number }> {
  const { db, close } = await openDatabase(config)
  try {
    await writeToolLabels(db)
    await loadDemoTools(db, new Date())
    await inTransaction(db, async (tx) => {
      await sql`SET LOCAL session_replication_role = replica`.execute(tx)
      await copyTools(tx, size)
      await lendCopies(tx)
    })
    const began = performance.now()
    await indexAll(db)
    const seconds = (performance.now() - began) / 1000
    await sql`VACUUM ANALYZE`.execute(db)
    return { seconds, perSecond: size / seconds }
  } finally {
    await close()
  }
}

async function copyTools(tx: Database, size: number): Promise<void> {
  await sql`CREATE TEMPORARY TABLE bench_tool ON COMMIT DROP AS
    WITH shown AS (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS among FROM tool WHERE demo),
      holders AS (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS among FROM organisation)
    SELECT number, md5('tool ' || number)::uuid AS id, shown.id AS model, holders.id AS holder
    FROM generate_series(1, ${size}::int) AS number
    JOIN shown ON shown.place = number % shown.among JOIN holders ON holders.place = number % holders.among`.execute(
    tx,
  )
  const { rows } = await sql<{ name: string }>`
    SELECT column_name AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name = 'tool' AND is_generated = 'NEVER'`.execute(tx)
  const changed: Record<string, string> = {
    id: 'b.id',
    slug: `t.slug || '-' || b.number`,
    title_fr: `t.title_fr || ' ' || b.number`,
    holder_id: 'b.holder',
    holder_name: 'NULL',
    demo: 'false',
  }
  const names = rows.map(({ name }) => name)
  await sql
    .raw(
      `INSERT INTO tool (${names.join(', ')}) SELECT ${names.map((name) => changed[name] ?? `t.${name}`).join(', ')}
       FROM bench_tool b JOIN tool t ON t.id = b.model`,
    )
    .execute(tx)
  await sql`INSERT INTO tool_term (tool_id, vocabulary, code)
    SELECT b.id, x.vocabulary, x.code FROM bench_tool b JOIN tool_term x ON x.tool_id = b.model`.execute(tx)
  await sql`INSERT INTO tool_module (tool_id, number, name)
    SELECT b.id, x.number, x.name FROM bench_tool b JOIN tool_module x ON x.tool_id = b.model`.execute(tx)
  await sql`INSERT INTO tool_part (tool_id, rank, name, quantity, replacement_cents, module_number)
    SELECT b.id, x.rank, x.name, x.quantity, x.replacement_cents, x.module_number FROM bench_tool b JOIN tool_part x ON x.tool_id = b.model`.execute(
    tx,
  )
  await sql`INSERT INTO tool_copy (id, tool_id, holder_key, code, commune, state, purchased_on, purchase_cents, created_at, updated_at)
    WITH communes AS (SELECT code, row_number() OVER (ORDER BY md5(code)) - 1 AS place, count(*) OVER () AS among
      FROM territory WHERE kind = 'commune' AND point IS NOT NULL)
    SELECT md5(b.number || '/' || n)::uuid, b.id, b.holder::text, 'B-' || b.number || '-' || n, c.code,
      CASE WHEN (b.number + n) % 17 = 0 THEN 'repair' ELSE 'good' END, current_date - 700, 90000, now() - interval '700 days', now()
    FROM bench_tool b CROSS JOIN generate_series(1, ${copiesEach}::int) AS n
    JOIN communes c ON c.place = (b.number * 7 + n * 131) % c.among`.execute(tx)
}

/** Loans that are over, and days taken since and to come; each length and day of its own, none that meet. */
async function lendCopies(tx: Database): Promise<void> {
  await sql`CREATE TEMPORARY TABLE bench_loan ON COMMIT DROP AS
    WITH borrowers AS (SELECT o.id, p.commune, row_number() OVER (ORDER BY o.id) - 1 AS place, count(*) OVER () AS among
        FROM organisation o JOIN place p ON p.organisation_id = o.id AND p.main WHERE p.commune IS NOT NULL),
      slots AS (SELECT c.id AS copy_id, c.tool_id, n, abs(hashtext(c.code || ' ' || n)) AS chance,
          row_number() OVER (ORDER BY c.id) AS place
        FROM tool_copy c JOIN bench_tool b ON b.id = c.tool_id CROSS JOIN generate_series(0, ${loansEach - 1}::int) AS n)
    SELECT md5(s.copy_id::text || s.n)::uuid AS id, s.copy_id, s.tool_id, b.id AS borrower, b.commune, s.chance,
      current_date + ${firstDay}::int + s.n * ${rhythm}::int + s.chance % 9 AS first, 8 + s.chance % 13 AS days
    FROM slots s JOIN borrowers b ON b.place = (s.place + s.chance) % b.among`.execute(tx)
  await sql`INSERT INTO copy_period (id, copy_id, during, kind, loan_id, created_at)
    SELECT id, copy_id, daterange(first, first + days), CASE WHEN first > current_date THEN 'loan' ELSE 'closure' END,
      CASE WHEN first > current_date THEN id END, now() FROM bench_loan`.execute(tx)
  await sql`INSERT INTO loan (id, tool_id, copy_id, organisation_id, state, state_at, during, period_id, place_commune, price_cents, incident, created_at, updated_at)
    SELECT id, tool_id, copy_id, borrower, CASE WHEN first > current_date THEN 'approved' ELSE 'closed' END, first - 20, daterange(first, first + days),
      CASE WHEN first > current_date THEN id END, commune, 4000, chance % 40 = 0, first - 40, first FROM bench_loan`.execute(
    tx,
  )
}

async function indexAll(db: Database): Promise<void> {
  const progress = terminalProgress()
  const ids = (await db.selectFrom('tool').select('id').execute()).map((tool) => tool.id)
  for (let at = 0; at < ids.length; at += 250) {
    await inTransaction(db, (tx) => indexTools(tx, ids.slice(at, at + 250)))
    progress('Outils', Math.min(at + 250, ids.length), ids.length)
  }
}

/** Counts over all loans what the job counts beforehand. */
export async function countBeforehand(config: Config): Promise<void> {
  const { db, close } = await openDatabase(config)
  try {
    await countUsage(db, new Date())
    await countSpread(db, new Date())
  } finally {
    await close()
  }
}

/** Values that exist in a database of tools. */
export type ToolSample = { slugs: string[]; themes: string[]; communes: string[] }

export async function takeToolSample(config: Config): Promise<ToolSample> {
  const { db, close } = await openDatabase(config)
  try {
    const list = async (query: ReturnType<typeof sql<{ value: string }>>) =>
      (await query.execute(db)).rows.map((row) => row.value)
    return {
      slugs: await list(sql`SELECT slug AS value FROM tool ORDER BY md5(slug) LIMIT 200`),
      themes: await list(
        sql`SELECT DISTINCT code AS value FROM tool_term WHERE vocabulary = 'theme' ORDER BY 1 LIMIT 12`,
      ),
      communes: await list(
        sql`SELECT 'commune/' || code AS value FROM territory WHERE kind = 'commune' ORDER BY population DESC NULLS LAST LIMIT 40`,
      ),
    }
  } finally {
    await close()
  }
}

/** The pages of tools, after the baselines that tell the machine's own speed. */
export function toolRoutes({ slugs, themes, communes }: ToolSample): BenchRoute[] {
  const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)
  const windows = communes.map((_, at) => `du=${day(20 + at)}&au=${day(25 + at + (at % 7))}`)
  // Each window near each place, to the tenth of a kilometre: more questions than are asked, so that no answer is just repeated.
  const near = windows.flatMap((window) =>
    communes.flatMap((commune) =>
      Array.from(
        { length: 11 },
        (_, tenth) => `${window}&pres=${encodeURIComponent(commune)}&rayon=${30 + tenth / 10}`,
      ),
    ),
  )
  return [
    { name: 'baseline: GET /sante (no database)', urls: ['/sante'] },
    { name: 'baseline: GET /sante/pret (one SELECT 1)', urls: ['/sante/pret'] },
    { name: 'tools list', urls: ['/outils', ...[2, 3, 4, 5].map((page) => `/outils?page=${page}`)] },
    { name: 'tools, one theme', urls: themes.map((theme) => `/outils?theme=${theme}`) },
    { name: 'tools, free on days', urls: windows.map((window) => `/outils?${window}`) },
    {
      name: 'tools, free on days within 30 km',
      urls: near.map((question) => `/outils?${question}`),
    },
    { name: 'tool', urls: slugs.map((slug) => `/outils/${slug}`) },
    {
      name: 'tool, on days',
      urls: slugs.map((slug, at) => `/outils/${slug}?${windows[at % windows.length]}`),
    },
    { name: 'use of all tools', urls: ['/observatoire/prets', '/en/observatoire/prets'] },
    { name: 'where tools go', urls: ['/observatoire/repartition', '/en/observatoire/repartition'] },
    {
      name: 'API, free on days',
      urls: windows.map((window) => `/api/v1/tools?${window}`),
    },
  ]
}
