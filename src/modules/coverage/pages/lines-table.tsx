import { formatNumber, formatPercent } from '#platform/i18n/format.ts'
import { localPath } from '#platform/i18n/lang.ts'
import type { Standing } from '../account-model.ts'
import { messages } from '../messages/index.ts'
import type { SitesAnswer } from './sites-answer.ts'
import type { SitesFormProps } from './sites-form.tsx'

/** How people stand today, then with each new place and those before it. */
export function LinesTable({ lang, query, answer }: SitesFormProps & { answer: SitesAnswer }) {
  const t = messages[lang].sites
  const km = (mean: number | null) => (mean === null ? t.noMean : `${formatNumber(lang, mean, 1)} km`)
  const all = (standing: Standing, share: number | null) => (
    <>
      {formatNumber(lang, standing.within)}{' '}
      {share !== null && <span class="dim">({formatPercent(lang, share, 0)})</span>}
    </>
  )
  return (
    <div
      class="table-scroll"
      role="region"
      aria-label={t.caption(messages[lang].who[query.counted])}
      tabindex={0}
    >
      <table>
        <caption>{t.caption(messages[lang].who[query.counted])}</caption>
        <thead>
          <tr>
            <th scope="col">{t.rank}</th>
            <th scope="col">{t.commune}</th>
            {[t.reached, t.within, t.mean].map((label) => (
              <th key={label} scope="col" class="n">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <td />
            <th scope="row">{t.today}</th>
            <td class="n">–</td>
            <td class="n">{all(answer.before, answer.share)}</td>
            <td class="n">{km(answer.before.meanKm)}</td>
          </tr>
          {answer.lines.map((line, at) => (
            <tr key={line.href}>
              <td>{at + 1}</td>
              <th scope="row">
                <a href={localPath(lang, line.href)}>{line.name}</a>
                {line.epci && (
                  <>
                    <br />
                    <a class="dim" href={localPath(lang, line.epci.href)}>
                      {line.epci.name}
                    </a>
                  </>
                )}
              </th>
              <td class="n">{line.reached > 0 ? `+ ${formatNumber(lang, line.reached)}` : '0'}</td>
              <td class="n">{all(line.after, line.share)}</td>
              <td class="n">{km(line.after.meanKm)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
