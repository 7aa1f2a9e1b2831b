import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { IndicatorDefinition, Membership, RegionManifest, RegionPack, StudyFacts } from './model/pack.ts'
import type { Territory, TerritoryKind } from './model.ts'

/** Writes or refreshes the sources of the pack; sources other modules added stay. */
export async function writeSources(tx: Database, sources: RegionManifest['sources']): Promise<void> {
  const rows = sources.map((each) => ({
    id: each.id,
    title: each.title,
    publisher: each.publisher,
    url: each.url,
    licence: each.licence,
    licence_confirmed: each.licenceConfirmed,
    vintage: each.vintage,
    note_fr: each.note?.fr ?? null,
    note_en: each.note?.en ?? null,
  }))
  await tx
    .insertInto('data_source')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        title: eb.ref('excluded.title'),
        publisher: eb.ref('excluded.publisher'),
        url: eb.ref('excluded.url'),
        licence: eb.ref('excluded.licence'),
        licence_confirmed: eb.ref('excluded.licence_confirmed'),
        vintage: eb.ref('excluded.vintage'),
        note_fr: eb.ref('excluded.note_fr'),
        note_en: eb.ref('excluded.note_en'),
      })),
    )
    .execute()
}

/** Writes territories in place: rows that others refer to are updated, never replaced. */
export async function writeTerritories(tx: Database, territories: Territory[]): Promise<void> {
  const of = <K extends keyof Territory>(name: K) => territories.map((each) => each[name])
  await sql`
    INSERT INTO territory (kind, code, name, type, seat_commune, population, population_year, area_km2, point, facts, source_id)
    SELECT kind, code, name, type, seat, population, year, area, point(lon, lat), facts, source
    FROM unnest(${of('kind')}::text[], ${of('code')}::text[], ${of('name')}::text[], ${of('type')}::text[], ${of('seat')}::text[],
      ${of('population')}::int[], ${of('populationYear')}::smallint[], ${of('area')}::float8[],
      ${territories.map((each) => each.point?.lon ?? null)}::float8[], ${territories.map((each) => each.point?.lat ?? null)}::float8[],
      ${territories.map((each) => JSON.stringify(each.facts))}::jsonb[], ${of('sourceId')}::text[])
      AS row (kind, code, name, type, seat, population, year, area, lon, lat, facts, source)
    ON CONFLICT (kind, code) DO UPDATE SET name = excluded.name, type = excluded.type, seat_commune = excluded.seat_commune,
      population = excluded.population, population_year = excluded.population_year, area_km2 = excluded.area_km2,
      point = excluded.point, facts = excluded.facts, source_id = excluded.source_id`.execute(tx)
}

/** Replaces who contains whom and who touches whom. */
export async function writeRelations(
  tx: Database,
  memberships: Membership[],
  neighbours: RegionPack['neighbours'],
): Promise<void> {
  await tx.deleteFrom('territory_membership').execute()
  await tx.deleteFrom('territory_neighbour').execute()
  const of = <K extends keyof Membership>(name: K) => memberships.map((each) => each[name])
  await sql`INSERT INTO territory_membership (member_kind, member_code, kind, code)
    SELECT * FROM unnest(${of('memberKind')}::text[], ${of('memberCode')}::text[], ${of('kind')}::text[], ${of('code')}::text[])`.execute(
    tx,
  )
  await sql`INSERT INTO territory_neighbour (kind, code, neighbour_code)
    SELECT * FROM unnest(${neighbours.map((each) => each.kind)}::text[], ${neighbours.map((each) => each.code)}::text[], ${neighbours.map((each) => each.neighbour)}::text[])`.execute(
    tx,
  )
}

/** Territories the database knows and the pack does not: communes that merged, another region’s. */
export async function territoriesOutside(
  db: Database,
  territories: Territory[],
): Promise<{ kind: TerritoryKind; code: string }[]> {
  const { rows } = await sql<{ kind: TerritoryKind; code: string }>`
    SELECT t.kind, t.code FROM territory t
    LEFT JOIN unnest(${territories.map((each) => each.kind)}::text[], ${territories.map((each) => each.code)}::text[]) AS pack (kind, code)
      ON pack.kind = t.kind AND pack.code = t.code
    WHERE pack.code IS NULL`.execute(db)
  return rows
}

/**
 * Removes a territory unless something still refers to it (a place of the directory, for example).
 * @returns whether it is gone
 */
export async function removeTerritory(
  db: Database,
  territory: { kind: TerritoryKind; code: string },
): Promise<boolean> {
  try {
    await db
      .deleteFrom('territory')
      .where('kind', '=', territory.kind)
      .where('code', '=', territory.code)
      .execute()
    return true
  } catch (error) {
    if ((error as { code?: string }).code === '23503') return false // foreign_key_violation
    throw error
  }
}

/** Writes the definitions and years of indicators; those the pack no longer has go, with their values. */
export async function writeIndicators(tx: Database, indicators: IndicatorDefinition[]): Promise<void> {
  const codes = indicators.map((each) => each.code)
  const years = indicators.flatMap((each) => each.vintages.map((vintage) => `${each.code} ${vintage.year}`))
  await sql`DELETE FROM indicator WHERE origin = 'pack' AND code <> ALL(${codes}::text[])`.execute(tx)
  await sql`DELETE FROM indicator_vintage WHERE origin = 'pack' AND indicator || ' ' || year <> ALL(${years}::text[])`.execute(
    tx,
  )
  if (indicators.length === 0) return
  await tx
    .insertInto('indicator')
    .values(
      indicators.map((each, position) => ({
        code: each.code,
        theme: each.theme,
        unit: each.unit,
        label_fr: each.label.fr,
        label_en: each.label.en,
        definition_fr: each.definition.fr,
        definition_en: each.definition.en,
        direction: each.direction ?? 'neither',
        origin: 'pack',
        position,
      })),
    )
    .onConflict((conflict) =>
      conflict.column('code').doUpdateSet(({ ref }) => ({
        theme: ref('excluded.theme'),
        unit: ref('excluded.unit'),
        label_fr: ref('excluded.label_fr'),
        label_en: ref('excluded.label_en'),
        definition_fr: ref('excluded.definition_fr'),
        definition_en: ref('excluded.definition_en'),
        direction: ref('excluded.direction'),
        origin: ref('excluded.origin'),
        position: ref('excluded.position'),
      })),
    )
    .execute()
  const vintages = indicators.flatMap(({ code, vintages }) =>
    vintages.map((vintage) => ({
      indicator: code,
      year: vintage.year,
      series: vintage.series,
      source_id: vintage.source,
      note_fr: vintage.note?.fr ?? null,
      note_en: vintage.note?.en ?? null,
    })),
  )
  if (vintages.length === 0) return
  await tx
    .insertInto('indicator_vintage')
    .values(vintages)
    .onConflict((conflict) =>
      conflict.columns(['indicator', 'year']).doUpdateSet(({ ref }) => ({
        series: ref('excluded.series'),
        source_id: ref('excluded.source_id'),
        note_fr: ref('excluded.note_fr'),
        note_en: ref('excluded.note_en'),
      })),
    )
    .execute()
}

/** Replaces what studies say. */
export async function writeStudies(tx: Database, studies: StudyFacts[]): Promise<void> {
  await tx.deleteFrom('territory_study').execute()
  for (const { kind, code, study, sourceId, facts } of studies) {
    await tx
      .insertInto('territory_study')
      .values({ kind, code, study, source_id: sourceId, facts: JSON.stringify(facts) })
      .execute()
  }
}

/** The fingerprint of the pack last loaded whole; null before the first load. */
export async function loadedFingerprint(db: Database): Promise<string | null> {
  const row = await db
    .selectFrom('setting')
    .select('value')
    .where('name', '=', 'region-pack')
    .executeTakeFirst()
  return (row?.value as { fingerprint?: string } | undefined)?.fingerprint ?? null
}

export async function rememberFingerprint(db: Database, code: string, fingerprint: string): Promise<void> {
  const value = JSON.stringify({ code, fingerprint })
  await db
    .insertInto('setting')
    .values({ name: 'region-pack', value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value, updated_at: sql`now()` }))
    .execute()
}
