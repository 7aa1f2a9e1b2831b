import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { ErrorSummary } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'
import type { FileColumn } from '../model.ts'

/** What each column of the file becomes. Fields are numbered: a column's name can be anything. */
export function ColumnsPage(props: {
  lang: Lang
  id: string
  fileName: string
  columns: FileColumn[]
  mapping: Record<string, string | null>
  targets: string[]
  errors: { field: string; message: string }[]
}) {
  const { lang, id, columns, mapping, targets, errors } = props
  const t = messages[lang].columns
  const words = messages[lang].targets
  return (
    <BackOffice lang={lang} current="/administration/imports">
      <h1>{t.title(props.fileName)}</h1>
      <p class="lead">{t.lead}</p>
      <ErrorSummary lang={lang} errors={errors} />
      <form method="post" action={localPath(lang, `/administration/imports/${id}/colonnes`)}>
        <ul class="rows">
          {columns.map(({ key, name, samples }, at) => {
            const field = `colonne-${at}`
            const error = errors.find((each) => each.field === field)
            return (
              <li key={key}>
                <div>
                  <p>
                    <strong id={`${field}-nom`}>{name}</strong>
                  </p>
                  <p class="meta" id={`${field}-valeurs`}>
                    {samples.length > 0 ? samples.join(' · ') : t.noSample}
                  </p>
                </div>
                <div class={error ? 'field wrong' : 'field'}>
                  <select
                    id={field}
                    name={field}
                    aria-label={t.becomesFor(name)}
                    aria-describedby={`${field}-valeurs`}
                    aria-invalid={error ? true : undefined}
                  >
                    <option value="">{t.leave}</option>
                    {targets.map((target) => (
                      <option key={target} value={target} selected={mapping[key] === target}>
                        {words[target] ?? target}
                      </option>
                    ))}
                  </select>
                  {error && <p class="field-error">{error.message}</p>}
                </div>
              </li>
            )
          })}
        </ul>
        <p class="actions">
          <button class="btn" type="submit">
            {t.save}
          </button>
          <a href={localPath(lang, `/administration/imports/${id}`)}>{t.back}</a>
        </p>
      </form>
    </BackOffice>
  )
}
