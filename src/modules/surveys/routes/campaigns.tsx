import type { Context } from 'hono'
import { authorise } from '#platform/access/permission.ts'
import { AppError, Conflict, type FieldError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { renderPage } from '#ui/page.tsx'
import { checkCampaign, newCampaign, readCampaign } from '../campaign-form.ts'
import { listCampaigns } from '../campaign-store.ts'
import { askReminder, closeCampaign } from '../close-campaign.ts'
import { progressOf } from '../follow-store.ts'
import type { CampaignInput } from '../form-model.ts'
import { campaignMessages } from '../messages/index.ts'
import { type Campaign, campaignStates, dayIn } from '../model.ts'
import { openCampaign, previewFrame } from '../open-campaign.ts'
import { CampaignForm } from '../pages/campaign-form.tsx'
import type { Notice } from '../pages/campaign-frame.tsx'
import { CampaignList } from '../pages/campaign-list.tsx'
import { CampaignPage } from '../pages/campaign-page.tsx'
import { campaignPath, managePath } from '../pages/paths.ts'
import { canRunSurveys, canSeeSurveys } from '../policy.ts'
import { createCampaign } from '../save-campaign.ts'
import { strataLabels } from '../strata-labels.ts'
import { getSurvey, listSurveys } from '../survey-store.ts'
import { askedCampaign, campaignView, noticeOf, pageOf } from './kept.tsx'

const perPage = 50

/** `GET /administration/enquetes` */
export async function campaignList(c: Context<Env>): Promise<Response> {
  authorise(canSeeSurveys, c.get('actor'), undefined)
  const lang = c.get('lang')
  const page = pageOf(c)
  const { campaigns, total } = await listCampaigns(c.get('services').db, {
    states: campaignStates,
    page,
    perPage,
  })
  return renderPage(
    c,
    { title: campaignMessages[lang].title, noIndex: true, styles: ['back-office'], canonical: managePath },
    <CampaignList
      lang={lang}
      campaigns={campaigns}
      page={page}
      pages={Math.max(1, Math.ceil(total / perPage))}
      mayRun={canRunSurveys(c.get('actor'), undefined)}
    />,
  )
}

/** `GET …/campagnes/nouvelle?questionnaire=` */
export async function newCampaignForm(c: Context<Env>): Promise<Response> {
  authorise(canRunSurveys, c.get('actor'), undefined)
  return showNew(c, newCampaign((c.req.query('questionnaire') ?? '').slice(0, 40)), [])
}

/** `POST …/campagnes/nouvelle` */
export async function sendCampaign(c: Context<Env>): Promise<Response> {
  authorise(canRunSurveys, c.get('actor'), undefined)
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const input = readCampaign(await c.req.parseBody())
  const checked = checkCampaign(lang, input, dayIn(now()))
  const survey = await getSurvey(db, input.survey)
  const errors = 'errors' in checked ? checked.errors : []
  if (!survey) errors.unshift({ field: 'survey', message: campaignMessages[lang].form.errors.survey })
  if ('errors' in checked || !survey) return showNew(c, input, errors)
  const given = { surveyId: survey.id, settings: checked.value }
  const slug = await createCampaign(db, c.get('actor'), given, now())
  return c.redirect(localPath(lang, `${campaignPath(slug)}?fait=enregistre`), 303)
}

async function showNew(c: Context<Env>, input: CampaignInput, errors: FieldError[]): Promise<Response> {
  const lang = c.get('lang')
  const t = campaignMessages[lang]
  const { surveys } = await listSurveys(c.get('services').db, 1, 200)
  return renderPage(
    c,
    {
      title: t.form.new,
      noIndex: true,
      styles: ['back-office'],
      status: errors.length > 0 ? 422 : 200,
      canonical: `${managePath}/campagnes/nouvelle`,
    },
    <BackOffice lang={lang} current={managePath}>
      <p class="kicker">
        <a href={localPath(lang, managePath)}>{t.title}</a>
      </p>
      <h1>{t.form.new}</h1>
      <CampaignForm
        lang={lang}
        action={`${managePath}/campagnes/nouvelle`}
        input={input}
        errors={errors}
        surveys={surveys.map(({ id, definition }) => ({ id, title: definition.title.fr }))}
        strata={null}
        open={false}
      />
    </BackOffice>,
  )
}

/** `GET …/campagnes/{slug}` */
export async function campaignPage(c: Context<Env>): Promise<Response> {
  const campaign = await askedCampaign(c)
  return showCampaign(c, campaign, noticeOf(c))
}

async function showCampaign(c: Context<Env>, campaign: Campaign, notice: Notice): Promise<Response> {
  const { db } = c.get('services')
  const lang = c.get('lang')
  const survey = await getSurvey(db, campaign.surveyId)
  const total = await progressOf(db, campaign.id)
  const draft = campaign.state === 'draft'
  return renderPage(
    c,
    campaignView(c, campaign, '', notice?.kind === 'error' ? 409 : 200),
    <CampaignPage
      lang={lang}
      campaign={campaign}
      survey={{
        id: campaign.surveyId,
        title: survey?.definition.title[lang] ?? survey?.definition.title.fr ?? '',
        number: survey?.number ?? 1,
      }}
      notice={notice}
      mayRun={canRunSurveys(c.get('actor'), undefined)}
      frame={draft ? await previewFrame(db, campaign.frameQuery) : null}
      added={draft ? total.contacts : 0}
      silent={total.sent - total.completed - total.refused}
      labels={await strataLabels(db, lang)}
    />,
  )
}

/** `POST …/{slug}/ouvrir` */
export async function open(c: Context<Env>): Promise<Response> {
  authorise(canRunSurveys, c.get('actor'), undefined)
  const { db, now, jobs } = c.get('services')
  const campaign = await askedCampaign(c)
  const answer = await attempt(c, campaign, 'ouverte', () =>
    openCampaign(db, c.get('actor'), campaign.slug, now()),
  )
  jobs.wake('surveys')
  return answer
}

/** `POST …/{slug}/clore` */
export async function close(c: Context<Env>): Promise<Response> {
  authorise(canRunSurveys, c.get('actor'), undefined)
  const { db, now } = c.get('services')
  const campaign = await askedCampaign(c)
  return attempt(c, campaign, 'close', () => closeCampaign(db, c.get('actor'), campaign.slug, now()))
}

/** `POST …/{slug}/relancer` */
export async function remind(c: Context<Env>): Promise<Response> {
  authorise(canRunSurveys, c.get('actor'), undefined)
  const { db, now, jobs } = c.get('services')
  const campaign = await askedCampaign(c)
  const answer = await attempt(c, campaign, 'relance', () =>
    askReminder(db, c.get('actor'), campaign.slug, now()),
  )
  jobs.wake('surveys')
  return answer
}

/** Does something with a campaign, then shows it; what is refused is said on its page. */
export async function attempt(
  c: Context<Env>,
  campaign: Campaign,
  done: string,
  act: () => Promise<void>,
): Promise<Response> {
  const lang = c.get('lang')
  try {
    await act()
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    const words = campaignMessages[lang].refused
    const why = error.detail ?? ''
    const text = Object.hasOwn(words, why) ? words[why as keyof typeof words] : words.state
    return showCampaign(c, await askedCampaign(c), { kind: 'error', text })
  }
  return c.redirect(localPath(lang, `${campaignPath(campaign.slug)}?fait=${done}`), 303)
}

/** @throws AppError for an act that no button asks */
export function knownAct<T extends string>(acts: readonly T[], given: unknown): T {
  const act = acts.find((each) => each === given)
  if (!act) throw new AppError('invalid')
  return act
}
