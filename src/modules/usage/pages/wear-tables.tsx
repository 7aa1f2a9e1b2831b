import { formatNumber } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Icon } from '#ui/icon.tsx'
import { wearMessages } from '../messages/index.ts'
import type { BudgetLine, ToolWear } from '../wear-model.ts'

/** The budget of each holder, year by year; nothing when there is one holder only. */
export function WearByHolder(props: { lang: Lang; holders: { holder: string; budget: BudgetLine[] }[] }) {
  const { lang, holders } = props
  const t = wearMessages[lang]
  if (holders.length < 2) return null
  const years = holders[0]?.budget ?? []
  return (
    <section aria-labelledby="structures">
      <h2 id="structures">{t.byHolder}</h2>
      <div class="table-scroll" role="region" tabindex={0} aria-label={t.table(t.byHolder)}>
        <table class="names">
          <thead>
            <tr>
              <th scope="col">{t.tables.holder}</th>
              {years.map(({ year }) => (
                <th key={String(year)} scope="col" class="n">
                  {year ?? t.later}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {holders.map(({ holder, budget }) => (
              <tr key={holder}>
                <th scope="row">{holder || t.unknown}</th>
                {budget.map(({ year, copies, costCents, unknown }) => (
                  <td key={String(year)} class="n">
                    {copies === 0 ? '–' : t.euros(costCents)}
                    {copies > 0 && (
                      <small class="dim">
                        {[t.copies(copies), unknown > 0 && t.withoutCost(unknown)].filter(Boolean).join(', ')}
                      </small>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** Each tool, its copies together: how it wears, when to renew it, at what cost. */
export function WearByTool({ lang, tools, all }: { lang: Lang; tools: ToolWear[]; all: number }) {
  const t = wearMessages[lang]
  const c = t.tables
  return (
    <section aria-labelledby="outils">
      <h2 id="outils">{t.byTool}</h2>
      {all > tools.length && <p class="dim">{t.firstTools(tools.length)}</p>}
      <div class="table-scroll" role="region" tabindex={0} aria-label={t.table(t.byTool)}>
        <table class="names">
          <thead>
            <tr>
              <th scope="col">{c.tool}</th>
              {[c.copies, c.loans, c.incidents, c.renewal, c.cost].map((name) => (
                <th key={name} scope="col" class="n">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tools.map(({ tool, holder, copies, renew, repair, loans, incidents, renewal, costCents }) => (
              <tr key={tool.slug}>
                <th scope="row">
                  <a href={localPath(lang, `/outils/${tool.slug}`)}>
                    {(lang === 'en' ? tool.titleEn : null) ?? tool.titleFr}
                  </a>
                  <small class="dim"> {[holder, tool.demo && t.demo].filter(Boolean).join(' · ')}</small>
                </th>
                <td class="n">
                  {formatNumber(lang, copies)}
                  <small class="dim">
                    {[renew > 0 && t.toRenew(renew), repair > 0 && t.toRepair(repair)]
                      .filter(Boolean)
                      .join(', ')}
                  </small>
                </td>
                <td class="n">{formatNumber(lang, loans)}</td>
                <td class="n">{formatNumber(lang, incidents)}</td>
                <td class="n">{renewal ?? t.unknown}</td>
                <td class="n">{t.euros(costCents)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="no-print">
        <a class="btn ghost small" href={localPath(lang, '/compte/outils/renouvellement.csv')} download>
          <Icon name="download" size={18} /> {t.downloadBudget}
        </a>
      </p>
    </section>
  )
}
