import { z } from 'zod'

const words = z.strictObject({ fr: z.string().min(1), en: z.string().min(1) })
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'minuscules, chiffres et traits d’union')
const text = z.string().min(1)
const territory = z.string().regex(/^(commune|epci|departement|region)\/[0-9AB]{2,9}$/, 'genre/code')

/**
 * One line of a table, as published. `count` and `percent` are null when the document gives none: they are never computed.
 * `said` is how the document puts it without a figure; `under` the line it details.
 */
const row = z.strictObject({
  id: slug,
  label: text,
  count: z.number().int().nonnegative().nullable(),
  percent: z.number().min(0).max(100).nullable(),
  said: text.optional(),
  under: slug.optional(),
  note: text.nullish(),
  cells: z.record(slug, z.union([z.string(), z.number()]).nullable()).optional(),
  territories: z.array(territory).nullish(),
})
export type StudyRow = z.infer<typeof row>

/** A table of a study: what it measures (`title`), what it says (`finding`), where it stands in the document. */
const table = z.strictObject({
  id: slug,
  /** The document it comes from, when it is not that of the study. */
  source: slug.optional(),
  title: words,
  finding: words,
  where: z.strictObject({ section: text.nullable(), page: z.number().int().positive().nullable() }),
  /** How many answered, when the document says. */
  base: z.number().int().positive().nullable(),
  /** True when one could choose several answers: percentages then add up to more than 100. */
  multiple: z.boolean(),
  note: words.nullable(),
  shows: z.array(z.enum(['count', 'percent'])),
  columns: z.array(z.strictObject({ id: slug, label: words })).default([]),
  rows: z.array(row).min(1),
})
export type StudyTable = z.infer<typeof table>

/**
 * What a study that asked people says of how it asked: what stands beside the others in the comparison of the years. Words as published; null when the
 * document does not say. `tables` are those that give these figures.
 */
const survey = z.strictObject({
  frame: words,
  asked: words.nullable(),
  answered: words.nullable(),
  rate: words.nullable(),
  period: words.nullable(),
  mode: words,
  /** Why its figures do not stand beside those of another year. */
  caution: words,
  tables: z.array(slug),
})
export type StudySurvey = z.infer<typeof survey>

/** The last part of the address of the comparison, which no study may take. */
export const comparison = 'comparer'

const recommendation = z.strictObject({ text, items: z.array(text) })

/** A study as a file of the region pack holds it. Words of the document are French; what Maillage says of it is in both languages. */
const study = z.strictObject({
  slug,
  /** Identifier of the document among the sources of the pack. */
  source: slug,
  title: words,
  summary: words,
  author: text,
  year: z.number().int().min(1900).max(2200),
  method: words,
  facts: z.array(z.strictObject({ label: words, value: words })),
  survey: survey.optional(),
  tables: z.array(table).min(1),
  findings: z.array(z.strictObject({ text, tables: z.array(slug) })),
  recommendations: z.array(z.strictObject({ audience: text, items: z.array(recommendation) })),
  /** What does not add up in the document. */
  notes: z.array(z.strictObject({ title: text, text })),
  /** Territories that the study looked at. */
  territories: z.array(territory),
})
export type Study = z.infer<typeof study>

/** The form of a study’s file, with what its parts owe each other. */
export const studyFile = study.superRefine((it, context) => {
  const issue = (message: string, ...path: (string | number)[]) =>
    context.addIssue({ code: 'custom', message, path })
  twice(it.tables.map((each) => each.id)).forEach((id) => {
    issue(`deux tableaux s’appellent « ${id} »`, 'tables')
  })
  if (it.slug === comparison) issue(`« ${comparison} » est l’adresse de la comparaison`, 'slug')
  const known = new Set(it.tables.map((each) => each.id))
  for (const id of it.survey?.tables ?? [])
    if (!known.has(id)) issue(`aucun tableau ne s’appelle « ${id} »`, 'survey', 'tables')
  for (const [index, finding] of it.findings.entries())
    for (const id of finding.tables)
      if (!known.has(id)) issue(`aucun tableau ne s’appelle « ${id} »`, 'findings', index, 'tables')
  for (const [index, each] of it.tables.entries())
    for (const message of faultsOf(each)) issue(message, 'tables', index, 'rows')
})

function faultsOf({ rows, columns, base, multiple }: StudyTable): string[] {
  const faults = twice(rows.map((each) => each.id)).map((id) => `deux lignes s’appellent « ${id} »`)
  const before = new Set<string>()
  const named = new Set(columns.map((each) => each.id))
  for (const each of rows) {
    if (each.under && !before.has(each.under))
      faults.push(`« ${each.id} » détaille « ${each.under} », qui ne vient pas avant`)
    for (const id of Object.keys(each.cells ?? {}))
      if (!named.has(id)) faults.push(`« ${each.id} » remplit une colonne inconnue, « ${id} »`)
    before.add(each.id)
  }
  const counts = rows.flatMap((each) => each.count ?? [])
  const sum = counts.reduce((total, count) => total + count, 0)
  if (base !== null && !multiple && counts.length === rows.length && sum !== base)
    faults.push(`les effectifs font ${sum}, la base dit ${base}`)
  return faults
}

const twice = (ids: string[]) => [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]

/** Identifiers of the documents that a study is made from, its own first. */
export function documentsOf(study: Study): string[] {
  return [...new Set([study.source, ...study.tables.flatMap(({ source }) => source ?? [])])]
}

/** The address of a study, or of one of its tables, without language. */
export function studyPath(study: string, table?: string): string {
  return `/observatoire/etudes/${study}${table ? `/${table}` : ''}`
}

/** What a chart draws: the lines that have a figure, with the length of each bar out of 100, and their figure. */
export type Bars = { measure: 'percent' | 'count'; bars: { row: StudyRow; value: number; length: number }[] }

/** The chart of a table: percentages on a scale that ends at 100, else counts up to the greatest; null without two figures to compare. */
export function barsOf(table: StudyTable): Bars | null {
  for (const measure of ['percent', 'count'] as const) {
    if (!table.shows.includes(measure)) continue
    const known = table.rows.flatMap((each) => {
      const value = each[measure]
      return value === null ? [] : [{ row: each, value }]
    })
    // A column of units: the counts are of different things.
    const units = new Set(known.map((each) => each.row.cells?.unite ?? ''))
    if (known.length < 2 || units.size > 1) continue
    const greatest = measure === 'percent' ? 100 : Math.max(1, ...known.map((each) => each.value))
    return {
      measure,
      bars: known.map((each) => ({ ...each, length: Math.round((each.value / greatest) * 1000) / 10 })),
    }
  }
  return null
}

/** The label of a line with the one it details before it: « Moyens : Temps ». */
export function fullLabel(table: StudyTable, row: StudyRow): string {
  const above = table.rows.find((each) => each.id === row.under)
  return above ? `${above.label} : ${row.label}` : row.label
}
