import { sql } from 'kysely'
import { contours } from '#modules/territories/index.ts'
import type { Chart, Label } from '#platform/charts/chart.ts'
import { type Column, column } from '#platform/csv.ts'
import type { Database } from '#platform/db/connect.ts'
import { formatShortDate } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { getCampaign } from './campaign-store.ts'
import { chartOf, labelIn } from './chart-of.ts'
import { departementGround } from './departement-ground.ts'
import { makeReport, type ReportFilter } from './make-report.ts'
import { inWords, tableTitle } from './messages/in-words.ts'
import { messages } from './messages/index.ts'
import type { Campaign } from './model.ts'
import { type TableLine, tableColumns, tableLines } from './table-columns.ts'
import { type PrintedTable, tableInWords } from './table-words.ts'

/** A published finding as any page may show it: `ChartView` draws the chart, the table is in words. Paths are language-free. */
export type PublishedFinding = {
  title: Label
  measure: string
  chart: Chart | null
  table: PrintedTable
  /** The part of the answers that it tells of; null: all. */
  only: { fr: string; en?: string | undefined } | null
  source: string
  demo: boolean
  path: string
  csv: string
}

/** One finding of a published report, under a filter or whole; null when it is not public, gone, or tells of too few. */
export async function publishedFinding(
  db: Database,
  {
    slug,
    finding: id,
    filter = null,
    lang,
    site,
    pack,
  }: { slug: string; finding: string; filter?: ReportFilter | null; lang: Lang; site: string; pack: string },
): Promise<PublishedFinding | null> {
  const campaign = await getCampaign(db, slug)
  if (campaign?.state !== 'published') return null
  const [report, shapes] = await Promise.all([makeReport(db, campaign, filter), contours(pack)])
  const line = report.lines.find(({ finding }) => finding.id === id)
  if (!line?.table || (filter && !report.chosen)) return null
  const { finding, label, table } = line
  const measure = tableTitle(lang, {
    row: { label: label.row },
    column: label.column && { label: label.column },
  })
  const path = `/enquetes/${slug}/resultats/${id}`
  const query =
    filter && !finding.column ? `?${new URLSearchParams({ [filter.stratum]: filter.category })}` : ''
  return {
    title:
      finding.fr || finding.en
        ? labelIn(lang, { fr: finding.fr || finding.en, en: finding.en || undefined })
        : { text: measure },
    measure,
    chart: chartOf(lang, table, finding.chart, departementGround(shapes)),
    table: tableInWords(lang, table),
    only: finding.column ? null : (report.chosen?.label ?? null),
    source: sourceOf(lang, site, campaign),
    demo: campaign.demo,
    path: path + query,
    csv: `${path}.csv${query}`,
  }
}

/** The findings of published reports, the last published first: for choosing one, and for feeds. */
export async function listPublishedFindings(
  db: Database,
  most = 60,
): Promise<
  { campaign: Campaign; findings: { id: string; title: { fr: string; en?: string | undefined } }[] }[]
> {
  const rows = await db
    .selectFrom('survey_campaign')
    .select('slug')
    .where('state', '=', 'published')
    .orderBy('published_at', 'desc')
    .orderBy('slug')
    .limit(most)
    .execute()
  const campaigns = await Promise.all(rows.map(({ slug }) => getCampaign(db, slug)))
  return campaigns.flatMap((campaign) =>
    campaign
      ? [
          {
            campaign,
            findings: campaign.findings.flatMap(({ id, fr, en, row, column }, at) => {
              const label = campaign.kept?.lines[at]?.label ?? {
                row: { fr: row },
                column: column ? { fr: column } : null,
              }
              const named = { fr: tableTitle('fr', titled(label)), en: tableTitle('en', titled(label)) }
              return [{ id, title: fr || en ? { fr: fr || en, en: en || undefined } : named }]
            }),
          },
        ]
      : [],
  )
}

type Words = { fr: string; en?: string | undefined }
const titled = ({ row, column: across }: { row: Words; column: Words | null }) => ({
  row: { label: row },
  column: across && { label: across },
})

const sourceOf = (lang: Lang, site: string, campaign: Campaign) => {
  const until = campaign.closedAt ?? campaign.publishedAt ?? campaign.openedAt ?? new Date(0)
  return messages[lang].source(site, inWords(lang, campaign.title), formatShortDate(lang, until))
}

/** One cell of a published table, with the survey that it is of. */
export type PublishedCell = TableLine & { campaign: Campaign }

/** The cells of every published report, a report at a time. */
export async function* eachPublishedCell(db: Database): AsyncGenerator<PublishedCell[]> {
  for (const { campaign } of await listPublishedFindings(db, 1000)) {
    const { lines } = await makeReport(db, campaign, null)
    yield lines.flatMap(({ table }) =>
      table ? tableLines(table, null).map((line) => ({ ...line, campaign })) : [],
    )
  }
}

/** How many cells are published, and when the last report was. */
export async function countPublishedCells(db: Database): Promise<{ rows: number; published: Date | null }> {
  const { rows } = await sql<{ published: Date | null }>`
    SELECT max(published_at) AS published FROM survey_campaign WHERE state = 'published'`.execute(db)
  let count = 0
  for await (const cells of eachPublishedCell(db)) count += cells.length
  return { rows: count, published: rows[0]?.published ?? null }
}

/** The fields of the whole set: the survey, then a cell of one of its tables. */
export const publishedCellColumns: readonly Column<PublishedCell>[] = [
  column<PublishedCell>('survey', 'string', 'Identifiant de l’enquête', 'Identifier of the survey', ({ campaign }) => campaign.slug),
  column<PublishedCell>('survey_title', 'string', 'Enquête', 'Survey', ({ campaign }, lang) => inWords(lang, campaign.title)),
  column<PublishedCell>('closed', 'date', 'Fin du recueil', 'End of the collection', ({ campaign }) => campaign.closedAt?.toISOString().slice(0, 10) ?? null),
  column<PublishedCell>('demo', 'boolean', 'Vrai pour une enquête de démonstration, aux réponses fictives', 'True for a demonstration survey, whose answers are invented', ({ campaign }) => campaign.demo),
  ...tableColumns,
] // biome-ignore format: one line a column
