import type { Context } from 'hono'
import { drawChart } from '#platform/charts/draw-chart.ts'
import { NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { formatShortDate } from '#platform/i18n/format.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { makeReport } from '../make-report.ts'
import { inWords } from '../messages/in-words.ts'
import { messages } from '../messages/index.ts'
import { FindingPage } from '../pages/finding-page.tsx'
import { sentenceOf } from '../pages/finding-view.tsx'
import { csvAnswer } from './analysis.tsx'
import { pathsOf } from './asked.ts'
import { groundOf, readFilter, shownCampaign, shownFindings } from './shown.ts'

/** `GET /enquetes/{slug}/resultats/{constat}`: one finding. */
export async function findingPage(c: Context<Env>): Promise<Response> {
  const { campaign, shown, chosen, filter } = await asked(c)
  const lang = c.get('lang')
  const { results, finding } = pathsOf(campaign.slug)
  const site = c.get('site').name
  const heading = inWords(lang, sentenceOf(shown.finding)) || shown.title
  return renderPage(
    c,
    {
      title: heading,
      description: shown.title,
      breadcrumb: [
        { label: messages[lang].observatory, href: '/observatoire' },
        { label: messages[lang].surveys, href: '/enquetes' },
        { label: inWords(lang, campaign.title), href: results },
        { label: shown.title },
      ],
      canonical: finding(shown.finding.id),
      noIndex: campaign.state !== 'published' || filter !== null,
      alternates: { 'text/csv': localPath(lang, shown.files.csv) },
    },
    <FindingPage
      lang={lang}
      campaign={campaign}
      site={site}
      shown={{ ...shown, files: { ...shown.files, alone: null } }}
      chosen={chosen}
      results={results}
    />,
  )
}

/** `GET /enquetes/{slug}/resultats/{constat}.svg`: its chart, which stands alone. */
export async function findingSvg(c: Context<Env>): Promise<Response> {
  const { campaign, shown, chosen } = await asked(c)
  if (!shown.chart) throw new NotFound()
  const lang = c.get('lang')
  const t = messages[lang]
  const until = campaign.closedAt ?? campaign.publishedAt ?? campaign.openedAt ?? new Date(0)
  const title = inWords(lang, campaign.title)
  const sentence = inWords(lang, sentenceOf(shown.finding))
  const part = chosen ? ` (${inWords(lang, chosen.label)})` : ''
  const svg = drawChart(shown.chart, {
    caption: {
      title: sentence || shown.title,
      measure: sentence ? shown.title + part : part.trim(),
      source: [
        t.source(c.get('site').name, title, formatShortDate(lang, until)),
        campaign.demo && t.demo,
        shown.table && t.base(shown.table.base, shown.table.total),
      ]
        .filter(Boolean)
        .join(' '),
    },
  })
  return c.body(svg, 200, {
    'Content-Type': 'image/svg+xml; charset=utf-8',
    'Content-Disposition': `attachment; filename="${campaign.slug}-${shown.finding.row.replace(/[^a-z0-9]+/gi, '-')}.svg"`,
    'Cache-Control': 'no-cache',
  })
}

/** `GET /enquetes/{slug}/resultats/{constat}.csv`: its table. */
export async function findingCsv(c: Context<Env>): Promise<Response> {
  const { campaign, shown, chosen } = await asked(c)
  if (!shown.table) throw new NotFound()
  const layer = shown.finding.column ? null : chosen
  return csvAnswer(
    c,
    [{ layer, table: shown.table }],
    `${campaign.slug}-${shown.finding.row.replace('@', '')}`,
  )
}

/** The finding of the address, under the filter that it asks for. @throws NotFound */
async function asked(c: Context<Env>) {
  const campaign = await shownCampaign(c)
  const asks = readFilter(c)
  const [report, ground] = await Promise.all([makeReport(c.get('services').db, campaign, asks), groundOf(c)])
  const filter = report.chosen && asks
  const id = (c.req.param('finding') ?? c.req.param('file') ?? '').replace(/\.(svg|csv)$/, '')
  const shown = shownFindings(c.get('lang'), campaign, report, { filter, ground }).find(
    ({ finding }) => finding.id === id,
  )
  if (!shown) throw new NotFound()
  return {
    campaign,
    shown,
    chosen: shown.finding.column ? null : report.chosen,
    filter: shown.finding.column ? null : filter,
  }
}
