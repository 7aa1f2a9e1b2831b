import { formatNumber } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import type { Order, TerritoryShare } from '../model.ts'

const columns: Order[] = ['population', 'actors', 'loans', 'rate', 'perActors', 'gap', 'served', 'km']

/** How loans fall on territories, a line each; each title leads to its own order. */
export function ShareTable(props: {
  lang: Lang
  label: string
  shares: TerritoryShare[]
  order: Order
  /** Where each order leads; null: the table has one order. */
  link: ((order: Order) => string) | null
}) {
  const { lang, label, shares, order, link } = props
  const t = messages[lang]
  const head = (column: Order) => (
    <th
      key={column}
      scope="col"
      class={column === 'name' ? undefined : 'n'}
      aria-sort={
        link && column === order
          ? column === 'name' || column === 'gap'
            ? 'ascending'
            : 'descending'
          : undefined
      }
    >
      {link ? (
        <a href={localPath(lang, link(column))} title={t.sortBy(t.columns[column])}>
          {t.columns[column]}
        </a>
      ) : (
        t.columns[column]
      )}
    </th>
  )
  return (
    <div class="table-scroll" role="region" tabindex={0} aria-label={`${t.columns.name} : ${label}`}>
      <table class="names">
        <thead>
          <tr>
            {head('name')}
            {columns.map(head)}
          </tr>
        </thead>
        <tbody>
          {shares.map((share) => (
            <tr key={share.code}>
              <th scope="row">
                <a href={localPath(lang, `/territoires/${share.kind}/${share.code}`)}>{share.name}</a>
              </th>
              {columns.map((column) => (
                <td key={column} class="n">
                  {cell(lang, share, column)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function cell(lang: Lang, share: TerritoryShare, column: Order): string {
  const t = messages[lang]
  const number = (value: number | null, digits = 0) =>
    value === null ? '–' : formatNumber(lang, value, digits)
  switch (column) {
    case 'name':
      return share.name
    case 'rate':
    case 'perActors':
      return number(share[column], 2)
    case 'gap':
      return t.points(share.gap)
    case 'served':
      return t.servedOf(share.served, share.communes)
    case 'km':
      return share.km === null ? '–' : `${number(share.km)}\u00a0km`
    default:
      return number(share[column])
  }
}
