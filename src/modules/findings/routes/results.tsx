import type { Context } from 'hono'
import { csvFile } from '#platform/csv.ts'
import { NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { formatPercent } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import type { pdfAnswers } from '#platform/pdf/answer-pdf.ts'
import { renderPage } from '#ui/page.tsx'
import { askedOf } from '../campaign-store.ts'
import { compareWaves, type Wave } from '../compare-waves.ts'
import { dictionaryColumns, dictionaryLines } from '../dictionary.ts'
import { makeReport, type Report, type ReportFilter } from '../make-report.ts'
import { inWords, tableTitle } from '../messages/in-words.ts'
import { messages } from '../messages/index.ts'
import type { Campaign } from '../model.ts'
import { ResultsPage, type WaveTable } from '../pages/results-page.tsx'
import { canReport } from '../policy.ts'
import { reportDocument } from '../printing/report-document.ts'
import { csvAnswer } from './analysis.tsx'
import { askedCampaign, pathsOf } from './asked.ts'

/** `GET /enquetes/{slug}/resultats`: public once published; the team sees it before. */
export async function resultsPage(c: Context<Env>): Promise<Response> {
  const campaign = await shown(c)
  const { db } = c.get('services')
  const lang = c.get('lang')
  const filter = readFilter(c)
  const [report, asked, waves] = await Promise.all([
    makeReport(db, campaign, filter),
    askedOf(db, campaign.id),
    campaign.erasedAt ? [] : compareWaves(db, campaign),
  ])
  const { results } = pathsOf(campaign.slug)
  const title = messages[lang].results(inWords(lang, campaign.title))
  return renderPage(
    c,
    {
      title,
      description: campaign.intro ? inWords(lang, campaign.intro).slice(0, 300) : title,
      breadcrumb: [
        { label: messages[lang].observatory, href: '/observatoire' },
        { label: messages[lang].surveys, href: '/enquetes' },
        { label: inWords(lang, campaign.title) },
      ],
      canonical: results,
      noIndex: campaign.state !== 'published' || filter !== null,
      alternates: { 'text/csv': localPath(lang, `${results}.csv`) },
    },
    <ResultsPage
      lang={lang}
      campaign={campaign}
      site={c.get('site').name}
      lines={linesOf(lang, report)}
      filters={report.filters}
      filter={report.chosen ? filter : null}
      chosen={report.chosen}
      asked={asked}
      waves={filter ? [] : waves.map((wave) => waveTable(lang, wave))}
      paths={{
        results,
        csv: `${results}.csv${filter ? `?${filter.stratum}=${encodeURIComponent(filter.category)}` : ''}`,
        pdf: `${results}.pdf`,
        dictionary: `/enquetes/${campaign.slug}/dictionnaire.csv`,
      }}
    />,
  )
}

/** `GET /enquetes/{slug}/resultats.csv`: the tables of the page, a line a cell. */
export async function resultsCsv(c: Context<Env>): Promise<Response> {
  const campaign = await shown(c)
  const { lines, chosen } = await makeReport(c.get('services').db, campaign, readFilter(c))
  const tables = lines.flatMap(({ table, finding }) =>
    table ? [{ layer: finding.column ? null : chosen, table }] : [],
  )
  return csvAnswer(c, tables, `${campaign.slug}-resultats`)
}

/** `GET /enquetes/{slug}/dictionnaire.csv`: the questions, their categories, what a file’s codes mean. */
export async function dictionaryCsv(c: Context<Env>): Promise<Response> {
  const campaign = await shown(c)
  const { lines, variables } = await makeReport(c.get('services').db, campaign, null)
  const used = new Set(lines.flatMap(({ finding: { row, column } }) => (column ? [row, column] : [row])))
  const rows = dictionaryLines(
    campaign.definition,
    variables.filter(({ code }) => used.has(code)),
  )
  const pieces: string[] = []
  async function* once() {
    yield rows
  }
  for await (const piece of csvFile(once(), dictionaryColumns, c.get('lang'))) pieces.push(piece)
  return c.body(pieces.join(''), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${campaign.slug}-dictionnaire.csv"`,
    'Cache-Control': 'no-cache',
  })
}

/** `GET /enquetes/{slug}/resultats.pdf` */
export function resultsPdf(answer: ReturnType<typeof pdfAnswers>) {
  return async (c: Context<Env>): Promise<Response> => {
    const campaign = await shown(c)
    const { db } = c.get('services')
    const lang = c.get('lang')
    const [report, asked] = await Promise.all([makeReport(db, campaign, null), askedOf(db, campaign.id)])
    const document = reportDocument({
      lang,
      campaign,
      lines: linesOf(lang, report),
      asked,
      site: c.get('site').name,
      address: c.get('origin') + localPath(lang, pathsOf(campaign.slug).results),
    })
    return answer(c, {
      version: ['survey-report', JSON.stringify(document.data)],
      filename: `${campaign.slug}.pdf`,
      make: async () => document,
    })
  }
}

/** The campaign of the address, if its report is public or the reader of the team. @throws NotFound */
async function shown(c: Context<Env>): Promise<Campaign> {
  const campaign = await askedCampaign(c)
  if (campaign.state !== 'published' && !canReport(c.get('actor'), undefined)) throw new NotFound()
  return campaign
}

function readFilter(c: Context<Env>): ReportFilter | null {
  for (const stratum of ['type', 'departement'] as const) {
    const category = c.req.query(stratum)
    if (category) return { stratum, category: category.slice(0, 60) }
  }
  return null
}

const linesOf = (lang: Lang, { lines, variables }: Report) =>
  lines.map(({ finding, table }) => {
    const label = variables.find(({ code }) => code === finding.row)?.label
    return {
      finding,
      table,
      title: table ? tableTitle(lang, table) : label ? inWords(lang, label) : finding.row,
    }
  })

function waveTable(lang: Lang, { label, campaigns, rows }: Wave): WaveTable {
  const t = messages[lang]
  return {
    title: inWords(lang, label),
    waves: campaigns.map(({ title }) => inWords(lang, title)),
    rows: rows.map(({ category, cells, change }) => ({
      label: inWords(lang, category.label),
      shares: cells.map((cell) =>
        cell?.share === null || cell === null ? null : formatPercent(lang, cell.share * 100, 1),
      ),
      change: change && t.points(change.change, change.low, change.high),
    })),
  }
}
