import { type DrawnZones, drawZones } from '#modules/coverage/index.ts'
import type { Contours } from '#modules/territories/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { formatValue } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { isMapped } from '../indicator-query.ts'
import { readParents } from '../level-store.ts'
import { type Classes, classesOf } from '../map-model.ts'
import { messages } from '../messages/index.ts'
import type { Level } from '../model.ts'
import type { LevelMap } from '../pages/indicator-props.ts'
import type { IndicatorView, LevelTable } from '../view-model.ts'

const noValue = 'none'

type Drawing = Classes & { drawn: DrawnZones; missing: number }
const drawings = new WeakMap<LevelTable, Drawing>()

/** The map of a level by classes of values; null when nothing is to be drawn. Kept as long as the figures it shows. */
export async function drawLevel(
  db: Database,
  contours: Contours,
  { indicator, table }: Pick<IndicatorView, 'indicator' | 'table'>,
  level: Level,
  lang: Lang,
): Promise<LevelMap | null> {
  if (!isMapped(indicator) || level === 'region' || table.rows.every(({ value }) => value === null))
    return null
  const drawing = drawings.get(table) ?? (await draw(db, contours, table, level, indicator.thresholds))
  drawings.set(table, drawing)
  const { drawn, classes, method, missing } = drawing
  const t = messages[lang]
  const words = (value: number) => formatValue(lang, indicator, value)
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

async function draw(
  db: Database,
  contours: Contours,
  table: LevelTable,
  level: 'departement' | 'epci' | 'commune',
  thresholds: readonly number[],
): Promise<Drawing> {
  const values = table.rows.flatMap(({ value }) => value ?? [])
  const found = classesOf(values, thresholds)
  const classAt = new Map(
    table.rows.map(({ code, value }) => [code, value === null ? noValue : found.classOf(value)]),
  )
  const parents = level === 'commune' ? null : await readParents(db, level)
  const drawn = drawZones(contours, table, 'level', () =>
    parents === null
      ? classAt
      : new Map([...parents].map(([commune, parent]) => [commune, classAt.get(parent) ?? noValue])),
  )
  return { ...found, drawn, missing: table.rows.length - values.length }
}
