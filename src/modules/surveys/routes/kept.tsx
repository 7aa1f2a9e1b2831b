import type { Context } from 'hono'
import { authorise } from '#platform/access/permission.ts'
import { NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { getCampaign } from '../campaign-store.ts'
import { campaignMessages } from '../messages/index.ts'
import { titleOf } from '../messages/words.ts'
import type { Campaign } from '../model.ts'
import type { Notice } from '../pages/campaign-frame.tsx'
import { campaignPath } from '../pages/paths.ts'
import { canReadFiles, canSeeSurveys } from '../policy.ts'

/** The campaign of an address, for who may see it. @throws AppError unauthenticated or forbidden, NotFound */
export async function askedCampaign(c: Context<Env>): Promise<Campaign> {
  authorise(canSeeSurveys, c.get('actor'), undefined)
  const campaign = await getCampaign(c.get('services').db, c.req.param('slug') ?? '')
  if (!campaign) throw new NotFound()
  // The way to the files is shown to those who may take it.
  return { ...campaign, asksFiles: campaign.asksFiles && canReadFiles(c.get('actor'), undefined) }
}

/** What a page of a campaign is shown with. */
export const campaignView = (
  c: Context<Env>,
  campaign: Campaign,
  part: keyof (typeof campaignMessages)['fr']['parts'],
  status: 200 | 409 | 422 = 200,
) => {
  const lang = c.get('lang')
  const name = titleOf(lang, campaign)
  return {
    title: part === '' ? name : `${campaignMessages[lang].parts[part]} – ${name}`,
    noIndex: true,
    styles: ['back-office' as const],
    status,
    canonical: campaignPath(campaign.slug, part),
  }
}

/** What was just done, as the address says; or why it was refused. */
export function noticeOf(c: Context<Env>): Notice {
  const { done, refused } = campaignMessages[c.get('lang')]
  const [did, not] = [c.req.query('fait') ?? '', c.req.query('refus') ?? '']
  if (Object.hasOwn(done, did)) return { kind: 'success', text: done[did as keyof typeof done] }
  return Object.hasOwn(refused, not) ? { kind: 'error', text: refused[not as keyof typeof refused] } : null
}

/** The page of a list that is asked, from 1. */
export const pageOf = (c: Context<Env>): number =>
  Math.min(Math.max(1, Math.floor(Number(c.req.query('page')) || 1)), 100_000)
