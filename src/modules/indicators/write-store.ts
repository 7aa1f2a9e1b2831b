import { sql } from 'kysely'
import { moveIndicators } from '#modules/territories/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { Indicator } from './model.ts'

type Words = Record<Lang, string>

/** An indicator to write, with its years. */
export type Definition = Pick<
  Indicator,
  'code' | 'theme' | 'unit' | 'direction' | 'label' | 'definition' | 'origin'
> & { formula: Words | null; levels?: Indicator['levels'] } & Partial<
    Pick<Indicator, 'target' | 'targetYear' | 'thresholds'>
  >

/** Where indicators of each origin stand in the list; those of the pack come in between, in its order. */
const firstPlace = { live: -2000, file: -1000, pack: 0, hand: 10_000 }

/** Writes the definition of an indicator; what people set of it since (target, thresholds) stays. */
export async function writeDefinition(tx: Database, it: Definition, place: number): Promise<void> {
  const told = {
    theme: it.theme,
    unit: it.unit,
    origin: it.origin,
    direction: it.direction,
    label_fr: it.label.fr,
    label_en: it.label.en,
    definition_fr: it.definition.fr,
    definition_en: it.definition.en,
    formula_fr: it.formula?.fr ?? null,
    formula_en: it.formula?.en ?? null,
    levels: it.levels ?? ['commune', 'epci', 'departement', 'region'],
    position: firstPlace[it.origin] + place,
  }
  const set = {
    target: it.target ?? null,
    target_year: it.targetYear ?? null,
    thresholds: it.thresholds ?? [],
  }
  await tx
    .insertInto('indicator')
    .values({ code: it.code, ...told, ...set })
    .onConflict((conflict) => conflict.column('code').doUpdateSet(told))
    .execute()
  await moveIndicators(tx)
}

/** Writes years of an indicator; those that stand keep being frozen. */
export async function writeVintages(
  tx: Database,
  indicator: string,
  origin: Indicator['origin'],
  vintages: { year: number; series: string; sourceId: string; note: Words | null }[],
): Promise<void> {
  if (vintages.length === 0) return
  await tx
    .insertInto('indicator_vintage')
    .values(
      vintages.map(({ year, series, sourceId, note }) => ({
        indicator,
        year,
        series,
        origin,
        source_id: sourceId,
        note_fr: note?.fr ?? null,
        note_en: note?.en ?? null,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['indicator', 'year']).doUpdateSet((eb) => ({
        series: eb.ref('excluded.series'),
        source_id: eb.ref('excluded.source_id'),
        note_fr: eb.ref('excluded.note_fr'),
        note_en: eb.ref('excluded.note_en'),
      })),
    )
    .execute()
}

/** Removes the indicators of an origin that are no longer told. */
export async function removeOthers(
  tx: Database,
  origin: Indicator['origin'],
  codes: string[],
): Promise<void> {
  await sql`DELETE FROM indicator WHERE origin = ${origin} AND code <> ALL(${codes}::text[])`.execute(tx)
}

/** Each commune with what contains it, and the population of every territory (that inside the region, for one that crosses its border). */
export async function readGround(db: Database): Promise<{
  around: Map<string, string[]>
  population: Map<string, number>
}> {
  const [members, territories] = await Promise.all([
    sql<{ code: string; refs: string[] }>`
      SELECT t.code, array_agg(m.kind || '/' || m.code) FILTER (WHERE m.code IS NOT NULL) AS refs
      FROM territory t LEFT JOIN territory_membership m ON m.member_kind = t.kind AND m.member_code = t.code
      WHERE t.kind = 'commune' GROUP BY t.code`.execute(db),
    sql<{ ref: string; population: number }>`
      SELECT kind || '/' || code AS ref, coalesce((facts->>'populationInside')::int, population) AS population
      FROM territory WHERE population > 0`.execute(db),
  ])
  return {
    around: new Map(members.rows.map(({ code, refs }) => [code, [`commune/${code}`, ...(refs ?? [])]])),
    population: new Map(territories.rows.map(({ ref, population }) => [ref, population])),
  }
}

/** A word kept in the settings: what was last loaded. */
export async function readMark(db: Database, name: string): Promise<string | null> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst()
  return (row?.value as { fingerprint?: string } | undefined)?.fingerprint ?? null
}

export async function writeMark(tx: Database, name: string, fingerprint: string, now: Date): Promise<void> {
  const row = { value: JSON.stringify({ fingerprint }), updated_at: now }
  await tx
    .insertInto('setting')
    .values({ name, ...row })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute()
}
