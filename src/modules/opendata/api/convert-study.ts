import { type Study, type StudyTable, studyPath } from '#modules/studies/index.ts'
import { localPath } from '#platform/i18n/lang.ts'
import type { Voice } from './convert.ts'
import type { ApiListedStudy, ApiStudy, ApiStudyTable } from './study-schema.ts'

/** A study as lists of the API give it. */
export function toListedStudy(it: Study, { lang, origin }: Voice): ApiListedStudy {
  const address = (table?: string) => origin + localPath(lang, studyPath(it.slug, table))
  return {
    slug: it.slug,
    url: address(),
    title: it.title[lang],
    summary: it.summary[lang],
    author: it.author,
    year: it.year,
    tables: it.tables.map(({ id, title, finding }) => ({
      id,
      title: title[lang],
      finding: finding[lang],
      url: address(id),
    })),
    source: it.source,
  }
}

/** A whole study, without the lines of its tables. */
export function toApiStudy(it: Study, voice: Voice): ApiStudy {
  return {
    ...toListedStudy(it, voice),
    method: it.method[voice.lang],
    facts: it.facts.map(({ label, value }) => ({ label: label[voice.lang], value: value[voice.lang] })),
    findings: it.findings,
    recommendations: it.recommendations,
    notes: it.notes,
    territories: it.territories,
  }
}

/** One table with its lines, figures as published: null when the document gives none. */
export function toApiStudyTable(study: Study, it: StudyTable, { lang, origin }: Voice): ApiStudyTable {
  return {
    study: study.slug,
    id: it.id,
    url: origin + localPath(lang, studyPath(study.slug, it.id)),
    title: it.title[lang],
    finding: it.finding[lang],
    section: it.where.section,
    page: it.where.page,
    base: it.base,
    multiple: it.multiple,
    note: it.note?.[lang] ?? null,
    columns: it.columns.map(({ id, label }) => ({ id, label: label[lang] })),
    rows: it.rows.map((row) => ({
      id: row.id,
      label: row.label,
      count: row.count,
      percent: row.percent,
      said: row.said ?? null,
      under: row.under ?? null,
      note: row.note ?? null,
      cells: row.cells ?? {},
      territories: row.territories ?? [],
    })),
    source: it.source ?? study.source,
  }
}
