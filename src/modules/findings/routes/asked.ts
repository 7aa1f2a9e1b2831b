import type { Context } from 'hono'
import { NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { getCampaign } from '../campaign-store.ts'
import { type Campaign, type TableQuestion, weightings } from '../model.ts'

/** The campaign of the address, once opened. @throws NotFound */
export async function askedCampaign(c: Context<Env>): Promise<Campaign> {
  const campaign = await getCampaign(c.get('services').db, c.req.param('slug') ?? '')
  if (!campaign) throw new NotFound()
  return campaign
}

/** Addresses of a campaign’s analysis and report, language-free. */
export const pathsOf = (slug: string) => ({
  survey: `/administration/enquetes/campagnes/${slug}`,
  analysis: `/administration/enquetes/campagnes/${slug}/analyse`,
  report: `/administration/enquetes/campagnes/${slug}/rapport`,
  codes: (question: string) => `/administration/enquetes/campagnes/${slug}/codes/${question}`,
  results: `/enquetes/${slug}/resultats`,
  finding: (id: string) => `/enquetes/${slug}/resultats/${id}`,
})

/** The table that an address or a form asks for; null: every question. */
export function readQuestion(get: (name: string) => string | null): TableQuestion | null {
  const row = get('question') ?? ''
  const weighting = weightings.find((each) => each === get('poids')) ?? 'none'
  const [stratum = '', category = ''] = (get('seulement') ?? '').split(':')
  const only =
    (stratum === 'type' || stratum === 'departement') && category ? ({ stratum, category } as const) : null
  if (!row && weighting === 'none' && !only) return null
  return { row, column: get('croiser') || null, layer: get('par') || null, weighting, only }
}
