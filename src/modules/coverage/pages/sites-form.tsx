import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Icon } from '#ui/icon.tsx'
import { messages } from '../messages/index.ts'
import type { Counted, PlaceKind } from '../model.ts'
import type { Aim, SitesQuery } from '../sites-model.ts'
import { CountedField, KindField, RadiusField } from './coverage-form.tsx'

export type SitesFormProps = {
  lang: Lang
  query: SitesQuery
  kinds: PlaceKind[]
  /** What may be chosen: kilometres, who is counted, aims and their words in the address, how many places at most. */
  choices: { radii: readonly number[]; counted: Counted[]; aims: Record<Aim, string>; most: number }
}

/** What is looked for: kind of place, aim, how many, radius, who is counted. A plain GET form. */
export function SitesForm({ lang, query, kinds, choices }: SitesFormProps) {
  const t = messages[lang].sites
  return (
    <form class="question-form" action={localPath(lang, '/observatoire/ou-agir')} aria-label={t.form}>
      <KindField lang={lang} kinds={kinds} chosen={query.kind} />
      <label>
        <span>{t.aim}</span>
        <select name="but">
          {(Object.keys(choices.aims) as Aim[]).map((aim) => (
            <option key={aim} value={choices.aims[aim]} selected={aim === query.aim}>
              {t.aims[aim]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>
          {t.sites} <span class="dim">({t.sitesHelp(choices.most)})</span>
        </span>
        <input type="number" name="nombre" min={1} max={choices.most} required value={query.sites} />
      </label>
      <RadiusField lang={lang} radii={choices.radii} chosen={query.radius} />
      <CountedField lang={lang} counted={choices.counted} chosen={query.counted} />
      <button class="btn" type="submit">
        <Icon name="search" /> {t.search}
      </button>
    </form>
  )
}
