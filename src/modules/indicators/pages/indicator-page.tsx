import { localPath } from '#platform/i18n/lang.ts'
import { Alert } from '#ui/form.tsx'
import { Icon } from '#ui/icon.tsx'
import { messages } from '../messages/index.ts'
import { saidValue } from '../messages/values.ts'
import { IndicatorForm } from './indicator-form.tsx'
import type { IndicatorProps } from './indicator-props.ts'
import { MapSection } from './level-map.tsx'
import { MethodSection } from './method.tsx'
import { indicatorHref } from './paths.ts'
import { RankingSection } from './ranking.tsx'
import { TrendSection } from './trend.tsx'

/** An indicator on one page: what it is, how it changed, where it is high and low, who does like whom. */
export function IndicatorPage(props: IndicatorProps) {
  const { lang, view } = props
  const t = messages[lang]
  const { indicator } = view
  return (
    <div class="wrap block indicators">
      <p class="kicker">{t.themes[indicator.theme]}</p>
      <h1>{indicator.label[lang]}</h1>
      <p class="lead">{indicator.definition[lang]}</p>
      {props.note?.[lang] && <Alert kind="info">{props.note[lang]}</Alert>}
      <Facts {...props} />
      <p class="actions no-print">
        <a class="btn ghost small" href={localPath(lang, `${indicatorHref(indicator.code)}.csv`)} download>
          <Icon name="download" size={18} /> {t.csv}
        </a>{' '}
        <a class="btn ghost small" href={localPath(lang, `/api/v1/indicators/${indicator.code}`)}>
          <Icon name="database" size={18} /> {t.api}
        </a>
      </p>
      <IndicatorForm {...props} />
      <TrendSection {...props} />
      <div class="two even">
        <MapSection {...props} />
        <RankingSection {...props} />
      </div>
      <MethodSection {...props} />
    </div>
  )
}

function Facts({ lang, view: { indicator } }: IndicatorProps) {
  const t = messages[lang]
  const { vintages, target, targetYear } = indicator
  const [first, last] = [vintages[0]?.year, vintages.at(-1)?.year]
  const facts: [string, string][] = [
    [t.facts.unit, t.units[indicator.unit]],
    [t.facts.direction, t.directions[indicator.direction]],
    [t.facts.origin, t.origins[indicator.origin]],
    ...(first !== undefined && last !== undefined
      ? [
          [
            t.facts.years,
            vintages.length > 3 ? `${first}–${last}` : vintages.map(({ year }) => year).join(', '),
          ] as [string, string],
        ]
      : []),
    ...(target !== null && targetYear !== null
      ? [[t.facts.target, t.target(saidValue(lang, indicator, target), targetYear)] as [string, string]]
      : []),
  ]
  return (
    <dl class="indicator-facts">
      {facts.map(([term, words]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  )
}
