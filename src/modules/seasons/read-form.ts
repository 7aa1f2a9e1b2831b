import { entryRules } from '#modules/agenda/index.ts'
import { findTerritories, parseTerritoryRef } from '#modules/territories/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { FieldError } from '#platform/errors.ts'
import { fold } from '#platform/i18n/fold.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { namesOfTerritories } from './edit-store.ts'
import type { EditionInput, SeasonInput } from './editing-model.ts'
import { editMessages } from './messages/edit.ts'

/** The fields of a form as typed. */
export type Typed = Record<string, string>

/** Reads the texts of a form: of each field its first value, without what no text holds. */
export async function typedIn(
  request: { formData: () => Promise<FormData> },
  fields: readonly string[],
): Promise<Typed> {
  const form = await request.formData()
  return Object.fromEntries(
    fields.map((field) => {
      const value = form.get(field)
      const text = typeof value === 'string' ? value : ''
      // Control characters and halves of characters have no place in a text: PostgreSQL refuses them.
      return [
        field,
        text
          .replaceAll('\r\n', '\n')
          .replaceAll(/[^\P{C}\n\t]/gu, '')
          .trim(),
      ]
    }),
  )
}

const longest = {
  nameFr: 120,
  nameEn: 120,
  summaryFr: 500,
  summaryEn: 500,
  website: 1000,
  labelFr: 120,
  labelEn: 120,
  labelUseFr: 1000,
  labelUseEn: 1000,
  rulesFr: 4000,
  rulesEn: 4000,
  charterFr: 30_000,
  charterEn: 30_000,
} as const satisfies Record<keyof SeasonInput, number>
export const seasonFields = Object.keys(longest) as (keyof SeasonInput)[]
const neededTexts = ['nameFr', 'nameEn', 'summaryFr', 'summaryEn'] as const
const pairs = [
  ['labelFr', 'labelEn'],
  ['labelUseFr', 'labelUseEn'],
  ['rulesFr', 'rulesEn'],
  ['charterFr', 'charterEn'],
] as const

/** A season as its form says it, or what to correct. */
export function readSeason(lang: Lang, typed: Typed): { input: SeasonInput } | { errors: FieldError[] } {
  const t = editMessages[lang].errors
  const errors: FieldError[] = []
  const text = (field: keyof SeasonInput) => typed[field] ?? ''
  for (const field of seasonFields)
    if (text(field).length > longest[field]) errors.push({ field, message: t.long(longest[field]) })
  for (const field of neededTexts) if (text(field) === '') errors.push({ field, message: t.needed[field] })
  for (const [french, english] of pairs)
    if (text(english) !== '' && text(french) === '') errors.push({ field: french, message: t.frenchFirst })
  if (text('labelUseFr') !== '' && text('labelFr') === '') errors.push({ field: 'labelFr', message: t.label })
  const website = text('website')
  const whole = website === '' || /^https?:/i.test(website) ? website : `https://${website}`
  if (whole !== '' && !/^https?:\/\/[^\s/]+\.[^\s]+$/i.test(whole))
    errors.push({ field: 'website', message: t.link })
  if (errors.length > 0) return { errors: onceEach(errors) }
  const one = (field: keyof SeasonInput) => text(field).replaceAll(/\s+/g, ' ')
  return {
    input: {
      nameFr: one('nameFr'),
      nameEn: one('nameEn'),
      summaryFr: one('summaryFr'),
      summaryEn: one('summaryEn'),
      website: whole.replace(/^https?:/i, (scheme) => scheme.toLowerCase()) || null,
      labelFr: one('labelFr'),
      labelEn: one('labelEn'),
      labelUseFr: text('labelUseFr'),
      labelUseEn: text('labelUseEn'),
      rulesFr: text('rulesFr'),
      rulesEn: text('rulesEn'),
      charterFr: text('charterFr'),
      charterEn: text('charterEn'),
    },
  }
}

export const editionFields = [
  'year',
  'beginsOn',
  'endsOn',
  'entryRule',
  'submitUntil',
  'territories',
] as const
const mostTerritories = 200

/** An edition as its form says it, or what to correct. Territories are written one a line, by name or as `epci/200043404`. */
export async function readEdition(
  db: Database,
  lang: Lang,
  typed: Typed,
): Promise<{ year: number; input: EditionInput } | { errors: FieldError[] }> {
  const t = editMessages[lang].errors
  const errors: FieldError[] = []
  const day = (field: 'beginsOn' | 'endsOn' | 'submitUntil') => {
    const text = typed[field] ?? ''
    if (text === '') return null
    if (isDay(text)) return text
    errors.push({ field, message: t.day })
    return null
  }
  const year = Number(typed.year)
  if (!Number.isInteger(year) || year < 1950 || year > 2200) errors.push({ field: 'year', message: t.year })
  const [beginsOn, endsOn, submitUntil] = [day('beginsOn'), day('endsOn'), day('submitUntil')]
  if (beginsOn && endsOn && endsOn < beginsOn) errors.push({ field: 'endsOn', message: t.order })
  if (endsOn && !beginsOn) errors.push({ field: 'beginsOn', message: t.first })
  if (submitUntil && endsOn && submitUntil > endsOn)
    errors.push({ field: 'submitUntil', message: t.deadline })
  const entryRule = entryRules.find((rule) => rule === typed.entryRule)
  if (!entryRule) errors.push({ field: 'entryRule', message: t.rule })
  const territories = await readTerritories(db, lang, typed.territories ?? '')
  errors.push(...territories.errors)
  if (errors.length > 0 || !entryRule) return { errors: onceEach(errors) }
  return { year, input: { beginsOn, endsOn, entryRule, submitUntil, territories: territories.refs } }
}

/** Whether a text is a day of the calendar, `2026-10-02`. */
function isDay(text: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

async function readTerritories(
  db: Database,
  lang: Lang,
  text: string,
): Promise<{ refs: string[]; errors: FieldError[] }> {
  const t = editMessages[lang].errors
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const wrong = (message: string) => ({ field: 'territories', message })
  if (lines.length > mostTerritories) return { refs: [], errors: [wrong(t.manyTerritories(mostTerritories))] }
  const refs: string[] = []
  const errors: FieldError[] = []
  for (const line of lines) {
    const written = /\(([a-z]+\/[0-9AB]+)\)$/.exec(line)?.[1] ?? line
    const ref = parseTerritoryRef(written)
    if (ref) {
      refs.push(`${ref.kind}/${ref.code}`)
      continue
    }
    const found = await findTerritories(db, line.slice(0, 100), { limit: 5 })
    const exact = found.filter((each) => fold(each.name) === fold(line))
    const [only, other] = exact
    if (only && !other) refs.push(`${only.kind}/${only.code}`)
    else
      errors.push(
        wrong(
          t.territory(
            line.slice(0, 100),
            found.map((each) => `${each.name} (${each.kind}/${each.code})`),
          ),
        ),
      )
  }
  const known = await namesOfTerritories(db, refs)
  const unknown = refs.find((ref) => !known.has(ref))
  if (unknown) errors.push(wrong(t.territory(unknown, [])))
  return { refs: [...new Set(refs)].sort(), errors }
}

/** One message a field. */
const onceEach = (errors: FieldError[]): FieldError[] =>
  [...new Map(errors.toReversed().map((error) => [error.field, error])).values()].toReversed()
