import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { IndicatorTheme, IndicatorUnit } from './model.ts'

/** One year of an indicator. Years of one series compare with each other; a change of series is a break. */
export type Vintage = {
  year: number
  series: string
  sourceId: string
  noteFr: string | null
  noteEn: string | null
}

/** An indicator with its years, the oldest first. */
export type Indicator = {
  code: string
  theme: IndicatorTheme
  unit: IndicatorUnit
  label: Record<Lang, string>
  definition: Record<Lang, string>
  vintages: Vintage[]
}

/** Every indicator that the pack publishes, in its order; none when the pack has none. */
export async function getIndicators(db: Database): Promise<Indicator[]> {
  const { rows } = await sql<Indicator>`
    SELECT i.code, i.theme, i.unit,
      jsonb_build_object('fr', i.label_fr, 'en', i.label_en) AS label,
      jsonb_build_object('fr', i.definition_fr, 'en', i.definition_en) AS definition,
      jsonb_agg(jsonb_build_object('year', v.year, 'series', v.series, 'sourceId', v.source_id, 'noteFr', v.note_fr, 'noteEn', v.note_en)
        ORDER BY v.year) AS vintages
    FROM indicator i JOIN indicator_vintage v ON v.indicator = i.code
    WHERE i.origin = 'pack' AND v.origin = 'pack' GROUP BY i.code ORDER BY i.position`.execute(db)
  return rows
}
