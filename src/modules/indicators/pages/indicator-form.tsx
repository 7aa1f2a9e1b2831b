import type { TerritoryName } from '#modules/territories/index.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { Icon } from '#ui/icon.tsx'
import { messages } from '../messages/index.ts'
import type { IndicatorProps } from './indicator-props.ts'
import { indicatorHref } from './paths.ts'

/** The level, the year and up to three territories to compare with the region; a fourth comes from the ranking. */
export function IndicatorForm({ lang, view, query, sortWord }: IndicatorProps) {
  const t = messages[lang]
  const { indicator, choices, year } = view
  const fields = Math.max(3, query.compared.length)
  return (
    <form
      class="question-form no-print"
      method="get"
      action={localPath(lang, indicatorHref(indicator.code))}
      aria-label={t.form}
    >
      <label>
        <span>{t.level}</span>
        <select name="niveau">
          {indicator.levels
            .filter((each) => each !== 'region')
            .map((level) => (
              <option key={level} value={level} selected={level === query.level}>
                {t.levels[level]}
              </option>
            ))}
        </select>
      </label>
      <label>
        <span>{t.year}</span>
        <select name="annee">
          {indicator.vintages.toReversed().map((each) => (
            <option key={each.year} value={each.year} selected={each.year === year}>
              {each.year}
            </option>
          ))}
        </select>
      </label>
      {Array.from({ length: fields }, (_, at) => {
        const chosen = query.compared[at]
        return (
          <label key={at}>
            <span>{t.compareWith(at + 1)}</span>
            <select name="avec">
              <option value="">{t.nobody}</option>
              {groupsOf(choices).map(({ level, own }) => (
                <optgroup key={level} label={t.levels[level]}>
                  {own.map(({ kind, code, name }) => (
                    <option
                      key={code}
                      value={`${kind}/${code}`}
                      selected={chosen?.kind === kind && chosen.code === code}
                    >
                      {name}
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
          </label>
        )
      })}
      {sortWord && <input type="hidden" name="tri" value={sortWord} />}
      <button class="btn" type="submit">
        <Icon name="search" /> {t.show}
      </button>
    </form>
  )
}

/** The region is there already. */
function groupsOf(choices: TerritoryName[]) {
  return (['departement', 'epci', 'commune'] as const).flatMap((level) => {
    const own = choices.filter(({ kind }) => kind === level)
    return own.length > 0 ? [{ level, own }] : []
  })
}
