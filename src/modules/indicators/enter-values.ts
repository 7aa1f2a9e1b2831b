import { writeJournal } from '#modules/journal/index.ts'
import { type Actor, personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { type FieldError, Invalid } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { type Entered, type Fault, type Typed, understand } from './entry-model.ts'
import { readStanding, writeEntered, writeHandSource } from './entry-store.ts'
import { findIndicator } from './get-indicator.ts'
import { careMessages } from './messages/index.ts'
import type { Indicator } from './model.ts'
import { canEditIndicators } from './policy.ts'
import { writeVintages } from './write-store.ts'

/** Why values are given, and where they come from: the source is needed for a year that the indicator does not have yet. */
export type Said = { reason: string; source: string; publisher: string; licence: string; breakNote: string }

/** A line of a file that was not taken. */
export type Refused = { line: number; why: string }

/**
 * Enters one value, or corrects it: the one that stood stays in the history, with who changed it and why. A frozen year takes corrections too.
 * @throws Invalid in the language of the person
 */
export async function enterValue(
  db: Database,
  actor: Actor,
  code: string,
  { typed, said, lang }: { typed: Typed; said: Said; lang: Lang },
  now: Date,
): Promise<void> {
  authorise(canEditIndicators, actor, undefined)
  const t = careMessages[lang].errors
  await inTransaction(db, async (tx) => {
    const indicator = await findIndicator(tx, code)
    const entered = understand(typed, indicator)
    const errors: FieldError[] = Array.isArray(entered)
      ? entered.map((fault) => ({ field: fault.part, message: faultWords(fault, lang) }))
      : []
    if (said.reason === '') errors.push({ field: 'reason', message: t.reason })
    if (Array.isArray(entered) || errors.length > 0) throw new Invalid(errors)
    const [standing] = await readStanding(tx, code, [entered])
    if (!standing?.known)
      throw new Invalid([{ field: 'code', message: t.territory(`${entered.kind}/${entered.code}`) }])
    await openYears(tx, indicator, [entered.year], said, lang, now)
    const by = { origin: 'hand' as const, person: personId(actor), reason: said.reason, now }
    await writeEntered(tx, code, [entered], by)
    const changes = {
      territory: `${entered.kind}/${entered.code}`,
      year: entered.year,
      value: { from: standing.cell?.value ?? null, to: entered.value },
      reason: said.reason,
    }
    await writeJournal(
      tx,
      actor,
      [{ action: 'indicator.correct', object: { kind: 'indicator', id: code }, changes }],
      now,
    )
  })
}

/**
 * Enters the values of a file: those that are right are taken, the others are told with their line. Frozen years take none.
 * @throws Invalid when nothing of it can be read
 */
export async function importValues(
  db: Database,
  actor: Actor,
  code: string,
  { lines, said, lang }: { lines: { line: number; typed: Typed }[]; said: Said; lang: Lang },
  now: Date,
): Promise<{ written: number; same: number; refused: Refused[] }> {
  authorise(canEditIndicators, actor, undefined)
  const t = careMessages[lang].errors
  if (said.reason === '') throw new Invalid([{ field: 'importReason', message: t.reason }])
  return inTransaction(db, async (tx) => {
    const indicator = await findIndicator(tx, code)
    const refused: Refused[] = []
    const right: { line: number; entered: Entered }[] = []
    const seen = new Set<string>()
    const frozen = new Set(indicator.vintages.flatMap(({ year, frozenAt }) => (frozenAt ? [year] : [])))
    for (const { line, typed } of lines) {
      const entered = understand(typed, indicator)
      if (Array.isArray(entered)) {
        refused.push({ line, why: entered.map((fault) => faultWords(fault, lang)).join(' ') })
        continue
      }
      const key = `${entered.kind}/${entered.code} ${entered.year}`
      if (frozen.has(entered.year)) refused.push({ line, why: t.frozen(entered.year) })
      else if (seen.has(key)) refused.push({ line, why: t.twice })
      else right.push({ line, entered })
      seen.add(key)
    }
    const standing = await readStanding(
      tx,
      code,
      right.map(({ entered }) => entered),
    )
    const changed: Entered[] = []
    for (const [at, { line, entered }] of right.entries()) {
      const { known, cell } = standing[at] ?? { known: false, cell: null }
      if (!known) refused.push({ line, why: t.territory(`${entered.kind}/${entered.code}`) })
      else if (cell?.value !== entered.value || cell?.status !== entered.status) changed.push(entered)
    }
    if (changed.length > 0) {
      await openYears(tx, indicator, [...new Set(changed.map(({ year }) => year))].sort(), said, lang, now)
      const by = { origin: 'csv' as const, person: personId(actor), reason: said.reason, now }
      await writeEntered(tx, code, changed, by)
      const changes = { values: changed.length, refused: refused.length, reason: said.reason }
      await writeJournal(
        tx,
        actor,
        [{ action: 'indicator.import', object: { kind: 'indicator', id: code }, changes }],
        now,
      )
    }
    return {
      written: changed.length,
      same: lines.length - changed.length - refused.length,
      refused: refused.sort((a, b) => a.line - b.line),
    }
  })
}

/** Writes the years that the indicator does not have yet, with their source and, if told, the break of the series. @throws Invalid */
async function openYears(
  tx: Tx,
  { code, vintages }: Indicator,
  years: number[],
  said: Said,
  lang: Lang,
  now: Date,
): Promise<void> {
  const fresh = years.filter((year) => !vintages.some((each) => each.year === year))
  if (fresh.length === 0) return
  const sourceId = `hand-${code}`
  if (said.source !== '')
    await writeHandSource(
      tx,
      sourceId,
      { title: said.source, publisher: said.publisher, licence: said.licence },
      now,
    )
  else if (!vintages.some((each) => each.sourceId === sourceId) && !(await hasSource(tx, sourceId)))
    throw new Invalid([{ field: 'source', message: careMessages[lang].errors.source }])
  const first = fresh[0] as number
  const series =
    said.breakNote === ''
      ? (vintages.findLast(({ year }) => year < first)?.series ?? vintages[0]?.series ?? 'hand')
      : `hand-${first}`
  const note = said.breakNote === '' ? null : { fr: said.breakNote, en: said.breakNote }
  await writeVintages(
    tx,
    code,
    'hand',
    fresh.map((year) => ({ year, series, sourceId, note })),
  )
}

async function hasSource(tx: Tx, id: string): Promise<boolean> {
  return (
    (await tx.selectFrom('data_source').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
  )
}

function faultWords({ why, said }: Fault, lang: Lang): string {
  const words = careMessages[lang].errors[why]
  return typeof words === 'string' ? words : words(said)
}
