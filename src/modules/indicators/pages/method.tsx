import { formatList, formatShortDate } from '#platform/i18n/format.ts'
import { messages } from '../messages/index.ts'
import { colon, Figure } from './figure.tsx'
import type { IndicatorProps } from './indicator-props.ts'

/** How the figure is made, what some years owe, what was corrected, where it comes from. */
export function MethodSection({ lang, view, sources, today }: IndicatorProps) {
  const t = messages[lang]
  const { indicator, corrections } = view
  const { vintages } = indicator
  const formula = indicator.formula[lang]
  const noted = Map.groupBy(
    vintages.filter(({ note }) => note[lang]),
    ({ note }) => note[lang] ?? '',
  )
  const frozen = vintages.filter(({ frozenAt }) => frozenAt !== null)
  const open = indicator.origin === 'live' ? vintages.filter(({ frozenAt }) => frozenAt === null) : []
  return (
    <section class="section method" aria-labelledby="methode">
      <h2 id="methode">{t.method}</h2>
      <p>{indicator.definition[lang]}</p>
      {formula && (
        <p>
          {t.formula}
          {colon(lang)}
          {formula}
        </p>
      )}
      {[...noted].map(([note, own]) => (
        <p key={note}>
          {formatList(
            lang,
            own.map(({ year }) => String(year)),
          )}
          {colon(lang)}
          {note}
        </p>
      ))}
      {open.map(({ year }) => (
        <p key={year}>{t.provisional(year)}</p>
      ))}
      {frozen.length > 0 && <p>{t.frozen(frozen.map(({ year }) => year).join(', '))}</p>}
      {corrections.length > 0 && (
        <>
          <h3>{t.corrections}</h3>
          <ul>
            {corrections.map((each) => (
              <li key={`${each.kind}/${each.code} ${each.at.toISOString()}`}>
                {each.name}, {each.year}
                {colon(lang)}
                <Figure lang={lang} indicator={indicator} cell={each.was} /> →{' '}
                <strong>
                  <Figure lang={lang} indicator={indicator} cell={each.now} />
                </strong>
                . {t.correctedOn(formatShortDate(lang, each.at))}
                {colon(lang)}
                {each.reason}
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="src">
        {t.sources}
        {colon(lang)}
        {sources.join(' ; ')} ; {t.lastYear(formatShortDate(lang, today))}.
      </p>
    </section>
  )
}
