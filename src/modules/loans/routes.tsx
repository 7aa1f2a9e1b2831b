import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'
import { pdfAnswers } from '#platform/pdf/answer-pdf.ts'
import { accountFile, accountPage, sendVat } from './routes/account.tsx'
import { acceptancePdf, agreementPdf, sendAgreement, signedCopyPdf } from './routes/agreement.tsx'
import { askPage, sendAsk } from './routes/ask.tsx'
import { calendarPage, changeCalendar, followedCalendar } from './routes/calendar.tsx'
import { copyOfLabel } from './routes/copy.tsx'
import { sendCopy, sendDirect } from './routes/field-acts.ts'
import { groupPage, sendGroup } from './routes/group.tsx'
import { linkForm, linkSent, ownForm, ownSent } from './routes/hosting.tsx'
import { incidentPage, sendIncident } from './routes/incident.tsx'
import { ownIncidents } from './routes/incidents.tsx'
import { ownLoans, ownLoansFile } from './routes/list.tsx'
import { actOnLoan, loanPage } from './routes/loan.tsx'
import { insurancePdf, moneyPdf, sendInsurance, sendMoney } from './routes/money.tsx'
import { receptionPage, sendReception } from './routes/reception.tsx'
import { reportPage, sendReport } from './routes/report.tsx'
import { sendConfirmation, sendReportPhoto, serveLoanPhoto } from './routes/report-acts.tsx'
import { reportIncidentPage, sendIncidentReport } from './routes/report-incident.tsx'
import { reportPdf } from './routes/report-pdf.ts'
import { sendTemplate, templatePage } from './routes/template.tsx'
import { whereaboutsFile, whereaboutsPage } from './routes/whereabouts.tsx'

/** The addresses of loans: asking for a tool, one's loans, each of them. */
export function loansRoutes(_services: Services): Hono<Env> {
  const answer = pdfAnswers()
  return new Hono<Env>()
    .get('/outils/en-ce-moment', whereaboutsPage)
    .get('/outils/en-ce-moment.csv', whereaboutsFile('csv'))
    .get('/outils/en-ce-moment.geojson', whereaboutsFile('geojson'))
    .get('/outils/demande', groupPage)
    .post('/outils/demande', sendGroup)
    .get('/outils/:slug/demander', askPage)
    .post('/outils/:slug/demander', sendAsk)
    .get('/outils/:slug/accueil', receptionPage)
    .post('/outils/:slug/accueil', sendReception)
    .get('/compte/prets', ownLoans)
    .get('/compte/prets.csv', ownLoansFile)
    .get('/compte/prets/calendrier', calendarPage)
    .post('/compte/prets/calendrier', changeCalendar)
    .get('/prets/calendrier/:file', followedCalendar)
    .get('/prets/:id', loanPage)
    .post('/prets/:id', actOnLoan)
    .get('/prets/:id/convention.pdf', (c) => agreementPdf(c, answer))
    .get('/prets/:id/acceptation.pdf', (c) => acceptancePdf(c, answer))
    .get('/prets/:id/exemplaire-signe/:side', signedCopyPdf)
    .post('/prets/:id/convention', sendAgreement)
    .post('/prets/:id/argent', sendMoney)
    .get('/prets/:id/pieces/:document', (c) => moneyPdf(c, answer))
    .post('/prets/:id/assurance', sendInsurance)
    .get('/prets/:id/assurance.pdf', insurancePdf)
    .get('/annuaire/:slug/prets-comptes', accountPage)
    .post('/annuaire/:slug/prets-comptes', sendVat)
    .get('/annuaire/:slug/prets-comptes.csv', accountFile)
    .get('/annuaire/:slug/convention-de-pret', templatePage)
    .post('/annuaire/:slug/convention-de-pret', (c) => sendTemplate(c, answer))
    .post('/prets/:id/exemplaire', sendCopy)
    .post('/prets/:id/passage-direct', sendDirect)
    .get('/prets/:id/etat-des-lieux', reportPage)
    .post('/prets/:id/etat-des-lieux', sendReport)
    .get('/prets/:id/etat-des-lieux/:file', (c) => reportPdf(c, answer))
    .post('/prets/:id/etat-des-lieux/photos', sendReportPhoto)
    .post('/prets/:id/etat-des-lieux/confirmer', sendConfirmation)
    .get('/fichiers/pret/:id/:file', serveLoanPhoto)
    .get('/prets/bilan/:secret', linkForm)
    .post('/prets/bilan/:secret', linkSent)
    .get('/prets/:id/bilan', ownForm)
    .post('/prets/:id/bilan', ownSent)
    .get('/e/:id', copyOfLabel)
    .get('/e/:id/incident', reportIncidentPage)
    .post('/e/:id/incident', sendIncidentReport)
    .get('/incidents/:id', incidentPage)
    .post('/incidents/:id', sendIncident)
    .get('/compte/a-reparer', ownIncidents)
}
