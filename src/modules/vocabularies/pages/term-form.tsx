import { ErrorSummary, SelectField, TextArea, TextField } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'
import type { Inner } from './vocabulary-props.ts'

/** The form of one term, or of a new one; retiring it and merging it stand below. */
export function TermForm({ lang, page, open, typed, errors, terms }: Inner) {
  const t = messages[lang]
  const others = terms.filter((term) => !term.retired && term.code !== open?.code)
  return (
    <section id="terme" tabindex={-1}>
      <details open={open !== null || errors.length > 0}>
        <summary>{open ? t.editing(open.labelFr) : t.add}</summary>
        <ErrorSummary lang={lang} errors={errors} />
        <form method="post" action={page} novalidate>
          {typed.code && <input type="hidden" name="code" value={typed.code} />}
          <div class="pair">
            <TextField
              lang={lang}
              id="labelFr"
              label={t.labelFr}
              value={typed.labelFr}
              errors={errors}
              maxLength={120}
            />
            <TextField
              lang={lang}
              id="labelEn"
              label={t.labelEn}
              value={typed.labelEn}
              errors={errors}
              maxLength={120}
            />
          </div>
          <div class="pair">
            <TextArea
              lang={lang}
              id="definitionFr"
              label={t.definitionFr}
              value={typed.definitionFr}
              rows={2}
              maxLength={1000}
              optional
            />
            <TextArea
              lang={lang}
              id="definitionEn"
              label={t.definitionEn}
              value={typed.definitionEn}
              rows={2}
              maxLength={1000}
              optional
            />
          </div>
          <p class="actions">
            <button class="btn" type="submit">
              {t.save}
            </button>
          </p>
        </form>
        {open && !open.retired && (
          <>
            <form method="post" action={`${page}/termes/${open.code}`}>
              <button class="btn ghost small" type="submit" name="acte" value="retirer">
                {t.retire}
              </button>
            </form>
            <h3>{t.mergeTitle}</h3>
            <p>{t.mergeHelp(open.organisations)}</p>
            <form method="post" action={`${page}/termes/${open.code}/reunir`}>
              <SelectField
                lang={lang}
                id="into"
                label={t.into}
                value=""
                options={[['', t.choose], ...others.map((term) => [term.code, term.labelFr] as const)]}
              />
              <button class="btn ghost" type="submit">
                {t.merge}
              </button>
            </form>
          </>
        )}
      </details>
    </section>
  )
}
