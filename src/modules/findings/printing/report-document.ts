import type { Chart } from '#platform/charts/chart.ts'
import { drawChart } from '#platform/charts/draw-chart.ts'
import { formatNumber, formatPercent, formatShortDate } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { printable } from '#platform/pdf/printable.ts'
import type { PrintedDocument } from '#platform/pdf/typesetter.ts'
import { inWords } from '../messages/in-words.ts'
import { messages } from '../messages/index.ts'
import type { AnalysedTable, Campaign, Finding } from '../model.ts'
import { tableInWords } from '../table-words.ts'
import template from './report.typ?raw'

type Given = {
  lang: Lang
  campaign: Campaign
  lines: { finding: Finding; table: AnalysedTable | null; title: string; chart: Chart | null }[]
  asked: { asked: number; completed: number }
  site: string
  address: string
}

/** The report of a survey on paper: its figures, each table under its sentence, the method. */
export function reportDocument({ lang, campaign, lines, asked, site, address }: Given): PrintedDocument {
  const t = messages[lang]
  const title = inWords(lang, campaign.title)
  const until = campaign.closedAt ?? campaign.publishedAt ?? campaign.openedAt ?? new Date(0)
  // Bars of one question stand in the lines of their table; any other chart is a picture above it.
  const pictures = Object.fromEntries(
    lines.flatMap(({ finding, chart }) =>
      chart && chart.kind !== 'bars'
        ? [[`${finding.id}.svg`, drawChart(chart, { font: 'Bricolage Grotesque 96pt' })]]
        : [],
    ),
  )
  return {
    template,
    pictures,
    data: {
      lang,
      site: printable(site, 80),
      author: printable(site, 80),
      title: printable(title, 200),
      kicker: t.kind,
      lead: campaign.intro ? printable(inWords(lang, campaign.intro), 1200) : '',
      date: [until.getUTCFullYear(), until.getUTCMonth() + 1, until.getUTCDate()],
      address: printable(address.replace(/^https?:\/\//, ''), 160),
      notes: [campaign.demo && t.demo, campaign.state !== 'published' && t.draft].filter(Boolean),
      figures: [
        { label: t.answered, text: formatNumber(lang, campaign.completed) },
        ...(asked.asked > 0
          ? [
              { label: t.frame, text: formatNumber(lang, asked.asked) },
              { label: t.rate, text: formatPercent(lang, (100 * asked.completed) / asked.asked, 0) },
            ]
          : []),
      ],
      tables: lines.flatMap(({ finding, table, title: name }) =>
        table
          ? [
              {
                ...printedTable(lang, finding, table, name),
                picture: pictures[`${finding.id}.svg`] ? `/${finding.id}.svg` : null,
                alt: printable(t.chartLabel(name), 400),
              },
            ]
          : [],
      ),
      source: printable(t.source(site, title, formatShortDate(lang, until)), 400),
      methodTitle: t.method,
      method: [
        ...inWords(lang, campaign.method)
          .split(/\n{2,}/)
          .filter(Boolean)
          .map((paragraph) => printable(paragraph, 3000)),
        t.methodRules(campaign.threshold),
      ],
    },
  }
}

function printedTable(lang: Lang, finding: Finding, table: AnalysedTable, name: string) {
  const sentence = inWords(lang, finding)
  const { head, rows, notes } = tableInWords(lang, table)
  return {
    sentence: printable(sentence || name, 600),
    name: sentence ? printable(name, 400) : '',
    crossed: table.column !== null,
    head: head.map(({ text }) => printable(text, 80)),
    rows: rows.map(({ label, cells }, at) => {
      const share = table.column ? null : (table.rows[at]?.total?.share ?? null)
      return { label: printable(label.text, 160), bar: share, cells }
    }),
    notes,
  }
}
