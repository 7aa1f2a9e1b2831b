import { sql } from 'kysely'
import { type Column, widthOf } from '#modules/statistics/index.ts'
import type { Answers } from '#modules/surveys/index.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import type { Campaign } from './model.ts'
import { classBounds, classCodes, numberIn, placesIn, strata, type Variable } from './variables-model.ts'

/** Answers of one block (`survey_column.part`). */
export const blockSize = 4096

/** One answer as the database keeps it. */
type Row = {
  ordinal: number
  answers: Answers
  type: string | null
  departement: string | null
  channel: string
}

/** The column that says which ordinals still hold an answer. */
const here = '@here'

/** What a table is made from: a column by variable, and whether each ordinal still holds an answer. */
export type Columns = { of: Map<string, Column>; numbers: Map<string, Float64Array>; here: Uint8Array }

/** Bytes that one answer takes in a variable’s block. */
const bytesOf = (variable: Variable): number =>
  variable.kind === 'number' ? 8 : variable.kind === 'multiple' ? widthOf(variable.categories.length) : 1

/**
 * The answers of a campaign by columns: packed blocks first, then the answers that are not packed yet, a page at a time.
 * @param variables those that are wanted, strata among them
 */
export async function readColumns(
  db: Database,
  campaign: Campaign,
  variables: readonly Variable[],
): Promise<Columns> {
  const buffers = new Map(
    variables.map((variable) => [variable.code, Buffer.alloc(bytesOf(variable) * campaign.lastOrdinal)]),
  )
  const present = Buffer.alloc(campaign.lastOrdinal)
  const packed = await readBlocks(db, campaign, variables, buffers, present)
  for await (const rows of pagesAfter(db, campaign.id, packed * blockSize))
    for (const row of rows) {
      if (row.ordinal > campaign.lastOrdinal) continue
      present[row.ordinal - 1] = 1
      for (const variable of variables)
        encode(variable, row, buffers.get(variable.code) as Buffer, row.ordinal - 1)
    }
  return { ...toColumns(variables, buffers), here: present }
}

/** Copies packed blocks in their place. @returns how many there are without a gap */
async function readBlocks(
  db: Database,
  { id, lastOrdinal }: Campaign,
  variables: readonly Variable[],
  buffers: Map<string, Buffer>,
  present: Buffer,
): Promise<number> {
  const names = [here, ...variables.map(({ code }) => code)]
  const blocks = await db
    .selectFrom('survey_column')
    .select(['question', 'part', 'codes'])
    .where('campaign_id', '=', id)
    .where('question', 'in', names)
    .orderBy('part')
    .execute()
  const byPart = Map.groupBy(blocks, (block) => block.part)
  let part = 0
  for (; (part + 1) * blockSize <= lastOrdinal; part++) {
    const block = byPart.get(part)
    // Packed before a column was known: read as it was answered.
    if (block?.length !== names.length) break
    for (const { question, codes } of block) {
      const target = question === here ? present : (buffers.get(question) as Buffer)
      codes.copy(target, part * codes.length)
    }
  }
  return part
}

/** Completed answers past an ordinal, in order, by pages. */
async function* pagesAfter(db: Database, campaignId: string, after: number): AsyncGenerator<Row[]> {
  for (let last = after; ; ) {
    const { rows } = await sql<Row>`
      SELECT ordinal, answers, type, departement, channel FROM survey_response
      WHERE campaign_id = ${campaignId} AND ordinal > ${last} ORDER BY ordinal LIMIT ${blockSize}`.execute(db)
    if (rows.length > 0) yield rows
    const end = rows.at(-1)
    if (!end || rows.length < blockSize) return
    last = end.ordinal
  }
}

function encode(variable: Variable, row: Row, buffer: Buffer, at: number): void {
  if (variable.kind === 'number') {
    buffer.writeDoubleLE(numberIn(variable, row.answers), at * 8)
    return
  }
  const places = variable.from === 'stratum' ? stratumPlace(variable, row) : placesIn(variable, row.answers)
  if (variable.kind === 'single') {
    buffer[at] = (places[0] ?? -1) + 1
    return
  }
  const width = widthOf(variable.categories.length)
  for (const place of places) {
    const byte = at * width + (place >> 3)
    buffer[byte] = (buffer[byte] as number) | (1 << (place & 7))
  }
}

function stratumPlace({ code, categories }: Variable, row: Row): number[] {
  const value = code === strata.type ? row.type : code === strata.departement ? row.departement : row.channel
  const place = categories.findIndex((category) => category.code === value)
  return place < 0 ? [] : [place]
}

function toColumns(variables: readonly Variable[], buffers: Map<string, Buffer>) {
  const of = new Map<string, Column>()
  const numbers = new Map<string, Float64Array>()
  for (const variable of variables) {
    const buffer = buffers.get(variable.code) as Buffer
    const labels = variable.categories.map(({ code }) => code)
    if (variable.kind === 'single')
      of.set(variable.code, { kind: 'single', categories: labels, codes: buffer })
    else if (variable.kind === 'multiple')
      of.set(variable.code, {
        kind: 'multiple',
        categories: labels,
        codes: buffer,
        width: widthOf(labels.length),
      })
    else numbers.set(variable.code, new Float64Array(Uint8Array.from(buffer).buffer))
  }
  return { of, numbers }
}

/**
 * Packs the next whole block of a campaign’s answers.
 * @param variables every one that a table may ask for, but codes of words
 * @returns whether there was one to pack
 */
export async function packBlock(
  db: Database,
  campaign: Campaign,
  variables: readonly Variable[],
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    // One at a time, and nobody takes an answer away meanwhile.
    await tx.selectFrom('survey_campaign').select('id').where('id', '=', campaign.id).forUpdate().execute()
    const { part } = await tx
      .selectFrom('survey_column')
      .select(({ fn }) => fn.coalesce(fn.max<number>('part'), sql<number>`-1`).as('part'))
      .where('campaign_id', '=', campaign.id)
      .executeTakeFirstOrThrow()
    const next = Number(part) + 1
    if ((next + 1) * blockSize > campaign.lastOrdinal) return false
    const buffers = new Map(
      variables.map((variable) => [variable.code, Buffer.alloc(bytesOf(variable) * blockSize)]),
    )
    const present = Buffer.alloc(blockSize)
    for await (const rows of pagesAfter(tx, campaign.id, next * blockSize)) {
      for (const row of rows) {
        const at = row.ordinal - 1 - next * blockSize
        if (at >= blockSize) break
        present[at] = 1
        for (const variable of variables) encode(variable, row, buffers.get(variable.code) as Buffer, at)
      }
      break
    }
    await tx
      .insertInto('survey_column')
      .values(
        [...buffers, [here, present] as const].map(([question, codes]) => ({
          campaign_id: campaign.id,
          question,
          part: next,
          codes,
        })),
      )
      .execute()
    return true
  })
}

/** A column of classes from numbers, with its categories as bounds. */
export function classesOf(values: Float64Array): { bounds: number[]; codes: Uint8Array } {
  const bounds = classBounds(values)
  return { bounds, codes: classCodes(values, bounds) }
}
