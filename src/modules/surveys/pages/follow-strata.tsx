import { formatNumber } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { type Bar, Bars } from '#ui/bars.tsx'
import { campaignMessages } from '../messages/index.ts'
import type { Progress } from '../model.ts'
import { measures, rateOf } from './follow-tables.tsx'

export type StrataProps = {
  lang: Lang
  /** Strata by the names of their type and département, the largest first. */
  strata: (Progress & { type: string; departement: string })[]
  csv: string
}

/** Response rates by département, by type, then of each pair of them. */
export function Strata({ lang, strata, csv }: StrataProps) {
  const t = campaignMessages[lang].follow
  if (strata.length === 0) return null
  return (
    <section aria-labelledby="strates">
      <h2 id="strates">{t.byStratum}</h2>
      {(['departement', 'type'] as const).map((side) => {
        const bars = barsBy(lang, strata, side)
        return (
          bars.length > 1 && (
            <div key={side}>
              <h3>{t[side]}</h3>
              <Bars bars={bars} />
            </div>
          )
        )
      })}
      <div class="table-scroll" role="group" tabindex={0} aria-label={t.byStratum}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                {t.type}, {t.departement.toLowerCase()}
              </th>
              <th scope="col" class="n">
                {t.rate}
              </th>
              {measures.map((measure) => (
                <th scope="col" class="n" key={measure}>
                  {t.measures[measure]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {strata.map((stratum) => (
              <tr key={`${stratum.type}|${stratum.departement}`}>
                <th scope="row">
                  {stratum.type}, {stratum.departement}
                </th>
                <td class="n">
                  <strong>{rateOf(lang, stratum.completed, stratum.contacts)}</strong>
                </td>
                {measures.map((measure) => (
                  <td class="n" key={measure}>
                    {formatNumber(lang, stratum[measure])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>
        <a href={csv} download>
          {t.strataCsv}
        </a>
      </p>
    </section>
  )
}

/** The rate of each département, or of each type, the highest first. */
function barsBy(lang: Lang, strata: StrataProps['strata'], side: 'type' | 'departement'): Bar[] {
  const t = campaignMessages[lang].follow
  const sums = new Map<string, { completed: number; contacts: number }>()
  for (const stratum of strata) {
    const sum = sums.get(stratum[side]) ?? { completed: 0, contacts: 0 }
    sums.set(stratum[side], {
      completed: sum.completed + stratum.completed,
      contacts: sum.contacts + stratum.contacts,
    })
  }
  const share = ({ completed, contacts }: { completed: number; contacts: number }) =>
    contacts === 0 ? 0 : completed / contacts
  return [...sums]
    .sort(([, one], [, other]) => share(other) - share(one))
    .map(([label, sum]) => ({
      key: label,
      label,
      detail: t.outOf(formatNumber(lang, sum.completed), formatNumber(lang, sum.contacts)),
      value: rateOf(lang, sum.completed, sum.contacts),
      length: Math.round(share(sum) * 1000) / 10,
    }))
}
