import type { EntryList, EntryQuery, FacetCount, FacetGroup } from '#modules/search/index.ts'
import { formatNumber } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { Icon } from '#ui/icon.tsx'
import { messages } from '../messages/index.ts'

const shownFirst = 7
const radii = [5, 10, 20, 50, 100]

export type FilterProps = {
  lang: Lang
  query: EntryQuery
  facets: EntryList['facets']
  /** The parameter of each group in the URL. */
  parameters: Record<FacetGroup, string>
  /** What stands in the field « near »: the name of the commune, coordinates, or what was typed. */
  near: string
}

/** What and where: the words asked, a commune (or the visitor's position), a radius. */
export function SearchFields({ lang, query, near }: FilterProps) {
  const t = messages[lang].list
  return (
    <div class="search-fields" role="search">
      <p>
        <label for="q">{t.what}</label>
        <input
          id="q"
          name="q"
          type="search"
          value={query.q}
          placeholder={t.whatPlaceholder}
          maxLength={200}
        />
      </p>
      <p>
        <label for="pres">{t.near}</label>
        <input
          id="pres"
          name="pres"
          type="text"
          value={near}
          placeholder={t.nearPlaceholder}
          maxLength={100}
          autocomplete="off"
        />
      </p>
      <p>
        <label for="rayon">{t.radius}</label>
        <select id="rayon" name="rayon">
          <option value="">{t.anyRadius}</option>
          {[...new Set([...radii, ...(query.radius ? [query.radius] : [])])]
            .sort((a, b) => a - b)
            .map((km) => (
              <option key={km} value={km} selected={km === query.radius}>
                {formatNumber(lang, km, 1)}&nbsp;km
              </option>
            ))}
        </select>
      </p>
      <p class="send">
        <button class="btn" type="submit">
          <Icon name="search" /> {t.show}
        </button>
        <m-near-me data-field="pres" data-label={t.aroundMe} data-failed={t.positionFailed} />
      </p>
    </div>
  )
}

/** Filters with the number of results each value would show; those chosen are always visible. */
export function Facets({ lang, facets, parameters }: FilterProps) {
  const t = messages[lang].list
  const groups = (Object.keys(parameters) as FacetGroup[]).filter((group) => (facets[group] ?? []).length > 0)
  return (
    <details class="facets">
      <summary>
        <Icon name="adjustments" /> {t.filters}
      </summary>
      {groups.length === 0 && <p class="dim">{t.noFilter}</p>}
      {groups.map((group, position) => {
        const values = facets[group] ?? []
        const chosen = values.some((value) => value.selected)
        return (
          <details key={group} open={chosen || position < 3}>
            <summary>{t.groups[group]}</summary>
            <Values lang={lang} legend={t.groups[group]} name={parameters[group]} values={values} />
          </details>
        )
      })}
      {groups.length > 0 && (
        <p>
          <button class="btn ghost small" type="submit">
            {t.apply}
          </button>
        </p>
      )}
    </details>
  )
}

function Values({
  lang,
  legend,
  name,
  values,
}: {
  lang: Lang
  legend: string
  name: string
  values: FacetCount[]
}) {
  const first = values.filter((value, position) => value.selected || position < shownFirst)
  const rest = values.filter((value) => !first.includes(value))
  const box = (value: FacetCount) => (
    <label key={value.value}>
      <input type="checkbox" name={name} value={value.value} checked={value.selected} />{' '}
      {lang === 'en' ? value.labelEn : value.labelFr}{' '}
      <span class="dim">({formatNumber(lang, value.count)})</span>
    </label>
  )
  return (
    <fieldset>
      <legend class="sr">{legend}</legend>
      {first.map(box)}
      {rest.length > 0 && (
        <details class="rest">
          <summary>+ {rest.length}</summary>
          {rest.map(box)}
        </details>
      )}
    </fieldset>
  )
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'm-near-me': import('preact').HTMLAttributes<HTMLElement>
    }
  }
}
