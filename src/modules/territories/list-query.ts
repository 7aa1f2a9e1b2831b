import {
  type ListQuery,
  listedKinds,
  parseTerritoryRef,
  type TerritoryOrder,
  territoryOrders,
} from './model.ts'

/**
 * Reads the address, whatever it holds: what is not understood is left out. Without a kind: communes when a name is
 * looked for or an EPCI chosen, else EPCI.
 */
export function parseListQuery(parameters: URLSearchParams): ListQuery {
  const text = (parameters.get('q') ?? '').replace(/\p{C}/gu, ' ').trim().slice(0, 100)
  const within = parseTerritoryRef(parameters.get('dans') ?? '')
  const kind =
    listedKinds.find((each) => each === parameters.get('sorte')) ??
    (text || within?.kind === 'epci' ? 'commune' : 'epci')
  const order =
    (Object.keys(territoryOrders) as TerritoryOrder[]).find(
      (each) => territoryOrders[each] === parameters.get('tri'),
    ) ?? 'name'
  const page = /^[1-9]\d{0,4}$/.test(parameters.get('page') ?? '') ? Number(parameters.get('page')) : 1
  return { text, kind, within, order, page }
}

/** The address of a list, the inverse of `parseListQuery`; any change but of the page goes back to the first page. */
export function listPath(query: ListQuery, change: Partial<ListQuery> = {}): string {
  const it = { ...query, page: 1, ...change }
  const parameters = new URLSearchParams()
  if (it.text) parameters.set('q', it.text)
  parameters.set('sorte', it.kind)
  if (it.within) parameters.set('dans', `${it.within.kind}/${it.within.code}`)
  if (it.order !== 'name') parameters.set('tri', territoryOrders[it.order])
  if (it.page > 1) parameters.set('page', String(it.page))
  return `/territoires?${parameters.toString().replaceAll('%2F', '/')}`
}
