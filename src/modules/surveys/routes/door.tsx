import type { Context } from 'hono'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { visitorAddress } from '#platform/http/request.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { getCampaign } from '../campaign-store.ts'
import type { Definition } from '../definition-model.ts'
import { answerMessages } from '../messages/index.ts'
import { titleOf } from '../messages/words.ts'
import { type Response as Answered, type Campaign, type Contact, shutBecause } from '../model.ts'
import { DeadLinkPage, ShutPage } from '../pages/end-pages.tsx'
import { campaignPath } from '../pages/paths.ts'
import { canRunSurveys } from '../policy.ts'
import { respondentOf, respondentOfContact } from '../respondent.ts'

/** Where somebody answers from: their link, a shared one, or an interviewer's page. */
export type Door = {
  campaign: Campaign
  definition: Definition
  contact: Contact | null
  response: Answered | null
  /** Path of the door, without language: what stands under it are its steps. */
  base: string
  phone: boolean
  /** Who enters what is said by telephone. */
  interviewer: Actor | null
}

const anHour = 600

/**
 * Opens the door of the address and does something behind it. A link that opens nothing, or a survey that takes no answers, says so.
 * @param options.shut true: also when the survey takes no new answers
 */
export async function behindDoor(
  c: Context<Env>,
  act: (door: Door) => Promise<Response>,
  options: { shut?: boolean } = {},
): Promise<Response> {
  c.header('Referrer-Policy', 'no-referrer')
  const door = await openDoor(c)
  if (!door) return deadLink(c)
  const { now, limiter } = c.get('services')
  if (c.req.method === 'POST' && !door.phone) limiter.count('survey-link', visitorAddress(c), anHour, 3600)
  const why = shutBecause(door.campaign, now())
  // Who has begun when the last place is taken may finish.
  if (why && !options.shut && !(why === 'full' && door.response)) return shut(c, door.campaign, why)
  try {
    return await act(door)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    if (error.detail === 'sent') return c.redirect(localPath(c.get('lang'), `${door.base}/merci`), 303)
    if (error.detail === 'closed' || error.detail === 'full' || error.detail === 'draft')
      return shut(c, door.campaign, error.detail)
    throw error
  }
}

async function openDoor(c: Context<Env>): Promise<Door | null> {
  const { db } = c.get('services')
  const secret = c.req.param('secret')
  if (secret !== undefined) {
    const respondent = await respondentOf(db, secret)
    return respondent
      ? { ...respondent, base: `/enquetes/repondre/${secret}`, phone: false, interviewer: null }
      : null
  }
  authorise(canRunSurveys, c.get('actor'), undefined)
  const campaign = await getCampaign(db, c.req.param('slug') ?? '')
  const respondent = campaign?.versionId && (await respondentOfContact(db, c.req.param('id') ?? ''))
  if (!respondent || respondent.campaign.id !== campaign.id) throw new NotFound()
  const base = campaignPath(campaign.slug, `contacts/${respondent.contact?.id}/entretien`)
  return { ...respondent, base, phone: true, interviewer: c.get('actor') }
}

/** What every page of somebody who answers is shown with: never indexed, and without the address in it. */
export const privatePage = (title: string, status: 200 | 409 | 410 | 422 = 200) => ({
  title,
  status,
  noIndex: true,
  canonical: '/enquetes',
})

/** The name of the site and whom to write to, for who wonders who asks. */
export const askerOf = (c: Context<Env>, campaign: Campaign) => ({
  site: c.get('site').name,
  contact: campaign.contactEmail ?? c.get('site').contactEmail,
})

/** A survey that takes no answers. */
export function shut(c: Context<Env>, campaign: Campaign, why: 'draft' | 'closed' | 'full' | 'stratum') {
  const lang = c.get('lang')
  return renderPage(
    c,
    privatePage(titleOf(lang, campaign), 410),
    <ShutPage lang={lang} campaign={campaign} why={why} />,
  )
}

/** A link that opens nothing. */
export function deadLink(c: Context<Env>) {
  const lang: Lang = c.get('lang')
  c.header('Referrer-Policy', 'no-referrer')
  return renderPage(c, privatePage(answerMessages[lang].dead.title, 410), <DeadLinkPage lang={lang} />)
}
