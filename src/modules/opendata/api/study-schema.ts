import { z } from '@hono/zod-openapi'
import type { ApiMessages } from '../messages/index.ts'

/** Published studies as the API gives them: in a list, whole, and one table with its lines as published. */
export function studySchemas(t: ApiMessages) {
  const f = t.studyFields
  const about = <T extends z.ZodType>(schema: T, description: string): T => schema.openapi({ description })
  const text = z.string()
  const listed = z
    .object({
      slug: about(text, f.slug),
      url: about(z.url(), f.url),
      title: about(text, f.title),
      summary: about(text, f.summary),
      author: about(text, f.author),
      year: about(z.int(), f.year),
      tables: about(z.array(z.object({ id: text, title: text, finding: text, url: z.url() })), f.tables),
      source: about(text, f.source),
    })
    .openapi('Study')
  const whole = z
    .object({
      ...listed.shape,
      method: about(text, f.method),
      facts: about(z.array(z.object({ label: text, value: text })), f.facts),
      findings: about(z.array(z.object({ text, tables: z.array(text) })), f.findings),
      recommendations: about(
        z.array(z.object({ audience: text, items: z.array(z.object({ text, items: z.array(text) })) })),
        f.recommendations,
      ),
      notes: about(z.array(z.object({ title: text, text })), f.notes),
      territories: about(z.array(text), f.territories),
    })
    .openapi('WholeStudy')
  const row = z
    .object({
      id: text,
      label: about(text, f.label),
      count: about(z.int().nullable(), f.count),
      percent: about(z.number().nullable(), f.percent),
      said: about(text.nullable(), f.said),
      under: about(text.nullable(), f.under),
      note: text.nullable(),
      cells: about(z.record(text, z.union([text, z.number()]).nullable()), f.cells),
      territories: about(z.array(text), f.territories),
    })
    .openapi('StudyRow')
  const table = z
    .object({
      study: about(text, f.slug),
      id: about(text, f.table),
      url: about(z.url(), f.url),
      title: about(text, f.measure),
      finding: about(text, f.finding),
      section: about(text.nullable(), f.section),
      page: about(z.int().nullable(), f.page),
      base: about(z.int().nullable(), f.base),
      multiple: about(z.boolean(), f.multiple),
      note: about(text.nullable(), f.note),
      columns: about(z.array(z.object({ id: text, label: text })), f.columns),
      rows: about(z.array(row), f.rows),
      source: about(text, f.source),
    })
    .openapi('StudyTable')
  return { listed, whole, table }
}

type Schemas = ReturnType<typeof studySchemas>
export type ApiListedStudy = z.infer<Schemas['listed']>
export type ApiStudy = z.infer<Schemas['whole']>
export type ApiStudyTable = z.infer<Schemas['table']>
