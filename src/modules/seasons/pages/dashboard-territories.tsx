import { formatNumber, formatPercent } from '#platform/i18n/format.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { DrawnMap } from '#ui/drawn-map.tsx'
import { dashboardMessages } from '../messages/dashboard.ts'
import type { DashboardProps } from './dashboard-props.ts'
import { DataTable } from './data-table.tsx'

/** Untouched communes that the page names; the file has all of them. */
const named = 100

/** Where an edition takes place and where it does not: inhabitants, EPCI, communes, map. */
export function Territories({ lang, dashboard, map }: DashboardProps) {
  const t = dashboardMessages[lang]
  const { communes, epci, reach, population } = dashboard
  const touched = communes.filter(({ sessions }) => sessions > 0)
  const untouched = communes.filter(({ sessions }) => sessions === 0)
  const source = population?.source
  const link = (kind: string, code: string, name: string) => (
    <a href={localPath(lang, `/territoires/${kind}/${code}`)}>{name}</a>
  )
  return (
    <section>
      <h2>{t.territories}</h2>
      {reach && population ? (
        <>
          <p>
            {t.reach(reach.percent, reach.touched, reach.inhabitants, population.year)}{' '}
            {reach.without > 0 && t.without(reach.without)}
          </p>
          {source && (
            <p class="src">
              {t.source}
              {lang === 'fr' ? '\u00a0: ' : ': '}
              {source.publisher}, {source.title} ({source.vintage}, {source.licence}).
            </p>
          )}
        </>
      ) : (
        <p>{t.noReach}</p>
      )}
      {map && (
        <figure class="panel edition-map">
          <DrawnMap {...map} />
          <figcaption class="src">{t.mapHelp}</figcaption>
        </figure>
      )}
      <DataTable
        label={t.names.epci}
        head={[t.epci, t.touchedOf, t.population, t.sessions]}
        rows={epci.map((each) => [
          link('epci', each.code, each.name),
          `${formatNumber(lang, each.touched)} / ${formatNumber(lang, each.communes)}`,
          each.inhabitants > 0
            ? formatPercent(lang, (100 * each.inhabitantsTouched) / each.inhabitants)
            : '–',
          formatNumber(lang, each.sessions),
        ])}
      />
      <h3>{t.touched(touched.length)}</h3>
      <ul class="columns">
        {touched.map(({ code, name, sessions }) => (
          <li key={code}>
            {link('commune', code, name)} <span class="dim">({formatNumber(lang, sessions)})</span>
          </li>
        ))}
      </ul>
      <details>
        <summary>{t.untouched(untouched.length)}</summary>
        {untouched.length > named && <p>{t.largest(named)}</p>}
        <ul class="columns">
          {untouched
            .toSorted((one, other) => (other.inhabitants ?? 0) - (one.inhabitants ?? 0))
            .slice(0, named)
            .map(({ code, name, inhabitants }) => (
              <li key={code}>
                {link('commune', code, name)}
                {inhabitants !== null && <span class="dim"> ({t.inhabitants(inhabitants)})</span>}
              </li>
            ))}
        </ul>
      </details>
    </section>
  )
}
