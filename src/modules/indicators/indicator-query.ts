import { type Indicator, isRate, type Level, levels, type Ref, refOf } from './model.ts'
import { type IndicatorQuery, type Sort, sorts } from './view-model.ts'

const most = 4

/** Reads the address, whatever it holds: what is not understood is left out. Without a level: EPCI when it has them, without a year: the last. */
export function parseIndicatorQuery(parameters: URLSearchParams, it: Indicator): IndicatorQuery {
  const open = it.levels.filter((each) => each !== 'region')
  const level =
    open.find((each) => each === parameters.get('niveau')) ??
    (it.levels.includes('epci') ? 'epci' : (open[0] ?? 'region'))
  const year = it.vintages.find((each) => String(each.year) === parameters.get('annee'))?.year
  const sort = (Object.keys(sorts) as Sort[]).find((each) => sorts[each] === parameters.get('tri')) ?? 'value'
  const direction = parameters.get('sens')
  const page = /^[1-9]\d{0,3}$/.test(parameters.get('page') ?? '') ? Number(parameters.get('page')) : 1
  const compared = parameters.getAll('avec').flatMap((ref) => parseRef(ref, it.levels))
  return {
    level,
    year: year ?? it.vintages.at(-1)?.year ?? null,
    sort,
    rising: direction === 'croissant' || (direction === null && sort === 'name'),
    page,
    compared: [...new Map(compared.map((each) => [refOf(each), each])).values()].slice(0, most),
  }
}

function parseRef(text: string, known: readonly Level[]): Ref[] {
  const [kind, code = ''] = text.split('/')
  const level = levels.find((each) => each === kind && known.includes(each))
  return level && /^[0-9AB]{2,9}$/.test(code) ? [{ kind: level, code }] : []
}

/** The query string of a question, with its `?`, the inverse of `parseIndicatorQuery`; any change but of the page goes back to the first one. */
export function indicatorString(
  query: IndicatorQuery,
  it: Indicator,
  change: Partial<IndicatorQuery> = {},
): string {
  const asked = { ...query, page: 1, ...change }
  const parameters = new URLSearchParams()
  if (asked.level !== 'epci') parameters.set('niveau', asked.level)
  if (asked.year !== null && asked.year !== it.vintages.at(-1)?.year)
    parameters.set('annee', String(asked.year))
  if (asked.sort !== 'value') parameters.set('tri', sorts[asked.sort])
  if (asked.rising !== (asked.sort === 'name'))
    parameters.set('sens', asked.rising ? 'croissant' : 'decroissant')
  for (const each of asked.compared) parameters.append('avec', refOf(each))
  if (asked.page > 1) parameters.set('page', String(asked.page))
  const text = parameters.toString().replaceAll('%2F', '/')
  return text === '' ? '' : `?${text}`
}

/** Whether the indicator is drawn on a map: rates are, numbers of things are not. */
export const isMapped = (it: Indicator): boolean => isRate(it) && it.vintages.length > 0
