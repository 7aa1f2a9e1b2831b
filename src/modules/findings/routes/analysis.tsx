import type { Context } from 'hono'
import { authorise } from '#platform/access/permission.ts'
import { csvFile } from '#platform/csv.ts'
import { NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { renderPage } from '#ui/page.tsx'
import type { Analysis } from '../analyse-campaign.ts'
import { chartOf } from '../chart-of.ts'
import { getTables } from '../get-tables.ts'
import { inWords } from '../messages/in-words.ts'
import { messages } from '../messages/index.ts'
import { AnalysisPage } from '../pages/analysis-page.tsx'
import { canAnalyse, canReport } from '../policy.ts'
import { tableColumns, tableLines } from '../table-columns.ts'
import { wordsQuestions } from '../words-model.ts'
import { askedCampaign, pathsOf, readQuestion } from './asked.ts'

/** `GET /administration/enquetes/campagnes/{slug}/analyse` */
export async function analysisPage(c: Context<Env>): Promise<Response> {
  authorise(canAnalyse, c.get('actor'), undefined)
  const campaign = await askedCampaign(c)
  const lang = c.get('lang')
  const parameters = new URL(c.req.url).searchParams
  const asked = readQuestion((name) => parameters.get(name))
  const { variables, analysis } = await getTables(c.get('services').db, campaign, asked)
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
      shown={(['row', 'interval'] as const).find((each) => each === parameters.get('parts')) ?? 'column'}
      tables={(analysis?.tables ?? []).map((each) => ({
        ...each,
        chart: chartOf(lang, each.table, 'auto', null),
      }))}
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
  const { analysis } = await getTables(
    c.get('services').db,
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
