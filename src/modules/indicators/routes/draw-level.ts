import { createHash } from 'node:crypto'
import { drawZones } from '#modules/coverage/index.ts'
import type { Contours } from '#modules/territories/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { isMapped } from '../indicator-query.ts'
import { readParents } from '../level-store.ts'
import { classesOf } from '../map-model.ts'
import { messages } from '../messages/index.ts'
import { formatValue } from '../pages/figure.tsx'
import type { LevelMap } from '../pages/indicator-props.ts'
import type { IndicatorQuery, IndicatorView } from '../view-model.ts'

const noValue = 'none'

/** The map of a level by classes of values; null when nothing is to be drawn. A drawing is kept by the classes it shows. */
export async function drawLevel(
  db: Database,
  contours: Contours,
  { indicator, ranked }: IndicatorView,
  { level }: IndicatorQuery,
  lang: Lang,
): Promise<LevelMap | null> {
  if (!isMapped(indicator) || level === 'region') return null
  const known = ranked.flatMap(({ value }) => value ?? [])
  if (known.length === 0) return null
  const { classes, classOf, method } = classesOf(known, indicator.thresholds)
  const classAt = new Map(ranked.map(({ code, value }) => [code, value === null ? noValue : classOf(value)]))
  const ordered = [...classAt].sort(([a], [b]) => (a < b ? -1 : 1))
  const key = createHash('sha256')
    .update(JSON.stringify([level, ordered]))
    .digest('hex')
  const parents = level === 'commune' ? null : await readParents(db, level)
  const drawn = drawZones(contours, contours, key, () =>
    parents === null
      ? classAt
      : new Map([...parents].map(([commune, parent]) => [commune, classAt.get(parent) ?? noValue])),
  )
  const t = messages[lang]
  const words = (value: number) => formatValue(lang, indicator, value)
  const missing = ranked.length - known.length
  const labels: [string, string][] = [
    ...classes.map(({ name, from, to, count }): [string, string] => [
      name,
      t.class(words(from), words(to), t.territories(count)),
    ]),
    ...(missing > 0 ? [[noValue, t.noClass(t.territories(missing))] as [string, string]] : []),
  ]
  return {
    method,
    classes: classes.length,
    width: drawn.width,
    height: drawn.height,
    outline: drawn.outline,
    zones: labels.flatMap(([name, label]) => {
      const path = drawn.zones.get(name)
      return path ? [{ class: name, path, label }] : []
    }),
    points: [],
    pointLabel: '',
  }
}
