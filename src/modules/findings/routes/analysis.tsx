import type { Context } from 'hono'
import { authorise } from '#platform/access/permission.ts'
import { csvFile } from '#platform/csv.ts'
import { NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { renderPage } from '#ui/page.tsx'
import { type Analysis, analyseAnswers, readAnswers } from '../analyse-campaign.ts'
import { campaignVariables } from '../campaign-variables.ts'
import { inWords } from '../messages/in-words.ts'
import { messages } from '../messages/index.ts'
import type { Campaign, TableQuestion } from '../model.ts'
import { AnalysisPage } from '../pages/analysis-page.tsx'
import { canAnalyse, canReport } from '../policy.ts'
import { tableColumns, tableLines } from '../table-columns.ts'
import { strata, type Variable } from '../variables-model.ts'
import { wordsQuestions } from '../words-model.ts'
import { askedCampaign, pathsOf, readQuestion } from './asked.ts'

/** `GET /administration/enquetes/campagnes/{slug}/analyse` */
export async function analysisPage(c: Context<Env>): Promise<Response> {
  authorise(canAnalyse, c.get('actor'), undefined)
  const campaign = await askedCampaign(c)
  const lang = c.get('lang')
  const parameters = new URL(c.req.url).searchParams
  const asked = readQuestion((name) => parameters.get(name))
  const { variables, analysis } = await analysed(c, campaign, asked)
  const paths = pathsOf(campaign.slug)
  const search = new URL(c.req.url).search
  return renderPage(
    c,
    {
      title: messages[lang].analysisOf(inWords(lang, campaign.title)),
      noIndex: true,
      styles: ['back-office'],
      canonical: paths.analysis,
    },
    <AnalysisPage
      lang={lang}
      campaign={campaign}
      variables={variables}
      asked={asked}
      tables={analysis?.tables ?? []}
      refused={analysis?.refused ?? []}
      weights={analysis?.weights ?? null}
      unknown={analysis === null}
      mayReport={canReport(c.get('actor'), undefined)}
      notice={parameters.get('fait') === 'ajoute' ? messages[lang].added : null}
      csv={analysis && analysis.tables.length > 0 ? `${paths.analysis}.csv${search}` : null}
      words={
        canReport(c.get('actor'), undefined)
          ? wordsQuestions(campaign.definition).map(({ code, label }) => ({
              label: inWords(lang, label),
              href: paths.codes(code),
            }))
          : []
      }
      paths={paths}
    />,
  )
}

/** `GET /administration/enquetes/campagnes/{slug}/analyse.csv`: the tables that the page shows under the same question. */
export async function analysisCsv(c: Context<Env>): Promise<Response> {
  authorise(canAnalyse, c.get('actor'), undefined)
  const campaign = await askedCampaign(c)
  const parameters = new URL(c.req.url).searchParams
  const { analysis } = await analysed(
    c,
    campaign,
    readQuestion((name) => parameters.get(name)),
  )
  if (!analysis || analysis.tables.length === 0) throw new NotFound()
  return csvAnswer(c, analysis.tables, `${campaign.slug}-analyse`)
}

/** Tables as one file, a line a cell. */
export async function csvAnswer(
  c: Context<Env>,
  tables: Analysis['tables'],
  name: string,
): Promise<Response> {
  const lines = tables.flatMap(({ layer, table }) => tableLines(table, layer))
  const pieces: string[] = []
  for await (const piece of csvFile(once(lines), tableColumns, c.get('lang'))) pieces.push(piece)
  return c.body(pieces.join(''), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}.csv"`,
    'Cache-Control': 'no-cache',
  })
}

async function* once<T>(rows: T[]): AsyncGenerator<T[]> {
  yield rows
}

/** Variables of a campaign, and the tables asked for: one a question when none is named. Null when the question makes no sense. */
async function analysed(
  c: Context<Env>,
  campaign: Campaign,
  asked: TableQuestion | null,
): Promise<{ variables: Variable[]; analysis: Analysis | null }> {
  const { db } = c.get('services')
  const variables = await campaignVariables(db, campaign)
  const none: Analysis = { tables: [], refused: [], weights: null }
  if (campaign.completed === 0) return { variables, analysis: none }
  if (asked?.row) {
    const codes = [asked.row, asked.column, asked.layer].flatMap((code) => code ?? [])
    const answered = await readAnswers(db, campaign, variables, codes)
    return { variables, analysis: analyseAnswers(answered, asked) }
  }
  const listed = variables.filter(({ code }) => code !== strata.channel)
  const answered = await readAnswers(
    db,
    campaign,
    variables,
    listed.map(({ code }) => code),
  )
  const each = listed.map(({ code }) =>
    analyseAnswers(answered, {
      row: code,
      column: null,
      layer: null,
      weighting: asked?.weighting ?? 'none',
      only: asked?.only ?? null,
    }),
  )
  return {
    variables,
    analysis: {
      // Alone, a filtered table needs no name of its part: the form says it.
      tables: each.flatMap((one) => one?.tables ?? []),
      refused: each.find((one) => one && one.refused.length > 0)?.refused ?? [],
      weights: each.find((one) => one?.weights)?.weights ?? null,
    },
  }
}
