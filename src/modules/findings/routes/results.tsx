import type { Context } from 'hono'
import { csvFile } from '#platform/csv.ts'
import type { Env } from '#platform/http/env.ts'
import { formatPercent } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import type { pdfAnswers } from '#platform/pdf/answer-pdf.ts'
import { renderPage } from '#ui/page.tsx'
import { askedOf } from '../campaign-store.ts'
import { campaignVariables } from '../campaign-variables.ts'
import { wavesChart } from '../chart-of.ts'
import { compareWaves, type Wave } from '../compare-waves.ts'
import { dictionaryColumns, dictionaryLines } from '../dictionary.ts'
import { makeReport, wantedBy } from '../make-report.ts'
import { inWords } from '../messages/in-words.ts'
import { messages } from '../messages/index.ts'
import type { Campaign } from '../model.ts'
import { ResultsPage, type WaveTable } from '../pages/results-page.tsx'
import { reportDocument } from '../printing/report-document.ts'
import { csvAnswer } from './analysis.tsx'
import { pathsOf } from './asked.ts'
import { groundOf, queryOf, readFilter, shownCampaign, shownFindings } from './shown.ts'

/** `GET /enquetes/{slug}/resultats`: public once published; the team sees it before. */
export async function resultsPage(c: Context<Env>): Promise<Response> {
  const campaign = await shownCampaign(c)
  const { db } = c.get('services')
  const lang = c.get('lang')
  const filter = readFilter(c)
  const [report, asked, waves, ground] = await Promise.all([
    makeReport(db, campaign, filter),
    askedOf(db, campaign.id),
    campaign.erasedAt ? [] : compareWaves(db, campaign),
    groundOf(c),
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
      alternates: {
        'text/csv': localPath(lang, `${results}.csv`),
        'application/atom+xml': localPath(lang, '/enquetes.atom'),
      },
      ...(campaign.state === 'published' && {
        jsonLd: describe(campaign, {
          lang,
          site: c.get('site').name,
          url: c.get('origin') + localPath(lang, results),
        }),
      }),
    },
    <ResultsPage
      lang={lang}
      campaign={campaign}
      site={c.get('site').name}
      lines={shownFindings(lang, campaign, report, { filter, ground })}
      filters={report.filters}
      filter={report.chosen ? filter : null}
      chosen={report.chosen}
      asked={asked}
      waves={filter ? [] : waves.map((wave) => waveTable(lang, wave))}
      paths={{
        results,
        csv: `${results}.csv${queryOf(report.chosen && filter)}`,
        pdf: `${results}.pdf`,
        dictionary: `/enquetes/${campaign.slug}/dictionnaire.csv`,
      }}
    />,
  )
}

/** `GET /enquetes/{slug}/resultats.csv`: the tables of the page, a line a cell. */
export async function resultsCsv(c: Context<Env>): Promise<Response> {
  const campaign = await shownCampaign(c)
  const { lines, chosen } = await makeReport(c.get('services').db, campaign, readFilter(c))
  const tables = lines.flatMap(({ table, finding }) =>
    table ? [{ layer: finding.column ? null : chosen, table }] : [],
  )
  return csvAnswer(c, tables, `${campaign.slug}-resultats`)
}

/** `GET /enquetes/{slug}/dictionnaire.csv`: the questions, their categories, what a file’s codes mean. */
export async function dictionaryCsv(c: Context<Env>): Promise<Response> {
  const campaign = await shownCampaign(c)
  const variables = await campaignVariables(c.get('services').db, campaign)
  const used = new Set(wantedBy(campaign))
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
    const campaign = await shownCampaign(c)
    const { db } = c.get('services')
    const lang = c.get('lang')
    const [report, asked, ground] = await Promise.all([
      makeReport(db, campaign, null),
      askedOf(db, campaign.id),
      groundOf(c),
    ])
    const document = reportDocument({
      lang,
      campaign,
      lines: shownFindings(lang, campaign, report, { filter: null, ground }),
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

/** The report as a data set of schema.org. */
function describe(
  campaign: Campaign,
  { lang, site, url }: { lang: Lang; site: string; url: string },
): object {
  const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? '..'
  const title = inWords(lang, campaign.title)
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    name: title,
    description: campaign.intro ? inWords(lang, campaign.intro) : messages[lang].results(title),
    url,
    temporalCoverage: `${day(campaign.openedAt)}/${day(campaign.closedAt)}`,
    ...(campaign.publishedAt && { datePublished: day(campaign.publishedAt) }),
    creator: { '@type': 'Organization', name: site },
    license: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence',
    ...(campaign.demo && { creativeWorkStatus: messages[lang].demo }),
    distribution: [
      { '@type': 'DataDownload', encodingFormat: 'text/csv', contentUrl: `${url}.csv` },
      { '@type': 'DataDownload', encodingFormat: 'application/pdf', contentUrl: `${url}.pdf` },
    ],
  }
}

function waveTable(lang: Lang, { label, campaigns, rows }: Wave): WaveTable {
  const t = messages[lang]
  const titles = campaigns.map(({ title }) => inWords(lang, title))
  const chart = wavesChart(lang, {
    moments: momentsOf(campaigns, titles),
    rows: rows.map(({ category, cells }) => ({ code: category.code, label: category.label, cells })),
  })
  return {
    label,
    waves: titles,
    chart,
    some: chart?.kind === 'lines' && chart.series.length < rows.length,
    rows: rows.map(({ category, cells, change }) => ({
      label: category.label,
      shares: cells.map((cell) =>
        cell?.share === null || cell === null ? null : formatPercent(lang, cell.share * 100, 1),
      ),
      change: change && t.points(change.change, change.low, change.high),
    })),
  }
}

/** The years of waves, or their months when two fall in one year. */
function momentsOf(campaigns: Wave['campaigns'], titles: string[]): string[] {
  const of = (size: number) =>
    campaigns.map(({ openedAt }, at) => openedAt?.toISOString().slice(0, size) ?? titles[at] ?? '')
  const years = of(4)
  return new Set(years).size === years.length ? years : of(7)
}
