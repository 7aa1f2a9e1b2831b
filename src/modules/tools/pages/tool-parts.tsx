import { formatEuros, formatNumber } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert } from '#ui/form.tsx'
import { SmallPhoto } from '#ui/photos.tsx'
import type { Refusal } from '../availability-model.ts'
import { messages } from '../messages/index.ts'
import type { KeptPart, Span } from '../model.ts'
import { dayInWords } from './words.ts'

/** The answer to dates that somebody asked about; `span` null: they make no sense. */
export type Checked = {
  du: string
  au: string
  span: Span | null
  refusal: Refusal | null
  copies: number
  /** From when it would be free for as long. */
  instead: string | null
}

/** What is counted when it leaves and when it comes back, module by module. */
export function Contents({ lang, parts }: { lang: Lang; parts: KeptPart[] }) {
  const t = messages[lang].sheet
  if (parts.length === 0) return null
  const modules = [...new Set(parts.map((part) => part.module))]
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
          aria-label={module === null ? t.contents : t.module(module)}
        >
          <table>
            {modules.length > 1 && <caption>{module === null ? t.together : t.module(module)}</caption>}
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
                          : t.valueEach(formatEuros(lang, part.value), part.quantity)}
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

type CheckProps = { lang: Lang; slug: string; today: string; checked: Checked | null }

/** Two days to try, and whether the tool may be had then. */
export function CheckDates({ lang, slug, checked, today }: CheckProps) {
  const t = messages[lang].sheet
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
        <button class="btn small" type="submit">
          {t.checkButton}
        </button>
      </form>
    </>
  )
}
