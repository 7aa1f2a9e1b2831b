import { sql } from 'kysely'
import { addDemoOrganisations } from '#modules/directory/index.ts'
import { removeEntries } from '#modules/search/index.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { toCents } from '#platform/money.ts'
import { writePeriod } from './block-copy.ts'
import { plusDays, today } from './days-model.ts'
import { largeSketches } from './demo-large.ts'
import { partOf, type ToolSketch } from './demo-sketch.ts'
import { smallSketches } from './demo-small.ts'
import { emptyTool, type ToolInput } from './model.ts'
import { indexTools } from './tool-entry.ts'
import { writeTool } from './write-tool.ts'

const toolSketches = [...smallSketches, ...largeSketches]

/**
 * Publishes the invented tools with their copies, of invented organisations in large communes of whatever region is loaded; what is closed counts from `now`. Those
 * already there are left as they are, dates included: remove them first to move them; only a holder is given to those that had none.
 * @returns how many were added
 */
export async function loadDemoTools(db: Database, now: Date): Promise<number> {
  const { rows: communes } = await sql<{ code: string }>`SELECT code FROM territory WHERE kind = 'commune'
    ORDER BY population DESC NULLS LAST, code LIMIT ${toolSketches.length}`.execute(db)
  if (communes.length === 0) return 0
  return inTransaction(db, async (tx) => {
    const near = (at: number) =>
      communes.map((_, next) => communes[(at + next * 3) % communes.length]?.code ?? '')
    const holders = toolSketches.map(({ holder, holderType }, at) => ({
      name: holder,
      type: holderType,
      commune: near(at)[0] ?? '',
    }))
    const holderIds = await addDemoOrganisations(tx, holders, now)
    await giveHolders(tx, holderIds)
    const known = await tx.selectFrom('tool').where('demo', '=', true).select('title_fr').execute()
    const titles = new Set(known.map((tool) => tool.title_fr))
    let added = 0
    for (const [at, sketch] of toolSketches.entries()) {
      if (titles.has(sketch.title)) continue
      const holder = { id: holderIds.get(sketch.holder) ?? null, name: sketch.holder }
      const { id } = await writeTool(tx, inputOf(sketch), { state: 'published', demo: true, holder }, now)
      await writeCopies(tx, id, sketch, near(at), now)
      await indexTools(tx, [id])
      added++
    }
    return added
  })
}

/** Removes every invented tool, its copies and what takes them. @returns how many were removed */
export async function removeDemoTools(db: Database): Promise<number> {
  return inTransaction(db, async (tx) => {
    const gone = await tx.deleteFrom('tool').where('demo', '=', true).returning('slug').execute()
    await removeEntries(
      tx,
      'tool',
      gone.map((tool) => tool.slug),
    )
    return gone.length
  })
}

/** Tools of a demonstration loaded before its organisations were: a holder each, and no loan that nobody asked for. */
async function giveHolders(tx: Tx, holders: Map<string, string>): Promise<void> {
  for (const [name, id] of holders)
    await tx
      .updateTable('tool')
      .where('demo', '=', true)
      .where('holder_id', 'is', null)
      .where('holder_name', '=', name)
      .set({ holder_id: id })
      .execute()
  await sql`DELETE FROM copy_period p USING tool_copy c JOIN tool t ON t.id = c.tool_id
    WHERE c.id = p.copy_id AND t.demo AND p.kind = 'loan' AND p.loan_id IS NULL`.execute(tx)
}

async function writeCopies(tx: Tx, toolId: string, sketch: ToolSketch, communes: string[], now: Date) {
  for (const [at, { state, taken }] of sketch.copies.entries()) {
    const copy = await tx
      .insertInto('tool_copy')
      .values((query) => ({
        tool_id: toolId,
        holder_key: query.selectFrom('tool').where('id', '=', toolId).select('holder_key'),
        code: `DEMO-${at + 1}`,
        commune: communes[at % communes.length] ?? null,
        state,
        purchase_cents: toCents(sketch.value),
        insurance_cents: toCents(sketch.value),
        created_at: now,
        updated_at: now,
      }))
      .returning('id')
      .executeTakeFirstOrThrow()
    for (const [kind, from, to] of taken) {
      const span = { from: plusDays(today(now), from), to: plusDays(today(now), to) }
      await writePeriod(tx, { copyId: copy.id, span, kind }, now)
    }
  }
}

const said = {
  fr: 'Cet outil est inventé : il montre à quoi ressemble une page du catalogue. Vous pouvez le demander, pour essayer. **Personne ne le prête.**',
  en: 'This tool is made up: it shows what a page of the catalogue looks like. You can ask for it, to try. **Nobody lends it.**',
}

function inputOf(sketch: ToolSketch): ToolInput {
  const [minDays, maxDays, leadDays] = sketch.loan
  return {
    ...emptyTool,
    kind: sketch.kind,
    titleFr: sketch.title,
    titleEn: sketch.en[0],
    summaryFr: sketch.summary,
    summaryEn: sketch.en[1],
    descriptionFr: `${sketch.summary}\n\n${said.fr}`,
    descriptionEn: `${sketch.en[1]}\n\n${said.en}`,
    objectivesFr: sketch.objectives,
    terms: { theme: sketch.theme, audience: sketch.audience, access: sketch.access ?? [] },
    ageMin: sketch.ages[0],
    ageMax: sketch.ages[1],
    languages: ['fr'],
    durationMinutes: sketch.minutes ?? null,
    groupSize: sketch.group ?? null,
    floor: sketch.floor,
    wall: sketch.wall ?? 0,
    height: sketch.kind === 'planetarium' ? 3.5 : 2,
    power: sketch.power,
    internet: false,
    volume: sketch.volume,
    weight: sketch.weight,
    vehicle: sketch.vehicle,
    setupMinutes: sketch.setup[0],
    setupPeople: sketch.setup[1],
    mediation: sketch.mediation,
    createdYear: sketch.year,
    expectedLoans: 60,
    replacementValue: sketch.value,
    parts: sketch.parts.map(partOf),
    modulesApart: sketch.apart ?? false,
    price: sketch.price,
    deposit: sketch.deposit ?? null,
    transport: sketch.mediation === 'mediator' ? 'holder' : 'borrower',
    insurance: sketch.value > 1000,
    minDays,
    maxDays,
    leadDays,
    bufferBefore: 1,
    bufferAfter: sketch.kind === 'exhibition' ? 5 : 2,
  }
}
