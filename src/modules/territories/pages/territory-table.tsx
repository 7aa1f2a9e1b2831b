import { formatNumber } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { en } from '../messages/en.ts'
import { fr } from '../messages/fr.ts'
import type { ListedTerritory, ListQuery, TerritoryName, TerritoryOrder } from '../model.ts'

/** Where the links of the list lead, without language prefix. */
export type ListLinks = {
  list: (change: Partial<ListQuery>) => string
  sheet: (territory: Pick<TerritoryName, 'kind' | 'code'>) => string
}

const messages = { fr, en }

/** The table of a page of territories; each column that orders is a link, and says when it does. */
export function TerritoryTable({
  lang,
  query,
  rows,
  populationYear,
  links,
}: {
  lang: Lang
  query: ListQuery
  rows: ListedTerritory[]
  populationYear: number
  links: ListLinks
}) {
  const t = messages[lang]
  const measured = rows.some((row) => row.area !== null)
  const orders: TerritoryOrder[] = measured ? ['population', 'area', 'density'] : ['population']
  const head = (order: TerritoryOrder, number: boolean) => (
    <th
      key={order}
      scope="col"
      class={number ? 'n' : undefined}
      aria-sort={query.order === order ? (order === 'name' ? 'ascending' : 'descending') : undefined}
    >
      <a href={localPath(lang, links.list({ order }))} title={t.sortBy(t.columns[order])}>
        {t.columns[order]}
      </a>
    </th>
  )
  return (
    <div class="table-scroll">
      <table>
        <caption>{measured ? t.caption(populationYear) : t.captionWithoutArea(populationYear)}</caption>
        <thead>
          <tr>
            {head('name', false)}
            {query.kind !== 'departement' && <th scope="col">{t.columns.within}</th>}
            {orders.map((order) => head(order, true))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code}>
              <th scope="row">
                <a href={localPath(lang, links.sheet(row))}>{row.name}</a>
              </th>
              {query.kind !== 'departement' && (
                <td class="meta">{row.containers.map((each) => each.name).join(', ')}</td>
              )}
              <td class="n">{row.population === null ? t.unknown : formatNumber(lang, row.population)}</td>
              {measured && <td class="n">{row.area === null ? t.unknown : t.area(row.area)}</td>}
              {measured && <td class="n">{row.density === null ? t.unknown : t.density(row.density)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
