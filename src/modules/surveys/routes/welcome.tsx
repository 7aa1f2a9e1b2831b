import type { Context } from 'hono'
import { Conflict, type FieldError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { visitorAddress } from '#platform/http/request.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { getCampaignById } from '../campaign-store.ts'
import { answerMessages } from '../messages/index.ts'
import { titleOf } from '../messages/words.ts'
import { type Campaign, shutBecause } from '../model.ts'
import { RefusePage } from '../pages/end-pages.tsx'
import { ConsentPage, WelcomePage } from '../pages/welcome-page.tsx'
import { refuseSurvey } from '../refuse-survey.ts'
import { openLink, startAnswer, startSharedAnswer } from '../start-answer.ts'
import { strataChoices } from '../strata-labels.ts'
import { askedOf } from '../visible-model.ts'
import { askerOf, behindDoor, type Door, deadLink, privatePage, shut } from './door.tsx'

/** `GET /enquetes/repondre/{secret}`: nothing is written. */
export const welcome = (c: Context<Env>) =>
  behindDoor(c, async (door) => {
    const lang = c.get('lang')
    const { campaign, contact, response, definition, base } = door
    if (done(door)) return c.redirect(localPath(lang, `${base}/merci`), 303)
    const questions = definition.sections.flatMap((section) =>
      section.questions.filter(({ type }) => type !== 'calculated'),
    )
    return renderPage(
      c,
      privatePage(titleOf(lang, campaign)),
      <WelcomePage
        lang={lang}
        campaign={campaign}
        base={base}
        name={contact?.name ?? null}
        questions={questions.length}
        begun={response !== null}
      />,
    )
  })

/** `POST /enquetes/repondre/{secret}`: the link was followed by somebody. */
export const enter = (c: Context<Env>) =>
  behindDoor(c, async (door) => {
    const { db, now } = c.get('services')
    if (door.contact && !door.phone) await openLink(db, door.contact.id, now())
    return c.redirect(localPath(c.get('lang'), door.response ? resume(door) : `${door.base}/accord`), 303)
  })

/** Whether the answers of a door were sent, as far as one can still tell. */
const done = ({ response, contact }: Door) =>
  response?.state === 'completed' || (response === null && contact?.state === 'completed')

/** Where somebody goes on: the first section that was not saved, or the review. */
function resume({ base, definition, response }: Door): string {
  const next = askedOf(definition, response?.answers ?? {}).sections.find(
    ({ index }) => index >= (response?.step ?? 0),
  )
  return next ? `${base}/partie/${next.section.code}` : `${base}/relire`
}

/** `GET …/accord` */
export const consentForm = (c: Context<Env>) =>
  behindDoor(c, async (door) => {
    if (done(door)) return c.redirect(localPath(c.get('lang'), `${door.base}/merci`), 303)
    if (door.response) return c.redirect(localPath(c.get('lang'), resume(door)), 303)
    return showConsent(c, door, [])
  })

/** `POST …/accord`: begins the answers. */
export const consent = (c: Context<Env>) =>
  behindDoor(c, async (door) => {
    const { db, now } = c.get('services')
    const lang = c.get('lang')
    const body = await c.req.parseBody()
    if (door.contact && !door.response) {
      if (body.accord !== 'oui')
        return showConsent(c, door, [{ field: 'accord', message: answerMessages[lang].consent.must }])
      const { interviewer } = door
      await startAnswer(db, { contactId: door.contact.id, lang, interviewer }, now())
    }
    return c.redirect(
      localPath(lang, door.response ? resume(door) : resume({ ...door, response: null })),
      303,
    )
  })

function showConsent(c: Context<Env>, door: Door, errors: FieldError[]) {
  const lang = c.get('lang')
  return renderPage(
    c,
    privatePage(titleOf(lang, door.campaign), errors.length > 0 ? 422 : 200),
    <ConsentPage
      lang={lang}
      campaign={door.campaign}
      action={`${door.base}/accord`}
      {...askerOf(c, door.campaign)}
      how={door.phone ? 'phone' : 'own'}
      strata={null}
      refuse={door.phone ? null : `${door.base}/refuser`}
      errors={errors}
    />,
  )
}

/** `GET /enquetes/lien/{code}`: what a partner hands on, or a QR code opens. */
export async function sharedWelcome(c: Context<Env>): Promise<Response> {
  const campaign = await sharedCampaign(c)
  if (!campaign) return deadLink(c)
  const why = shutBecause(campaign, c.get('services').now())
  return why ? shut(c, campaign, why) : showShared(c, campaign, { type: '', departement: '' }, [])
}

/** `POST /enquetes/lien/{code}`: begins answers of their own. */
export async function sharedConsent(c: Context<Env>): Promise<Response> {
  const { db, now, limiter } = c.get('services')
  const lang = c.get('lang')
  const campaign = await sharedCampaign(c)
  if (!campaign) return deadLink(c)
  const why = shutBecause(campaign, now())
  if (why) return shut(c, campaign, why)
  limiter.count('survey-shared', visitorAddress(c), 120, 3600)
  const body = await c.req.parseBody()
  const t = answerMessages[lang].consent
  const asks = asksStratum(campaign)
  const input = { type: asks ? textOf(body.type) : '', departement: asks ? textOf(body.departement) : '' }
  const choices = asks ? await strataChoices(db, lang) : null
  const errors: FieldError[] = []
  for (const field of ['type', 'departement'] as const)
    if (choices && !choices[field].some(([code]) => code === input[field]))
      errors.push({ field, message: t.strata.must })
  if (body.accord !== 'oui') errors.push({ field: 'accord', message: t.must })
  if (errors.length > 0) return showShared(c, campaign, input, errors)
  const stratum = { type: input.type || null, departement: input.departement || null }
  let secret: string
  try {
    secret = await startSharedAnswer(db, { code: c.req.param('code') ?? '', lang, ...stratum }, now())
  } catch (error) {
    const why = error instanceof Conflict && refusals.find((each) => each === error.detail)
    if (!why) throw error
    return shut(c, campaign, why)
  }
  return c.redirect(localPath(lang, `/enquetes/repondre/${secret}/suite`), 303)
}

const refusals = ['draft', 'closed', 'full', 'stratum'] as const

/** Whether a shared link asks first which stratum somebody is of. */
const asksStratum = (campaign: Campaign) => Object.keys(campaign.stratumQuotas).length > 0

const textOf = (value: unknown) => (typeof value === 'string' ? value.slice(0, 60) : '')

/** `GET …/suite`: to where one was. */
export const goOn = (c: Context<Env>) =>
  behindDoor(c, async (door) =>
    c.redirect(
      localPath(c.get('lang'), door.response ? resume(door) : door.phone ? `${door.base}/accord` : door.base),
      303,
    ),
  )

async function sharedCampaign(c: Context<Env>): Promise<Campaign | undefined> {
  const { db } = c.get('services')
  const link = await db
    .selectFrom('survey_link')
    .where('code', '=', c.req.param('code') ?? '')
    .select('campaign_id')
    .executeTakeFirst()
  return link && getCampaignById(db, link.campaign_id)
}

async function showShared(
  c: Context<Env>,
  campaign: Campaign,
  input: { type: string; departement: string },
  errors: FieldError[],
) {
  const lang = c.get('lang')
  return renderPage(
    c,
    privatePage(titleOf(lang, campaign), errors.length > 0 ? 422 : 200),
    <ConsentPage
      lang={lang}
      campaign={campaign}
      action={`/enquetes/lien/${c.req.param('code')}`}
      {...askerOf(c, campaign)}
      how="shared"
      strata={asksStratum(campaign) ? { ...(await strataChoices(c.get('services').db, lang)), input } : null}
      refuse={null}
      errors={errors}
    />,
  )
}

/** `GET /enquetes/repondre/{secret}/refuser` */
export const refuseForm = (c: Context<Env>) =>
  behindDoor(
    c,
    async (door) => {
      const lang = c.get('lang')
      if (!door.contact) throw new NotFound()
      const asked = c.req.query('fait')
      return renderPage(
        c,
        privatePage(answerMessages[lang].refuse.title),
        <RefusePage
          lang={lang}
          campaign={door.campaign}
          base={door.base}
          completed={door.contact.state === 'completed' || door.campaign.state !== 'open'}
          done={asked === 'cette-fois' ? 'once' : asked === 'toujours' ? 'forGood' : null}
        />,
      )
    },
    { shut: true },
  )

/** `POST /enquetes/repondre/{secret}/refuser` */
export const refuse = (c: Context<Env>) =>
  behindDoor(
    c,
    async (door) => {
      const { db, now } = c.get('services')
      if (!door.contact) throw new NotFound()
      const body = await c.req.parseBody()
      // What a mail program sends when its own button is pressed (RFC 8058): no page is shown.
      const oneClick = body['List-Unsubscribe'] === 'One-Click'
      const forGood = oneClick || body.acte === 'toujours'
      await refuseSurvey(db, { contactId: door.contact.id, forGood }, now())
      if (oneClick) return c.body(null, 204)
      return c.redirect(
        localPath(c.get('lang'), `${door.base}/refuser?fait=${forGood ? 'toujours' : 'cette-fois'}`),
        303,
      )
    },
    { shut: true },
  )
