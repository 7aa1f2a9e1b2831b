import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'
import { managePath, surveysPath } from './pages/paths.ts'
import { review, saveStep, send, stepForm, thanks } from './routes/answer.tsx'
import {
  campaignList,
  campaignPage,
  close,
  newCampaignForm,
  open,
  remind,
  sendCampaign,
} from './routes/campaigns.tsx'
import { contactPage, contactsPage, sendCall, sendContacts } from './routes/contacts.tsx'
import { act, editor, newSurvey, preview, surveyList } from './routes/editor.tsx'
import { ddi, importXlsform, xlsform } from './routes/exchange.tsx'
import { filesArchive, filesPage, oneFile } from './routes/files.tsx'
import { followCsv, followPage, linkQr, linksPage, registerPage, sendLink } from './routes/follow.tsx'
import { publicList } from './routes/public.tsx'
import {
  bank,
  questionForm,
  sectionForm,
  sendQuestion,
  sendSection,
  takeQuestion,
} from './routes/questions.tsx'
import { sendSettings, settingsForm } from './routes/settings.tsx'
import {
  consent,
  consentForm,
  enter,
  goOn,
  refuse,
  refuseForm,
  sharedConsent,
  sharedWelcome,
  welcome,
} from './routes/welcome.tsx'

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const own = '/enquetes/repondre/:secret'
const survey = `${surveysPath}/:id{${uuid}}`
const campaign = `${managePath}/campagnes/:slug`
const contact = `${campaign}/contacts/:id{${uuid}}`
const code = '{[a-z][a-z0-9_]{0,39}}'

/** The addresses of surveys: to answer, to write questionnaires, to run campaigns. */
export function surveysRoutes(_services: Services): Hono<Env> {
  const app = new Hono<Env>()
    .get('/enquetes', publicList)
    .get('/enquetes/lien/:code{[a-z0-9]{12}}', sharedWelcome)
    .post('/enquetes/lien/:code{[a-z0-9]{12}}', sharedConsent)
    .get(own, welcome)
    .post(own, enter)
    .get(`${own}/refuser`, refuseForm)
    .post(`${own}/refuser`, refuse)
    .get(managePath, campaignList)
    .get(surveysPath, surveyList)
    .post(surveysPath, newSurvey)
    .post(`${surveysPath}/importer`, importXlsform)
    .get(survey, editor)
    .get(`${survey}/xlsform.xlsx`, xlsform)
    .get(`${survey}/ddi.xml`, ddi)
    .post(survey, act)
    .get(`${survey}/apercu`, preview)
    .get(`${survey}/banque`, bank)
    .post(`${survey}/banque`, takeQuestion)
    .get(`${survey}/section/:section${code}`, sectionForm)
    .post(`${survey}/section/:section${code}`, sendSection)
    .get(`${survey}/question/:code${code}`, questionForm)
    .post(`${survey}/question/:code${code}`, sendQuestion)
    .get(`${managePath}/campagnes/nouvelle`, newCampaignForm)
    .post(`${managePath}/campagnes/nouvelle`, sendCampaign)
    .get(campaign, campaignPage)
    .get(`${campaign}/reglages`, settingsForm)
    .post(`${campaign}/reglages`, sendSettings)
    .post(`${campaign}/ouvrir`, open)
    .post(`${campaign}/clore`, close)
    .post(`${campaign}/relancer`, remind)
    .get(`${campaign}/suivi`, followPage)
    .get(`${campaign}/suivi.csv`, followCsv)
    .get(`${campaign}/contacts`, contactsPage)
    .post(`${campaign}/contacts`, sendContacts)
    .get(contact, contactPage)
    .post(contact, sendCall)
    .get(`${contact}/entretien`, goOn)
    .get(`${campaign}/liens`, linksPage)
    .post(`${campaign}/liens`, sendLink)
    .get(`${campaign}/liens/:file{[a-z0-9]{12}\\.svg}`, linkQr)
    .get(`${campaign}/registre`, registerPage)
    .get(`${campaign}/fichiers`, filesPage)
    .get(`${campaign}/fichiers.zip`, filesArchive)
    .get(`${campaign}/fichiers/:file{${uuid}}`, oneFile)
  // The same steps by one's own link, and by an interviewer.
  for (const door of [own, `${contact}/entretien`])
    app
      .get(`${door}/accord`, consentForm)
      .post(`${door}/accord`, consent)
      .get(`${door}/suite`, goOn)
      .get(`${door}/partie/:section${code}`, stepForm)
      .post(`${door}/partie/:section${code}`, saveStep)
      .get(`${door}/relire`, review)
      .post(`${door}/relire`, send)
      .get(`${door}/merci`, thanks)
  return app
}
