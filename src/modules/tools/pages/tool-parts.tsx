import { formatNumber, formatPrice } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert } from '#ui/form.tsx'
import { SmallPhoto } from '#ui/photos.tsx'
import type { Refusal } from '../availability-model.ts'
import { messages } from '../messages/index.ts'
import type { KeptPart, Span } from '../model.ts'
import type { ToolModule } from '../modules-model.ts'
import { dayInWords } from './words.ts'

/** The answer to dates that somebody asked about; `span` null: they make no sense. */
export type Checked = {
  du: string
  au: string
  span: Span | null
  refusal: Refusal | null
  copies: number
  /** Modules of one copy that can be had together, when what is asked cannot; null: they are not lent apart. */
  free: number[] | null
  /** From when it would be free for as long. */
  instead: string | null
}

/** What is counted when it leaves and when it comes back, module by module. */
export function Contents({ lang, parts, apart }: { lang: Lang; parts: KeptPart[]; apart: boolean }) {
  const t = messages[lang].sheet
  if (parts.length === 0) return null
  const modules = [...new Set(parts.map((part) => part.module))]
  const named = (module: string) => (apart ? t.moduleApart(module) : t.module(module))
  const valued = parts.some((part) => part.value !== null)
  return (
    // No landmark: the table below, which scrolls, is one of that name.
    <section>
      <h2>{t.contents}</h2>
      <p>{t.contentsLead}</p>
      {modules.map((module) => (
        <div
          class="table-scroll"
          key={module ?? ''}
          role="region"
          tabindex={0}
          aria-label={module === null ? t.contents : named(module)}
        >
          <table>
            {modules.length > 1 && (
              <caption>{module === null ? (apart ? t.stays : t.together) : named(module)}</caption>
            )}
            <thead>
              <tr>
                <th scope="col">{t.part}</th>
                <th scope="col">{t.quantity}</th>
                {valued && <th scope="col">{t.value}</th>}
              </tr>
            </thead>
            <tbody>
              {parts
                .filter((part) => part.module === module)
                .map((part, at) => (
                  <tr key={`${at}${part.name}`}>
                    <th scope="row">
                      {part.name}
                      {part.photo && <SmallPhoto lang={lang} folder="/fichiers/outil" photo={part.photo} />}
                    </th>
                    <td>{formatNumber(lang, part.quantity)}</td>
                    {valued && (
                      <td>
                        {part.value === null
                          ? '–'
                          : t.valueEach(formatPrice(lang, part.value), part.quantity)}
                      </td>
                    )}
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
      ))}
    </section>
  )
}

/** A module that is lent apart: whether it is asked about, and from when it may be had by itself; null: no day known. */
export type ShownModule = ToolModule & { asked: boolean; free: string | null }

type CheckProps = {
  lang: Lang
  slug: string
  today: string
  checked: Checked | null
  modules: ShownModule[]
}

/** Two days to try, and whether the tool may be had then. */
export function CheckDates({ lang, slug, checked, today, modules }: CheckProps) {
  const t = messages[lang].sheet
  const named = (free: boolean) =>
    modules.filter(({ number }) => checked?.free?.includes(number) === free).map(({ name }) => name)
  const said = (day: string) => dayInWords(lang, day)
  return (
    <>
      {checked && (
        <Alert kind={checked.span && !checked.refusal ? 'success' : 'info'}>
          <p>
            {checked.span === null
              ? t.wrongDates
              : checked.refusal
                ? t.refusals[checked.refusal]
                : t.available(said(checked.span.from), said(checked.span.to), checked.copies)}
          </p>
          {checked.free && checked.free.length > 0 && (
            <p>
              {t.modulesFree(named(true).join(', '))} {t.modulesTaken(named(false).join(', '))}
            </p>
          )}
          {checked.instead && <p>{t.nextThen(said(checked.instead))}</p>}
        </Alert>
      )}
      <form
        method="get"
        action={`${localPath(lang, `/outils/${slug}`)}#calendrier`}
        class="inline-form no-print check-dates"
        aria-label={t.check}
      >
        <p class="field">
          <label for="du">{t.checkFrom}</label>
          <input id="du" name="du" type="date" value={checked?.du ?? ''} min={today} required />
        </p>
        <p class="field">
          <label for="au">{t.checkTo}</label>
          <input id="au" name="au" type="date" value={checked?.au ?? ''} min={today} required />
        </p>
        {modules.length > 0 && (
          <fieldset class="field" aria-describedby="modules-aide">
            <legend>{t.checkModules}</legend>
            {modules.map(({ number, name, asked }) => (
              <p class="choice" key={number}>
                <label>
                  <input type="checkbox" name="modules" value={number} checked={asked} /> {name}
                </label>
              </p>
            ))}
            <p class="help" id="modules-aide">
              {t.checkModulesHelp}
            </p>
          </fieldset>
        )}
        <button class="btn ghost small" type="submit">
          {t.checkButton}
        </button>
      </form>
    </>
  )
}

/** From when each module may be had by itself, and which ones the calendar below is of. */
export function ModulesFree({ lang, today, modules }: Pick<CheckProps, 'lang' | 'today' | 'modules'>) {
  const t = messages[lang].sheet
  if (modules.length === 0) return null
  const asked = modules.filter((module) => module.asked).map(({ name }) => name)
  const when = (free: string | null) =>
    free === null ? t.neverFree : free <= today ? t.freeNow : t.freeFrom(dayInWords(lang, free))
  return (
    <>
      <h3>{t.modulesNext}</h3>
      <dl class="facts">
        {modules.map(({ number, name, free }) => (
          <div key={number}>
            <dt>{name}</dt>
            <dd>{`${t.whenFree} ${when(free)}`}</dd>
          </div>
        ))}
      </dl>
      {asked.length > 0 && <p>{t.calendarOf(asked.join(', '))}</p>}
    </>
  )
}
