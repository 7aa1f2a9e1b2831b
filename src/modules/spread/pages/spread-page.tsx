import { formatNumber, formatPercent } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Bars } from '#ui/bars.tsx'
import { Alert } from '#ui/form.tsx'
import { Icon } from '#ui/icon.tsx'
import { ReuseLinks } from '#ui/reuse-link.tsx'
import { ZoneMap, type ZoneMapProps } from '#ui/zone-map.tsx'
import { messages } from '../messages/index.ts'
import type { Order, TerritoryShare } from '../model.ts'
import { ShareTable } from './share-table.tsx'

export type SpreadProps = {
  lang: Lang
  periods: { code: string; name: string; chosen: boolean }[]
  invented: boolean
  loans: number
  unplaced: number
  /** Kilometres there, of loans of which both ends are known: in all and by loan. */
  km: { all: number; mean: number } | null
  population: number
  /** Percent of loans that should go elsewhere to follow inhabitants, actors. */
  uneven: { people: number | null; actors: number | null }
  departements: TerritoryShare[]
  epci: TerritoryShare[]
  /** EPCI that received nothing, how many people live there. */
  without: { count: number; population: number }
  never: { code: string; name: string; population: number; actors: number }[]
  neverAll: number
  order: Order
  link: (order: Order) => string
  map: ZoneMapProps | null
  /** Where the files are. */
  files: { csv: string; geojson: string; never: string }
  /** The address of its view. */
  view: string
  sources: string[]
}

const path = '/observatoire/repartition'

/** `/observatoire/repartition`: where tools go, compared with where people and actors are. */
export function SpreadPage(props: SpreadProps) {
  const { lang, epci, without, population } = props
  const t = messages[lang]
  return (
    <div class="wrap block">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {props.invented && (
        <Alert kind="info">
          <p>{t.invented}</p>
        </Alert>
      )}
      <form class="check-dates no-print" action={localPath(lang, path)} aria-label={t.period}>
        <label>
          {t.period}{' '}
          <select name="periode">
            {props.periods.map(({ code, name, chosen }) => (
              <option key={code} value={code} selected={chosen}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button class="btn" type="submit">
          {t.show}
        </button>
      </form>
      <section aria-labelledby="constat" class="section">
        <h2 id="constat">
          {props.loans === 0
            ? t.noLoan
            : t.finding(without.count, epci.length, (100 * without.population) / population)}
        </h2>
        <Figures {...props} />
        {props.unplaced > 0 && <p class="note">{t.unplaced(props.unplaced)}</p>}
        <p class="no-print">
          <a href={localPath(lang, '/observatoire/prets')}>{t.usage}</a>
        </p>
      </section>
      <div class="two even section">
        {props.map && (
          <figure class="panel">
            <h3>{t.map}</h3>
            <ZoneMap {...props.map} />
            <ReuseLinks lang={lang} views={[{ address: props.view, words: t.reuseMap }]} />
            <figcaption class="src">{t.mapHelp}</figcaption>
          </figure>
        )}
        <Compared {...props} />
      </div>
      <section aria-labelledby="departements" class="section">
        <h2 id="departements">{t.byDepartement}</h2>
        <ShareTable
          lang={lang}
          label={t.byDepartement}
          shares={props.departements}
          order={props.order}
          link={null}
        />
      </section>
      <section aria-labelledby="epci" class="section">
        <h2 id="epci">{t.byEpci}</h2>
        <p class="dim no-print">{t.sorted}</p>
        <ShareTable lang={lang} label={t.byEpci} shares={epci} order={props.order} link={props.link} />
        <p class="no-print">
          <a class="btn ghost small" href={localPath(lang, props.files.csv)} download>
            <Icon name="download" size={18} /> {t.download}
          </a>{' '}
          <a class="btn ghost small" href={localPath(lang, props.files.geojson)} download>
            <Icon name="download" size={18} /> {t.downloadMap}
          </a>
        </p>
      </section>
      <Never {...props} />
      <section aria-labelledby="methode" class="section">
        <h2 id="methode">{t.method}</h2>
        <p>{t.methodLoans}</p>
        <p>{t.methodGap}</p>
        <p>{t.methodUneven}</p>
        <p>{t.methodKm}</p>
        <p class="src">
          {t.sources}
          {props.sources.join(' ; ')}.
        </p>
      </section>
    </div>
  )
}

function Figures({ lang, loans, unplaced, km, uneven, population }: SpreadProps) {
  const t = messages[lang].figures
  const all: [string, string][] = [[t.loans, formatNumber(lang, loans)]]
  if (loans > 0) all.push([t.rate, formatNumber(lang, (10_000 * (loans - unplaced)) / population, 2)])
  if (uneven.people !== null) all.push([t.uneven, formatPercent(lang, uneven.people, 0)])
  if (uneven.actors !== null) all.push([t.unevenActors, formatPercent(lang, uneven.actors, 0)])
  if (km) all.push([t.km, formatNumber(lang, km.mean)], [t.allKm, formatNumber(lang, 2 * km.all)])
  return (
    <dl class="study-figures">
      {all.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The share of each département in what there is: inhabitants, actors, loans. */
function Compared({ lang, departements }: SpreadProps) {
  const { compared, shares: words } = messages[lang]
  const sum = (field: 'population' | 'actors' | 'loans') =>
    departements.reduce((total, each) => total + each[field], 0)
  const all = { population: sum('population'), actors: sum('actors'), loans: sum('loans') }
  const share = (each: TerritoryShare, field: keyof typeof all) =>
    all[field] === 0 ? 0 : (100 * each[field]) / all[field]
  const most = Math.max(
    1,
    ...departements.flatMap((each) => [
      share(each, 'population'),
      share(each, 'actors'),
      share(each, 'loans'),
    ]),
  )
  const lines = [
    ['population', words.people],
    ['actors', words.actors],
    ['loans', words.loans],
  ] as const
  return (
    <section aria-labelledby="parts">
      <h3 id="parts">{compared}</h3>
      {departements.map((each) => (
        <div key={each.code}>
          <h4>{each.name}</h4>
          <Bars
            bars={lines.map(([field, label]) => ({
              key: field,
              label,
              value: formatPercent(lang, share(each, field), 0),
              length: (100 * share(each, field)) / most,
            }))}
          />
        </div>
      ))}
    </section>
  )
}

function Never({ lang, never, neverAll, loans, files }: SpreadProps) {
  const t = messages[lang]
  if (loans === 0) return null
  return (
    <section aria-labelledby="jamais" class="section">
      <h2 id="jamais">{t.never}</h2>
      {neverAll === 0 ? (
        <p>{t.neverNone}</p>
      ) : (
        <>
          <p>{t.neverHelp(never.length, neverAll)}</p>
          <ul class="columns">
            {never.map(({ code, name, population, actors }) => (
              <li key={code}>
                <a href={localPath(lang, `/territoires/commune/${code}`)}>{name}</a>{' '}
                <span class="dim">
                  ({t.inhabitants(population)}, {t.actors(actors)})
                </span>
              </li>
            ))}
          </ul>
          <p class="no-print">
            <a class="btn ghost small" href={localPath(lang, files.never)} download>
              <Icon name="download" size={18} /> {t.downloadNever}
            </a>
          </p>
        </>
      )}
    </section>
  )
}

/** What the page says as long as nothing was ever lent. */
export function NoSpreadPage({ lang }: { lang: Lang }) {
  const t = messages[lang]
  return (
    <div class="wrap block">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <div class="panel next">
        <p>{t.none}</p>
        <p>
          {t.noneNext} <a href={localPath(lang, '/outils')}>{t.find}</a>
        </p>
      </div>
    </div>
  )
}
