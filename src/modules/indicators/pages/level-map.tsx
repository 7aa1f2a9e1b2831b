import { ZoneMap } from '#ui/zone-map.tsx'
import { messages } from '../messages/index.ts'
import type { IndicatorProps } from './indicator-props.ts'
import { ReuseLinks } from './reuse-links.tsx'

/** The map of a level, or why there is none. */
export function MapSection({ lang, view, query, map, question }: IndicatorProps) {
  const t = messages[lang]
  const { indicator, year } = view
  if (year === null || query.level === 'region') return null
  return (
    <section class="section" aria-labelledby="carte">
      <h2 id="carte">{t.map}</h2>
      {map === null ? (
        <p>{['count', 'inhabitants'].includes(indicator.unit) ? t.noMap : t.emptyMap}</p>
      ) : (
        <figure class="panel">
          <h3>{t.mapOf(indicator.label[lang], t.byLevel[query.level], year)}</h3>
          <ZoneMap {...map} />
          <ReuseLinks lang={lang} kinds={['carte']} subject={indicator.code} question={question} />
          <figcaption class="src">
            {map.method === 'thresholds' ? t.thresholds : t.quantiles(map.classes, t.ofLevel[query.level])}
          </figcaption>
        </figure>
      )}
    </section>
  )
}
