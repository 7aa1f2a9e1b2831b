import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'
import { pdfAnswers } from '#platform/pdf/answer-pdf.ts'
import { acceptancePdf, agreementPdf, sendAgreement, signedCopyPdf } from './routes/agreement.tsx'
import { askPage, sendAsk } from './routes/ask.tsx'
import { groupPage, sendGroup } from './routes/group.tsx'
import { ownLoans, ownLoansFile } from './routes/list.tsx'
import { actOnLoan, loanPage } from './routes/loan.tsx'
import { receptionPage, sendReception } from './routes/reception.tsx'
import { sendTemplate, templatePage } from './routes/template.tsx'

/** The addresses of loans: asking for a tool, one's loans, each of them. */
export function loansRoutes(_services: Services): Hono<Env> {
  const answer = pdfAnswers()
  return new Hono<Env>()
    .get('/outils/demande', groupPage)
    .post('/outils/demande', sendGroup)
    .get('/outils/:slug/demander', askPage)
    .post('/outils/:slug/demander', sendAsk)
    .get('/outils/:slug/accueil', receptionPage)
    .post('/outils/:slug/accueil', sendReception)
    .get('/compte/prets', ownLoans)
    .get('/compte/prets.csv', ownLoansFile)
    .get('/prets/:id', loanPage)
    .post('/prets/:id', actOnLoan)
    .get('/prets/:id/convention.pdf', (c) => agreementPdf(c, answer))
    .get('/prets/:id/acceptation.pdf', (c) => acceptancePdf(c, answer))
    .get('/prets/:id/exemplaire-signe/:side', signedCopyPdf)
    .post('/prets/:id/convention', sendAgreement)
    .get('/annuaire/:slug/convention-de-pret', templatePage)
    .post('/annuaire/:slug/convention-de-pret', (c) => sendTemplate(c, answer))
}
