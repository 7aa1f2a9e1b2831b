import { writeJournal } from '#modules/journal/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { type FieldError, Invalid, NotFound } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { writeHandSource } from './entry-store.ts'
import { indexIndicators } from './index-indicators.ts'
import { careMessages } from './messages/index.ts'
import { directions, levels, themes, units } from './model.ts'
import { canEditIndicators } from './policy.ts'
import { readIndicators } from './store.ts'
import { writeDefinition } from './write-store.ts'

/** The texts of the form of an indicator entered by hand. */
export const indicatorTexts = [
  'code',
  'labelFr',
  'labelEn',
  'definitionFr',
  'definitionEn',
  'formulaFr',
  'formulaEn',
  'theme',
  'unit',
  'direction',
  'target',
  'targetYear',
  'source',
  'publisher',
  'licence',
] as const
export type IndicatorTyped = Record<(typeof indicatorTexts)[number], string>

/** Creates an indicator whose values people will enter. @throws Invalid in the language of the person */
export async function createIndicator(
  db: Database,
  actor: Actor,
  typed: IndicatorTyped,
  lang: Lang,
  now: Date,
): Promise<string> {
  authorise(canEditIndicators, actor, undefined)
  const t = careMessages[lang].errors
  const errors: FieldError[] = []
  const wrong = (field: string, message: string) => errors.push({ field, message })
  const { code } = typed
  const right = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(code) && code.length <= 60
  if (!right || (await readIndicators(db, code)).length > 0) wrong('code', t.code)
  for (const name of ['labelFr', 'labelEn', 'definitionFr', 'definitionEn', 'source'] as const)
    if (typed[name] === '') wrong(name, t.words)
  const theme = themes.find((each) => each === typed.theme)
  const unit = units.find((each) => each === typed.unit)
  const direction = directions.find((each) => each === typed.direction)
  if (!theme) wrong('theme', t.choice)
  if (!unit) wrong('unit', t.choice)
  if (!direction) wrong('direction', t.choice)
  const target = typed.target === '' ? null : Number(typed.target.replace(',', '.'))
  const targetYear = typed.targetYear === '' ? null : Number(typed.targetYear)
  if ((target === null) !== (targetYear === null) || (target !== null && !Number.isFinite(target)))
    wrong('target', t.target)
  else if (targetYear !== null && !(targetYear >= 1900 && targetYear <= 2200)) wrong('targetYear', t.year)
  if (errors.length > 0 || !theme || !unit || !direction) throw new Invalid(errors)
  await inTransaction(db, async (tx) => {
    const formula =
      typed.formulaFr === '' ? null : { fr: typed.formulaFr, en: typed.formulaEn || typed.formulaFr }
    await writeDefinition(
      tx,
      {
        code,
        theme,
        unit,
        direction,
        origin: 'hand',
        label: { fr: typed.labelFr, en: typed.labelEn },
        definition: { fr: typed.definitionFr, en: typed.definitionEn },
        formula,
        levels: [...levels],
        target,
        targetYear,
      },
      0,
    )
    await writeHandSource(
      tx,
      `hand-${code}`,
      { title: typed.source, publisher: typed.publisher, licence: typed.licence },
      now,
    )
    await indexIndicators(tx, now, code)
    const changes = { label: typed.labelFr }
    await writeJournal(
      tx,
      actor,
      [{ action: 'indicator.create', object: { kind: 'indicator', id: code }, changes }],
      now,
    )
  })
  return code
}

/** Freezes a year: its values change by an explained correction only. @throws NotFound */
export async function freezeYear(
  db: Database,
  actor: Actor,
  code: string,
  year: number,
  now: Date,
): Promise<void> {
  authorise(canEditIndicators, actor, undefined)
  await inTransaction(db, async (tx) => {
    const frozen = await tx
      .updateTable('indicator_vintage')
      .set({ frozen_at: now })
      .where('indicator', '=', code)
      .where('year', '=', year)
      .where('frozen_at', 'is', null)
      .returning('year')
      .executeTakeFirst()
    if (!frozen) throw new NotFound(`${code} ${year}`)
    await writeJournal(
      tx,
      actor,
      [{ action: 'indicator.freeze', object: { kind: 'indicator', id: code }, changes: { year } }],
      now,
    )
  })
}
