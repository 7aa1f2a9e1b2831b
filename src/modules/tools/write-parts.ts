import { sql } from 'kysely'
import type { Tx } from '#platform/db/connect.ts'
import { Conflict } from '#platform/errors.ts'
import { toCents } from '#platform/money.ts'
import { today } from './days-model.ts'
import type { ToolInput } from './model.ts'
import { multirangeOf, numberModules, type ToolModule } from './modules-model.ts'

/**
 * Writes the parts of a tool and their modules: parts it had already keep their photo, whatever their name is now; the photos of those that go are removed
 * with them. Modules keep their number.
 * @throws Conflict `module-held` when a module that is lent, or promised, has no part any more
 */
export async function writeParts(tx: Tx, toolId: string, { parts }: ToolInput, now: Date): Promise<void> {
  const before = await partsBefore(tx, toolId)
  const { modules, numbers } = numberModules(before.modules, before.parts, parts)
  const gone = before.modules.filter(({ number }) => !modules.some((each) => each.number === number))
  if (gone.length > 0 && (await areHeld(tx, toolId, gone, now))) throw new Conflict('module-held')
  const kept = parts.flatMap(({ id }) => id ?? [])
  await sql`UPDATE tool_photo SET removed_at = ${now}
    WHERE tool_id = ${toolId} AND part_id IS NOT NULL AND NOT part_id = ANY(${kept}::uuid[]) AND removed_at IS NULL`.execute(
    tx,
  )
  await sql`DELETE FROM tool_part WHERE tool_id = ${toolId} AND NOT id = ANY(${kept}::uuid[])`.execute(tx)
  await sql`INSERT INTO tool_module (tool_id, number, name)
    SELECT ${toolId}::uuid, x.number, x.name FROM jsonb_to_recordset(${JSON.stringify(modules)}::jsonb) AS x (number smallint, name text)
    ON CONFLICT (tool_id, number) DO UPDATE SET name = excluded.name`.execute(tx)
  const rows = parts.map((part, rank) => ({
    ...part,
    rank,
    cents: toCents(part.value),
    module: numbers[rank] ?? null,
  }))
  await sql`
    INSERT INTO tool_part (id, tool_id, rank, name, quantity, replacement_cents, module_number)
    SELECT coalesce(known.id, gen_random_uuid()), ${toolId}::uuid, x.rank, x.name, x.quantity, x.cents, x.module
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS x (id uuid, rank smallint, name text, quantity integer, cents integer, module smallint)
      LEFT JOIN tool_part known ON known.id = x.id AND known.tool_id = ${toolId}
    ON CONFLICT (id) DO UPDATE SET rank = excluded.rank, name = excluded.name, quantity = excluded.quantity,
      replacement_cents = excluded.replacement_cents, module_number = excluded.module_number`.execute(tx)
}

/** Every module a tool ever had, and the parts it has. */
async function partsBefore(tx: Tx, toolId: string) {
  const { rows } = await sql<{ modules: ToolModule[]; parts: { id: string; module: string | null }[] }>`
    SELECT (SELECT coalesce(jsonb_agg(jsonb_build_object('number', m.number, 'name', m.name) ORDER BY m.number), '[]')
        FROM tool_module m WHERE m.tool_id = t.id) AS modules,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'module', m.name) ORDER BY p.rank), '[]')
        FROM tool_part p LEFT JOIN tool_module m ON m.tool_id = p.tool_id AND m.number = p.module_number WHERE p.tool_id = t.id) AS parts
    FROM tool t WHERE t.id = ${toolId}`.execute(tx)
  return rows[0] ?? { modules: [], parts: [] }
}

/** Whether one of some modules is taken, by its name, today or later; what takes the whole copy names none. */
async function areHeld(tx: Tx, toolId: string, modules: ToolModule[], now: Date): Promise<boolean> {
  const range = multirangeOf(modules.map(({ number }) => number))
  const { rows } = await sql<{ held: boolean }>`
    SELECT EXISTS (SELECT FROM copy_period p JOIN tool_copy c ON c.id = p.copy_id
      WHERE c.tool_id = ${toolId} AND upper(p.during) > ${today(now)}::date AND NOT upper_inf(p.modules)
        AND p.modules && ${range}::int4multirange) AS held`.execute(tx)
  return rows[0]?.held ?? false
}
