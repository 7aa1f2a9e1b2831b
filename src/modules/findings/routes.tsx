import { Hono } from 'hono'
import type { Env } from '#platform/http/env.ts'
import { pdfAnswers } from '#platform/pdf/answer-pdf.ts'
import { analysisCsv, analysisPage } from './routes/analysis.tsx'
import { codesPage, sendCodes } from './routes/codes.tsx'
import { findingsFeed } from './routes/feed.ts'
import { findingCsv, findingPage, findingSvg } from './routes/finding.tsx'
import { reportPage, sendReport } from './routes/report.tsx'
import { dictionaryCsv, resultsCsv, resultsPage, resultsPdf } from './routes/results.tsx'

export { findingViews } from './routes/views.tsx'

const campaign = '/administration/enquetes/campagnes/:slug'

/** The tables of a survey for the team, its report, and what the public reads of it. They stand before the survey’s own addresses. */
export function findingsRoutes(): Hono<Env> {
  return new Hono<Env>()
    .get(`${campaign}/analyse`, analysisPage)
    .get(`${campaign}/analyse.csv`, analysisCsv)
    .get(`${campaign}/rapport`, reportPage)
    .post(`${campaign}/rapport`, sendReport)
    .get(`${campaign}/codes/:question`, codesPage)
    .post(`${campaign}/codes/:question`, sendCodes)
    .get('/enquetes.atom', findingsFeed)
    .get('/enquetes/:slug/resultats', resultsPage)
    .get('/enquetes/:slug/resultats.csv', resultsCsv)
    .get('/enquetes/:slug/resultats.pdf', resultsPdf(pdfAnswers()))
    .get('/enquetes/:slug/dictionnaire.csv', dictionaryCsv)
    .get('/enquetes/:slug/resultats/:file{[0-9a-f-]+\\.svg}', findingSvg)
    .get('/enquetes/:slug/resultats/:file{[0-9a-f-]+\\.csv}', findingCsv)
    .get('/enquetes/:slug/resultats/:finding', findingPage)
}
