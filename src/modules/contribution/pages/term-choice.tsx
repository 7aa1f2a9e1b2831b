import type { Lang } from '#platform/i18n/lang.ts'
import type { TermOption } from '../edit-model.ts'
import { editMessages } from '../messages/index.ts'

const labelOf = (lang: Lang, term: TermOption) => (lang === 'en' ? term.labelEn : term.labelFr)
const meaning = (lang: Lang, term: TermOption) => (lang === 'en' ? term.definitionEn : term.definitionFr)

/** The terms that may be chosen: those in use, and a retired one that is chosen already. */
const offered = (terms: TermOption[], vocabulary: string, chosen: string[]) =>
  terms.filter((term) => term.vocabulary === vocabulary && (!term.retired || chosen.includes(term.code)))

/** A term to choose, in the person's language and order. */
export function TermSelect(props: {
  lang: Lang
  id: string
  vocabulary: string
  terms: TermOption[]
  chosen: string
  none?: string
  describedBy?: string
  invalid?: true
}) {
  const options = offered(props.terms, props.vocabulary, [props.chosen])
  return (
    <select id={props.id} name={props.id} aria-describedby={props.describedBy} aria-invalid={props.invalid}>
      {props.none !== undefined && <option value="">{props.none}</option>}
      {options.map((term) => (
        <option key={term.code} value={term.code} selected={term.code === props.chosen}>
          {labelOf(props.lang, term)}
        </option>
      ))}
    </select>
  )
}

/** Terms to tick, each with its meaning; a field above narrows a long list when scripts run. */
export function TermChecks(props: {
  lang: Lang
  id?: string
  name: string
  legend: string
  vocabulary: string
  terms: TermOption[]
  chosen: string[]
}) {
  const { lang } = props
  const t = editMessages[lang].offer
  const options = offered(props.terms, props.vocabulary, props.chosen)
  const checks = (
    <div class="choices">
      {options.map((term) => (
        <p class="choice" key={term.code}>
          <label>
            <input
              type="checkbox"
              name={props.name}
              value={term.code}
              checked={props.chosen.includes(term.code)}
            />
            <span>
              {labelOf(lang, term)}
              {term.retired && ` (${t.retired})`}
              {meaning(lang, term) && <small class="dim meaning">{meaning(lang, term)}</small>}
            </span>
          </label>
        </p>
      ))}
    </div>
  )
  return (
    <fieldset id={props.id} tabindex={props.id ? -1 : undefined}>
      <legend>{props.legend}</legend>
      {options.length > 12 ? <m-filter data-label={t.filter}>{checks}</m-filter> : checks}
    </fieldset>
  )
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'm-filter': import('preact').HTMLAttributes<HTMLElement>
    }
  }
}
