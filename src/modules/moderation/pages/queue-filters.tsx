import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import type { QueueChoices } from '../queue-model.ts'

/** One value of a filter, where it leads and how many cases it would show. */
export type Chip = { label: string; href: string; count: number; current: boolean }

/** What the form of filters holds; the choices made by links are kept in it, hidden. */
export type FilterForm = {
  text: string
  territory: string
  age: string
  order: string
  kept: { name: string; value: string }[]
}

export function ChipNav({ lang, label, chips }: { lang: Lang; label: string; chips: Chip[] }) {
  return (
    <nav class="chips" aria-label={label}>
      <ul>
        {chips.map((chip) => (
          <li key={chip.href}>
            <a href={localPath(lang, chip.href)} aria-current={chip.current ? 'true' : undefined}>
              {chip.label} <span class="count">{chip.count}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

export function QueueFilterForm({
  lang,
  form,
  territories,
  hasFilters,
}: {
  lang: Lang
  form: FilterForm
  territories: QueueChoices['territories']
  hasFilters: boolean
}) {
  const t = messages[lang]
  const path = localPath(lang, '/administration/moderation')
  const choices = (kind: string) => territories.filter((one) => one.ref.startsWith(`${kind}/`))
  return (
    <details open={form.text !== '' || form.territory !== '' || form.age !== '' || form.order !== ''}>
      <summary>{t.filter}</summary>
      <form action={path} class="pair">
        {form.kept.map(({ name, value }) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div class="field">
          <label for="texte">{t.text}</label>
          <input id="texte" name="q" type="text" maxLength={100} value={form.text} />
        </div>
        <div class="field">
          <label for="territoire">{t.territory}</label>
          <select id="territoire" name="territoire">
            <option value="">{t.everywhere}</option>
            {(['departement', 'epci'] as const).map((kind) => (
              <optgroup key={kind} label={kind === 'epci' ? t.territories.epcis : t.territories.departements}>
                {choices(kind).map(({ ref, name }) => (
                  <option key={ref} value={ref} selected={ref === form.territory}>
                    {name}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="depuis">{t.age}</label>
          <select id="depuis" name="depuis">
            <option value="">{t.anyAge}</option>
            {(['7', '30', '90'] as const).map((days) => (
              <option key={days} value={days} selected={days === form.age}>
                {t.agesWords[days]}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="tri">{t.order}</label>
          <select id="tri" name="tri">
            <option value="">{t.newest}</option>
            <option value="ancien" selected={form.order === 'old'}>
              {t.oldest}
            </option>
          </select>
        </div>
        <p class="actions">
          <button class="btn small" type="submit">
            {t.filter}
          </button>
          {hasFilters && <a href={path}>{t.clear}</a>}
        </p>
      </form>
    </details>
  )
}
