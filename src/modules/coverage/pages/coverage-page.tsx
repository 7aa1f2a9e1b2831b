import { formatNumber, formatPercent } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { ReuseLinks } from '#ui/reuse-link.tsx'
import { ZoneMap, type ZoneMapProps } from '#ui/zone-map.tsx'
import { messages } from '../messages/index.ts'
import type { Tally } from '../model.ts'
import { CoverageForm, type CoverageFormProps } from './coverage-form.tsx'
import { TakeAway } from './take-away.tsx'

/** A territory and how its people stand; `share` within reach, in percent. */
export type TerritoryTally = { name: string; href: string; tally: Tally; share: number | null }

export type CoveragePageProps = CoverageFormProps & {
  kindName: string
  region: Tally
  /** Of the region, in percent; null when nobody is counted. */
  share: number | null
  /** Places whose position is known, and all of them. */
  places: { located: number; all: number }
  departements: TerritoryTally[]
  epci: TerritoryTally[]
  /** The most populous communes out of reach: `counted` null when withheld. */
  out: { name: string; href: string; population: number; counted: number | null; km: number | null }[]
  map: ZoneMapProps | null
  links: { csv: string; geojson: string; sites: string; view: string }
  sources: string[]
}

/** Who is within reach of a kind of place, and where nobody is. */
export function CoveragePage(props: CoveragePageProps) {
  const { lang, query, region, share, kindName, places, links } = props
  const t = messages[lang]
  const who = t.who[query.counted]
  const href = (path: string) => localPath(lang, path)
  return (
    <div class="wrap block">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <CoverageForm {...props} />
      <section aria-labelledby="constat" class="section">
        <h2 id="constat">
          {share === null
            ? t.noFinding(kindName, query.radius)
            : t.finding(share, who, kindName, query.radius)}
          {region.communesUnknown > 0 && t.wherePublished}
        </h2>
        <p>
          {t.without(region.without, who)} {t.communesWithout(region.communesWithout, region.communes)}{' '}
          {t.located(places.located, places.all)}
        </p>
        <p>
          <a href={href(links.sites)}>{t.whereToAct}</a>
        </p>
        {region.communesUnknown > 0 && <p class="note">{t.secret(region.communesUnknown, region.unknown)}</p>}
      </section>
      <div class="two even section">
        {props.map && (
          <figure class="panel">
            <h3>
              {query.measure === 'reach' ? t.map.reach(kindName, query.radius) : t.map.access(kindName)}
            </h3>
            <ZoneMap {...props.map} />
            <ReuseLinks lang={lang} views={[{ address: links.view, words: t.reuseMap }]} />
            <figcaption class="src">
              {query.measure === 'access' && `${t.map.quantiles} `}
              {t.map.help}
            </figcaption>
          </figure>
        )}
        <div>
          <section aria-labelledby="departements" class="section">
            <h2 id="departements">{t.byDepartement}</h2>
            <TallyTable lang={lang} rows={props.departements} who={who} label={t.byDepartement} />
          </section>
          <section aria-labelledby="communes" class="section">
            <h2 id="communes">{t.biggest}</h2>
            {props.out.length === 0 ? <p>{t.noneOut}</p> : <OutTable {...props} />}
          </section>
        </div>
      </div>
      <section aria-labelledby="epci" class="section">
        <h2 id="epci">{t.byEpci}</h2>
        <TallyTable lang={lang} rows={props.epci} who={who} label={t.byEpci} />
      </section>
      <section aria-labelledby="reprendre" class="section no-print">
        <h2 id="reprendre">{t.downloads}</h2>
        <TakeAway
          lang={lang}
          files={[
            [t.csv, links.csv],
            [t.geojson, links.geojson],
          ]}
        />
      </section>
      <Method {...props} />
    </div>
  )
}

function TallyTable({
  lang,
  rows,
  who,
  label,
}: {
  lang: Lang
  rows: TerritoryTally[]
  who: string
  label: string
}) {
  const t = messages[lang]
  const withheld = rows.some(({ tally }) => tally.communesUnknown > 0)
  const number = (value: number) => formatNumber(lang, value)
  return (
    <div class="table-scroll" role="region" aria-label={`${label}. ${t.caption(who)}`} tabindex={0}>
      <table>
        <caption>{t.caption(who)}</caption>
        <thead>
          <tr>
            <th scope="col">{t.territory}</th>
            <th scope="col" class="n">
              {t.share}
            </th>
            <th scope="col" class="n">
              {t.within}
            </th>
            <th scope="col" class="n">
              {t.out}
            </th>
            {withheld && (
              <th scope="col" class="n">
                {t.unknown}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, href, tally, share }) => {
            const none = tally.communesUnknown === tally.communes
            return (
              <tr key={href}>
                <th scope="row">
                  <a href={localPath(lang, href)}>{name}</a>
                </th>
                <td class="n">{share === null ? '–' : formatPercent(lang, share, 0)}</td>
                <td class="n">{none ? t.secretCell : number(tally.within)}</td>
                <td class="n">{none ? t.secretCell : number(tally.without)}</td>
                {withheld && <td class="n">{number(tally.unknown)}</td>}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function OutTable({ lang, query, out }: CoveragePageProps) {
  const t = messages[lang]
  return (
    <div
      class="table-scroll"
      role="region"
      aria-label={`${t.biggest}. ${t.caption(t.who[query.counted])}`}
      tabindex={0}
    >
      <table>
        <caption>{t.caption(t.who[query.counted])}</caption>
        <thead>
          <tr>
            <th scope="col">{t.commune}</th>
            <th scope="col" class="n">
              {t.counts}
            </th>
            <th scope="col" class="n">
              {t.distance}
            </th>
          </tr>
        </thead>
        <tbody>
          {out.map((each) => (
            <tr key={each.href}>
              <th scope="row">
                <a href={localPath(lang, each.href)}>{each.name}</a>
              </th>
              <td class="n">{each.counted === null ? t.secretCell : formatNumber(lang, each.counted)}</td>
              <td class="n">{each.km === null ? t.far : `${formatNumber(lang, each.km, 1)} km`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Method({ lang, query, sources }: CoveragePageProps) {
  const t = messages[lang]
  return (
    <section aria-labelledby="methode" class="section">
      <h2 id="methode">{t.method}</h2>
      <p>{t.methodReach}</p>
      <p>{t.methodBorder}</p>
      {query.counted !== 'population' && <p>{t.methodPeople}</p>}
      {query.measure === 'access' && <p>{t.methodAccess}</p>}
      <p class="src">
        {t.sources}
        {sources.join(' ; ')}.
      </p>
    </section>
  )
}
