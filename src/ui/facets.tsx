import { jsxAttr, jsxEscape, jsxTemplate } from 'preact/jsx-runtime'
import { formatNumber } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { Icon } from './icon.tsx'
import { listMessages } from './messages/index.ts'

// Boxes are half of a list's elements: as a template, each is made at once.
const boxTemplate = [
  '<label><input type="checkbox" ',
  ' ',
  ' ',
  '/> ',
  ' <span class="dim">(',
  ')</span></label>',
]
const shownFirst = 7
const openFirst = 3

/** One value of a filter and how many results it would show. */
export type FacetValue = { value: string; count: number; selected: boolean; labelFr: string; labelEn: string }

/** A group of values of one parameter of the URL. */
export type FacetGroupOfValues = { name: string; label: string; values: FacetValue[] }

/**
 * Filters inside a GET form: one check box a value, those chosen always visible. They stand closed on a phone, open on
 * a wide screen; long groups get a search with script (`<m-filter>`, element `filter`).
 */
export function Facets({ lang, groups }: { lang: Lang; groups: FacetGroupOfValues[] }) {
  const t = listMessages[lang]
  const shown = groups.filter((group) => group.values.length > 0)
  return (
    <details class="facets">
      <summary>
        <Icon name="adjustments" /> {t.filters}
      </summary>
      {shown.length === 0 && <p class="dim">{t.noFilter}</p>}
      {shown.map((group, position) => (
        <details key={group.name} open={position < openFirst || group.values.some((value) => value.selected)}>
          <summary>{group.label}</summary>
          <Values lang={lang} {...group} />
        </details>
      ))}
      {shown.length > 0 && (
        <p>
          <button class="btn ghost small" type="submit">
            {t.apply}
          </button>
        </p>
      )}
    </details>
  )
}

function Values({ lang, name, label, values }: FacetGroupOfValues & { lang: Lang }) {
  const t = listMessages[lang]
  const first = values.filter((value, position) => value.selected || position < shownFirst)
  const rest = values.filter((value) => !first.includes(value))
  const box = ({ value, selected, count, labelFr, labelEn }: FacetValue) =>
    jsxTemplate(
      boxTemplate,
      jsxAttr('name', name),
      jsxAttr('value', value),
      jsxAttr('checked', selected),
      jsxEscape(lang === 'en' ? labelEn : labelFr),
      formatNumber(lang, count),
    )
  const boxes = (
    <fieldset>
      <legend class="sr">{label}</legend>
      {first.map(box)}
      {rest.length > 0 && (
        <details class="rest">
          <summary>{t.more(rest.length)}</summary>
          {rest.map(box)}
        </details>
      )}
    </fieldset>
  )
  return rest.length > shownFirst ? <m-filter data-label={t.searchIn(label)}>{boxes}</m-filter> : boxes
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'm-filter': import('preact').HTMLAttributes<HTMLElement>
    }
  }
}
