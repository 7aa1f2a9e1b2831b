import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { DrawnMap, type MapShape } from '#ui/drawn-map.tsx'
import { Icon } from '#ui/icon.tsx'
import { en } from '../messages/en.ts'
import { fr } from '../messages/fr.ts'
import type { DataSource, ListedKind, ListedTerritory, ListQuery, TerritoryName } from '../model.ts'
import { type ListLinks, TerritoryTable } from './territory-table.tsx'

const messages = { fr, en }
const listedKinds: readonly ListedKind[] = ['epci', 'commune', 'departement']

export type ListPageProps = {
  lang: Lang
  region: { code: string; name: string; of: string }
  query: ListQuery
  rows: ListedTerritory[]
  total: number
  pages: number
  counts: { communes: number; epci: number; departements: number }
  containers: TerritoryName[]
  map: { width: number; height: number; shapes: MapShape[]; outline: string } | null
  links: ListLinks
  populationYear: number
  sources: DataSource[]
}

/** The list of territories: search, départements, table and map. */
export function ListPage(props: ListPageProps) {
  const { lang, query, containers, map, region, links } = props
  const t = messages[lang]
  const departements = containers.filter((each) => each.kind === 'departement')
  const within = containers.find(
    (each) => each.kind === query.within?.kind && each.code === query.within.code,
  )
  const plain = query.text === '' && query.within === null
  return (
    <div class="wrap block">
      <h1>{t.heading(region.of)}</h1>
      <p class="lead">{t.lead(props.counts.communes, props.counts.epci, props.counts.departements)}</p>
      <SearchForm lang={lang} query={query} containers={containers} />
      {plain && (
        <nav aria-label={t.departementsGroup}>
          <ul class="chips">
            <li>
              <a href={localPath(lang, links.sheet({ kind: 'region', code: region.code }))}>
                {t.wholeRegion}
              </a>
            </li>
            {departements.map((each) => (
              <li key={each.code}>
                <a href={localPath(lang, links.sheet(each))}>{each.name}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <div class={map && plain && query.kind === 'epci' ? 'two section' : 'section'}>
        <section aria-labelledby="liste">
          <h2 id="liste">
            {t.count(props.total, query.kind)}
            {query.text && t.matching(query.text)}
            {within && t.inside(within.name)}
          </h2>
          {props.rows.length > 0 ? (
            <TerritoryTable {...props} />
          ) : (
            <Nothing lang={lang} query={query} links={links} />
          )}
          <Pages lang={lang} query={query} pages={props.pages} links={links} />
        </section>
        {map && plain && query.kind === 'epci' && (
          <figure class="panel">
            <DrawnMap {...map} />
            <figcaption class="src">{t.mapHelp}</figcaption>
          </figure>
        )}
      </div>
      <p class="src">
        {t.sources}
        {props.sources
          .map((source) => `${source.publisher}, ${source.title} (${source.vintage}), ${source.licence}`)
          .join(t.semicolon)}
        .
      </p>
    </div>
  )
}

function SearchForm({
  lang,
  query,
  containers,
}: {
  lang: Lang
  query: ListQuery
  containers: TerritoryName[]
}) {
  const t = messages[lang]
  const group = (kind: string) =>
    containers
      .filter((each) => each.kind === kind)
      .map((each) => {
        const value = `${each.kind}/${each.code}`
        return (
          <option
            key={value}
            value={value}
            selected={query.within?.kind === each.kind && query.within.code === each.code}
          >
            {each.name}
          </option>
        )
      })
  return (
    <form class="territory-search" role="search" action={localPath(lang, '/territoires')}>
      <label>
        <span>{t.search}</span>
        <input
          type="search"
          name="q"
          value={query.text}
          maxLength={100}
          placeholder={t.searchPlaceholder}
          autocomplete="off"
        />
      </label>
      <label>
        <span>{t.kindLabel}</span>
        <select name="sorte">
          {listedKinds.map((kind) => (
            <option
              key={kind}
              value={kind}
              selected={kind === (query.text || query.within ? query.kind : 'commune')}
            >
              {t.kinds[kind]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t.withinLabel}</span>
        <select name="dans">
          <option value="">{t.everywhere}</option>
          <optgroup label={t.departementsGroup}>{group('departement')}</optgroup>
          <optgroup label={t.epciGroup}>{group('epci')}</optgroup>
        </select>
      </label>
      <button class="btn" type="submit">
        <Icon name="search" /> {t.find}
      </button>
    </form>
  )
}

function Nothing({ lang, query, links }: { lang: Lang; query: ListQuery; links: ListLinks }) {
  const t = messages[lang]
  return (
    <div class="panel next">
      <h3>{t.nothing}</h3>
      <p>{t.nothingHelp}</p>
      <p>{t.otherKinds}</p>
      <ul class="chips">
        {listedKinds
          .filter((kind) => kind !== query.kind)
          .map((kind) => (
            <li key={kind}>
              <a href={localPath(lang, links.list({ kind, within: null }))}>{t.kinds[kind]}</a>
            </li>
          ))}
        <li>
          <a href={localPath(lang, '/territoires')}>{t.all}</a>
        </li>
      </ul>
    </div>
  )
}

function Pages({
  lang,
  query,
  pages,
  links,
}: {
  lang: Lang
  query: ListQuery
  pages: number
  links: ListLinks
}) {
  const t = messages[lang]
  if (pages <= 1) return null
  return (
    <nav class="actions" aria-label={t.pagination}>
      {query.page > 1 && (
        <a class="btn ghost small" rel="prev" href={localPath(lang, links.list({ page: query.page - 1 }))}>
          {t.previous}
        </a>
      )}
      <span>{t.page(query.page, pages)}</span>
      {query.page < pages && (
        <a class="btn ghost small" rel="next" href={localPath(lang, links.list({ page: query.page + 1 }))}>
          {t.next}
        </a>
      )}
    </nav>
  )
}
