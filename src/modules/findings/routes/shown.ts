import type { Context } from 'hono'
import { contours } from '#modules/territories/index.ts'
import { NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { viewPath } from '#ui/view.ts'
import { chartOf, type Ground } from '../chart-of.ts'
import { departementGround } from '../departement-ground.ts'
import type { Report, ReportFilter } from '../make-report.ts'
import { tableTitle } from '../messages/in-words.ts'
import type { Campaign } from '../model.ts'
import type { ShownFinding } from '../pages/finding-view.tsx'
import { canReport } from '../policy.ts'
import { askedCampaign, pathsOf } from './asked.ts'

/** The campaign of the address, if its report is public or the reader of the team. @throws NotFound */
export async function shownCampaign(c: Context<Env>): Promise<Campaign> {
  const campaign = await askedCampaign(c)
  if (campaign.state !== 'published' && !canReport(c.get('actor'), undefined)) throw new NotFound()
  return campaign
}

/** The part of the answers that an address asks for. */
export const readFilter = (c: Context<Env>): ReportFilter | null => filterIn((name) => c.req.query(name))

/** The part of the answers that a question asks for. */
export function filterIn(asked: (name: string) => string | null | undefined): ReportFilter | null {
  for (const stratum of ['type', 'departement'] as const) {
    const category = asked(stratum)
    if (category) return { stratum, category: category.slice(0, 60) }
  }
  return null
}

/** A filter as an address says it, with its question mark; empty without one. */
export const queryOf = (filter: ReportFilter | null): string =>
  filter ? `?${new URLSearchParams({ [filter.stratum]: filter.category })}` : ''

/** The map that a report may draw on. */
export async function groundOf(c: Context<Env>): Promise<Ground | null> {
  return departementGround(await contours(c.get('services').config.regionPack))
}

/** The findings of a report ready to be shown, with the addresses of each under the filter of the reader. */
export function shownFindings(
  lang: Lang,
  campaign: Campaign,
  { lines, chosen }: Report,
  { filter, ground }: { filter: ReportFilter | null; ground: Ground | null },
): ShownFinding[] {
  const { finding: path } = pathsOf(campaign.slug)
  const query = queryOf(chosen && filter)
  return lines.map(({ finding, label, table }) => {
    const own = finding.column ? '' : query
    return {
      finding,
      label,
      title: tableTitle(lang, { row: { label: label.row }, column: label.column && { label: label.column } }),
      table,
      chart: table && chartOf(lang, table, finding.chart, ground),
      files: {
        alone: path(finding.id) + own,
        svg: `${path(finding.id)}.svg${own}`,
        csv: `${path(finding.id)}.csv${own}`,
        elsewhere:
          campaign.state === 'published' ? viewPath(`enquete/${campaign.slug}/${finding.id}${own}`) : null,
      },
    }
  })
}
