import type { Context } from 'hono'
import type { Env } from '#platform/http/env.ts'
import { renderPage } from '#ui/page.tsx'
import { listCampaigns, openLinks } from '../campaign-store.ts'
import { answerMessages } from '../messages/index.ts'
import { shutBecause } from '../model.ts'
import { PublicList } from '../pages/public-list.tsx'
import { pageOf } from './kept.tsx'

const perPage = 30

/** `GET /enquetes`: what is open, what was found. */
export async function publicList(c: Context<Env>): Promise<Response> {
  const { db, region, now } = c.get('services')
  const lang = c.get('lang')
  const t = answerMessages[lang].list
  const page = pageOf(c)
  const [open, published] = await Promise.all([
    listCampaigns(db, { states: ['open'], page: 1, perPage }),
    listCampaigns(db, { states: ['published'], page, perPage }),
  ])
  const links = await openLinks(
    db,
    open.campaigns.map(({ id }) => id),
  )
  const inRegion = lang === 'fr' ? region.inFr : region.inEn
  return renderPage(
    c,
    {
      title: t.title,
      description: t.lead(inRegion),
      breadcrumb: [
        { label: lang === 'fr' ? 'Observatoire' : 'Observatory', href: '/observatoire' },
        { label: t.title },
      ],
      canonical: '/enquetes',
    },
    <PublicList
      lang={lang}
      inRegion={inRegion}
      open={open.campaigns
        .filter((campaign) => shutBecause(campaign, now()) === null)
        .map((campaign) => ({ campaign, code: links.get(campaign.id) ?? null }))}
      published={published.campaigns}
      page={page}
      pages={Math.max(1, Math.ceil(published.total / perPage))}
    />,
  )
}
