import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Icon } from '#ui/icon.tsx'
import { messages } from '../messages/index.ts'
import type { Counted, CoverageQuery, Measure, PlaceKind } from '../model.ts'

export type CoverageFormProps = {
  lang: Lang
  query: CoverageQuery
  kinds: PlaceKind[]
  /** What may be chosen: kilometres, who is counted, what the map shows and its word in the address. */
  choices: { radii: readonly number[]; counted: Counted[]; measures: Record<Measure, string> }
}

/** What is measured: kind of place, radius, who is counted, what the map shows. A plain GET form. */
export function CoverageForm({ lang, query, kinds, choices }: CoverageFormProps) {
  const t = messages[lang]
  return (
    <form class="question-form" action={localPath(lang, '/observatoire/couverture')} aria-label={t.form}>
      <KindField lang={lang} kinds={kinds} chosen={query.kind} />
      <RadiusField lang={lang} radii={choices.radii} chosen={query.radius} />
      <CountedField lang={lang} counted={choices.counted} chosen={query.counted} />
      <label>
        <span>{t.measure}</span>
        <select name="mesure">
          {(Object.keys(choices.measures) as Measure[]).map((key) => (
            <option key={key} value={choices.measures[key]} selected={key === query.measure}>
              {t.measureNames[key]}
            </option>
          ))}
        </select>
      </label>
      <button class="btn" type="submit">
        <Icon name="search" /> {t.show}
      </button>
    </form>
  )
}

export function KindField({ lang, kinds, chosen }: { lang: Lang; kinds: PlaceKind[]; chosen: string }) {
  const t = messages[lang]
  return (
    <label>
      <span>{t.kind}</span>
      <select name="lieu">
        {(['organisation', 'event', 'tool'] as const).map((group) => {
          const own = kinds.filter(({ code }) => code.split(':')[0] === group)
          return (
            own.length > 0 && (
              <optgroup key={group} label={t.groups[group]}>
                {own.map((kind) => (
                  <option key={kind.code} value={kind.code} selected={kind.code === chosen}>
                    {lang === 'fr' ? kind.labelFr : kind.labelEn} ({kind.count})
                  </option>
                ))}
              </optgroup>
            )
          )
        })}
      </select>
    </label>
  )
}

export function RadiusField({
  lang,
  radii,
  chosen,
}: {
  lang: Lang
  radii: readonly number[]
  chosen: number
}) {
  const t = messages[lang]
  return (
    <label>
      <span>{t.radius}</span>
      <select name="rayon">
        {radii.map((radius) => (
          <option key={radius} value={radius} selected={radius === chosen}>
            {t.km(radius)}
          </option>
        ))}
      </select>
    </label>
  )
}

export function CountedField({ lang, counted, chosen }: { lang: Lang; counted: Counted[]; chosen: Counted }) {
  const t = messages[lang]
  return (
    <label>
      <span>{t.counted}</span>
      <select name="compter">
        {counted.map((code) => (
          <option key={code} value={code} selected={code === chosen}>
            {t.people[code]}
          </option>
        ))}
      </select>
    </label>
  )
}
