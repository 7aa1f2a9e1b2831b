import { formatPrice } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, ErrorSummary } from '#ui/form.tsx'
import type { CopyForm } from '../form-model.ts'
import { formMessages, messages } from '../messages/index.ts'
import type { ToolCopy } from '../model.ts'
import type { ToolModule } from '../modules-model.ts'
import type { FieldError } from './controls.tsx'
import { CopyFields } from './copy-fields.tsx'
import { LabelsForm } from './labels-form.tsx'
import { dayInWords, moduleNames, periodInWords } from './words.ts'

export type CopiesProps = {
  lang: Lang
  tool: { slug: string; title: string }
  copies: ToolCopy[]
  /** Those that are lent one without the other. */
  modules: ToolModule[]
  /** A new copy, as typed. */
  form: CopyForm
  errors: FieldError[]
  notice: string | null
}

const stateClass = { good: 'good', worn: 'wait', repair: 'bad', retired: 'bad' } as const

/** `/outils/{slug}/exemplaires`: the copies of a tool, for those who look after it. */
export function CopiesPage({ lang, tool, copies, modules, form, errors, notice }: CopiesProps) {
  const t = formMessages[lang].copies
  const path = localPath(lang, `/outils/${tool.slug}/exemplaires`)
  return (
    <div class="wrap block narrow">
      <h1>{t.title(tool.title)}</h1>
      {notice && (
        <Alert kind="success">
          <p>{notice}</p>
        </Alert>
      )}
      <p class="lead">{t.lead}</p>
      {copies.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <ul class="rows">
          {copies.map((copy) => (
            <li key={copy.id}>
              <p>
                <strong>{copy.code}</strong>{' '}
                <span class={`state ${stateClass[copy.state]}`}>{messages[lang].copyStates[copy.state]}</span>
                {copy.brokenModules.length > 0 && (
                  <>
                    {' '}
                    <span class="state bad">
                      {t.brokenModules(moduleNames(lang, modules, copy.brokenModules))}
                    </span>
                  </>
                )}
              </p>
              <p class="dim">{facts(lang, copy)}</p>
              <Periods lang={lang} copy={copy} />
              <ul class="chips">
                <li>
                  <a href={`${path}/${copy.id}`}>
                    {t.change}
                    <span class="sr"> {copy.code}</span>
                  </a>
                </li>
              </ul>
            </li>
          ))}
        </ul>
      )}
      <section aria-labelledby="ajouter">
        <h2 id="ajouter">{t.add}</h2>
        <ErrorSummary lang={lang} errors={errors} />
        <form method="post" action={path} novalidate>
          <CopyFields lang={lang} form={form} errors={errors} />
          <button class="btn" type="submit">
            {t.addButton}
          </button>
        </form>
      </section>
      <LabelsForm lang={lang} slug={tool.slug} copies={copies} />
      <p>
        <a class="btn ghost small" href={localPath(lang, `/outils/${tool.slug}`)}>
          {t.back}
        </a>
      </p>
    </div>
  )
}

/** Where it lives, when it was bought, what it is insured for, what its people noted. */
function facts(lang: Lang, copy: ToolCopy): string {
  const t = formMessages[lang].copies
  const place = [copy.organisation?.name, copy.commune?.name].filter(Boolean).join(', ')
  return [
    t.livesAt(place || t.atHolder),
    copy.purchasedOn && t.bought(dayInWords(lang, copy.purchasedOn)),
    copy.insuranceValue !== null && t.insured(formatPrice(lang, copy.insuranceValue)),
    copy.note,
  ]
    .filter(Boolean)
    .join(' · ')
}

function Periods({ lang, copy }: { lang: Lang; copy: ToolCopy }) {
  if (copy.periods.length === 0) return <p>{formMessages[lang].copies.nothingTaken}</p>
  return (
    <ul>
      {copy.periods.map((period) => (
        <li key={period.id}>{periodInWords(lang, period)}</li>
      ))}
    </ul>
  )
}
