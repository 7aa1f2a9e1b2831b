import { sql } from 'kysely'
import type { Tx } from '#platform/db/connect.ts'
import { toCents } from '#platform/money.ts'
import { type ToolInput, type ToolState, toolVocabularies } from './model.ts'
import { indexTools } from './tool-entry.ts'
import { freeToolSlug } from './tool-slugs.ts'
import { writeParts } from './write-parts.ts'

export type WriteOptions = {
  id?: string
  state: Exclude<ToolState, 'removed'>
  demo?: boolean
  /** Of a new one. */
  holder?: { id: string | null; name: string | null }
  sourceId?: string | null
  slug?: string
}

/**
 * Writes a checked tool, new or whole again, with its search entry, in the caller's transaction. Its copies are not touched.
 * @throws Conflict `module-held` when a module that is lent, or promised, has no part any more
 */
export async function writeTool(
  tx: Tx,
  input: ToolInput,
  options: WriteOptions,
  now: Date,
): Promise<{ id: string; slug: string }> {
  const { id, state, demo = false, holder } = options
  const values = {
    ...columnsOf(input),
    state,
    removed_from: null,
    updated_at: now,
  }
  const written = id
    ? await tx
        .updateTable('tool')
        .where('id', '=', id)
        .set({
          ...values,
          version: sql`version + 1`,
          published_at: state === 'published' ? sql<Date>`coalesce(published_at, ${now})` : null,
        })
        .returning(['id', 'slug'])
        .executeTakeFirstOrThrow()
    : await tx
        .insertInto('tool')
        .values({
          ...values,
          demo,
          published_at: state === 'published' ? now : null,
          slug: options.slug ?? (await freeToolSlug(tx, input.titleFr)),
          holder_id: holder?.id ?? null,
          holder_name: holder?.name ?? null,
          source_id: options.sourceId ?? null,
          created_at: now,
        })
        .returning(['id', 'slug'])
        .executeTakeFirstOrThrow()
  await writeTerms(tx, written.id, input)
  await writeParts(tx, written.id, input, now)
  await writeLists(tx, written.id, input)
  await indexTools(tx, [written.id])
  return written
}

function columnsOf(input: ToolInput) {
  return {
    kind: input.kind,
    title_fr: input.titleFr,
    title_en: input.titleEn,
    summary_fr: input.summaryFr,
    summary_en: input.summaryEn,
    description_fr: input.descriptionFr,
    description_en: input.descriptionEn,
    objectives_fr: input.objectivesFr,
    objectives_en: input.objectivesEn,
    age_min: input.ageMin,
    age_max: input.ageMax,
    languages: input.languages,
    duration_minutes: input.durationMinutes,
    group_size: input.groupSize,
    floor_m2: input.floor,
    wall_m: input.wall,
    height_m: input.height,
    needs_power: input.power,
    needs_internet: input.internet,
    volume_m3: input.volume,
    weight_kg: input.weight,
    vehicle: input.vehicle,
    setup_minutes: input.setupMinutes,
    setup_people: input.setupPeople,
    mediation: input.mediation,
    credits: input.credits,
    created_year: input.createdYear,
    expected_loans: input.expectedLoans,
    replacement_cents: toCents(input.replacementValue),
    modules_apart: input.modulesApart,
    lendable: input.lendable,
    source_url: input.sourceUrl,
    borrowers: input.borrowers,
    first_kind: input.first?.kind ?? null,
    first_code: input.first?.code ?? null,
    first_days: input.first?.days ?? null,
    price_cents: toCents(input.price),
    price_note: input.priceNote,
    deposit_cents: toCents(input.deposit),
    transport: input.transport,
    insurance: input.insurance,
    conditions_fr: input.conditionsFr,
    conditions_en: input.conditionsEn,
    min_days: input.minDays,
    max_days: input.maxDays,
    lead_days: input.leadDays,
    buffer_before: input.bufferBefore,
    buffer_after: input.bufferAfter,
  }
}

/** Writes the words of the vocabularies; codes that no vocabulary has are left out. */
async function writeTerms(tx: Tx, toolId: string, { terms }: ToolInput): Promise<void> {
  const pairs = toolVocabularies.flatMap((vocabulary) =>
    terms[vocabulary].map((code) => ({ vocabulary, code })),
  )
  await tx.deleteFrom('tool_term').where('tool_id', '=', toolId).execute()
  await sql`
    INSERT INTO tool_term (tool_id, vocabulary, code)
    SELECT DISTINCT ${toolId}::uuid, x.vocabulary, x.code
    FROM jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) AS x (vocabulary text, code text)
    JOIN vocabulary_term v ON v.vocabulary = x.vocabulary AND v.code = x.code`.execute(tx)
}

/** Partners and closed days, each list whole. */
async function writeLists(tx: Tx, toolId: string, input: ToolInput): Promise<void> {
  for (const table of ['tool_partner', 'tool_closure'] as const)
    await tx.deleteFrom(table).where('tool_id', '=', toolId).execute()
  await sql`
    INSERT INTO tool_partner (tool_id, organisation_id, rank)
    SELECT ${toolId}::uuid, x.id, min(x.rank) FROM unnest(${input.partners}::uuid[]) WITH ORDINALITY AS x (id, rank)
    GROUP BY x.id`.execute(tx)
  await sql`
    INSERT INTO tool_closure (tool_id, during, note)
    SELECT ${toolId}::uuid, daterange(x.first, x.last, '[]'), x.note
    FROM jsonb_to_recordset(${JSON.stringify(input.closures.map(({ from, to, note }) => ({ first: from, last: to, note })))}::jsonb)
      AS x (first date, last date, note text)`.execute(tx)
}
