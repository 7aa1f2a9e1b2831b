import type { Contours } from '#modules/territories/index.ts'
import { formatNumber } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { ZoneMapProps } from '#ui/zone-map.tsx'
import type { Account } from '../account-model.ts'
import { drawZones } from '../draw-zones.ts'
import type { Coverage } from '../get-coverage.ts'
import { messages } from '../messages/index.ts'
import type { CoverageQuery } from '../model.ts'

/** Beyond this, dots would hide the zones: one a square of so many units is enough. */
const dotEvery = 5

/** The map of a question: within and without, or the classes of accessibility. */
export function zonesOf(
  contours: Contours,
  coverage: Coverage,
  query: CoverageQuery,
  lang: Lang,
): ZoneMapProps {
  const t = messages[lang].map
  const { communes } = coverage.survey
  const { classes, classAt } =
    query.measure === 'access' ? accessClasses(coverage) : reachClasses(coverage, query)
  const drawn = drawZones(
    contours,
    coverage,
    query.measure,
    () => new Map(communes.map(({ code }, at) => [code, classAt(at)])),
  )
  const labels: Record<string, string> =
    query.measure === 'access'
      ? {
          none: t.none,
          ...Object.fromEntries(classes.map(({ from, to }, at) => [`level-${at + 1}`, t.class(from, to)])),
        }
      : { out: t.out(query.radius), in: t.in(query.radius) }
  return {
    width: drawn.width,
    height: drawn.height,
    outline: drawn.outline,
    zones: Object.entries(labels).flatMap(([name, label]) => {
      const path = drawn.zones.get(name)
      return path ? [{ class: name, path, label }] : []
    }),
    points: dots(coverage.places, drawn.at),
    pointLabel: t.place,
  }
}

/** The map of an answer: who is within reach already, who would be, who would not; new places by their number. */
export function siteZones(
  contours: Contours,
  coverage: Coverage,
  account: Account,
  { radius, lang }: { radius: number; lang: Lang },
): ZoneMapProps {
  const t = messages[lang].sites.zones
  const { communes } = coverage.survey
  const classAt = (at: number) => {
    if ((coverage.distances[at] as number) <= radius) return 'in'
    return (account.distances[at] as number) <= radius ? 'new' : 'out'
  }
  const drawn = drawZones(
    contours,
    account,
    'sites',
    () => new Map(communes.map(({ code }, at) => [code, classAt(at)])),
  )
  const labels = { in: t.in(radius), new: t.new(radius), out: t.out(radius) }
  return {
    width: drawn.width,
    height: drawn.height,
    outline: drawn.outline,
    zones: Object.entries(labels).flatMap(([name, label]) => {
      const path = drawn.zones.get(name)
      return path ? [{ class: name, path, label }] : []
    }),
    points: dots(coverage.places, drawn.at),
    pointLabel: t.place,
    marks: account.added.flatMap(({ commune, reached }, rank) => {
      const place = communes[commune]
      const title = place && `${rank + 1}. ${place.name} (+ ${formatNumber(lang, reached)})`
      return place ? [{ at: drawn.at(place.lon, place.lat), text: String(rank + 1), title }] : []
    }),
    markLabel: t.mark,
  }
}

type Classes = { classes: { from: number; to: number }[]; classAt: (commune: number) => string }

const reachClasses = ({ distances }: Coverage, { radius }: CoverageQuery): Classes => ({
  classes: [],
  classAt: (at) => ((distances[at] as number) <= radius ? 'in' : 'out'),
})

/** Quartiles of the communes that have some accessibility; `none` for the others. */
function accessClasses(coverage: Coverage): Classes {
  const access = coverage.access()
  const some = access.filter((each) => each > 0).sort()
  const at = (share: number) => some[Math.min(some.length - 1, Math.floor(share * some.length))] ?? 0
  const limits = some.length === 0 ? [] : [at(0), at(0.25), at(0.5), at(0.75), some.at(-1) as number]
  return {
    classes: limits.slice(1).map((to, k) => ({ from: limits[k] as number, to })),
    classAt: (commune) => {
      const value = access[commune] as number
      if (value <= 0) return 'none'
      return `level-${1 + [1, 2, 3].filter((k) => value >= (limits[k] as number)).length}`
    },
  }
}

/** Where places stand in a drawing, one for each small square. */
function dots(
  places: readonly { lon: number; lat: number }[],
  at: (lon: number, lat: number) => [number, number],
): [number, number][] {
  const squares = new Map<string, [number, number]>()
  for (const { lon, lat } of places) {
    const [x, y] = at(lon, lat)
    squares.set(`${Math.floor(x / dotEvery)} ${Math.floor(y / dotEvery)}`, [x, y])
  }
  return [...squares.values()]
}
