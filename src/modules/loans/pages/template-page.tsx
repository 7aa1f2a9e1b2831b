import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, ErrorSummary, TextArea, TextField } from '#ui/form.tsx'
import type { Placeholder } from '../agreement/terms-model.ts'
import { agreementMessages } from '../messages/paper.ts'

/** A template as typed; `base` is the version that was being edited. */
export type TemplateForm = { base: string; title: string; body: string }

type TemplateProps = {
  lang: Lang
  organisation: { slug: string; name: string }
  /** The version that is proposed now; 0: the one that comes with the program. */
  version: number
  form: TemplateForm
  /** The most letters of each. */
  most: { title: number; body: number }
  /** What the text may name between braces. */
  placeholders: readonly Placeholder[]
  errors: { field: string; message: string }[]
  /** Somebody saved another version meanwhile. */
  changed: boolean
  /** How many first acceptances fell with what was just saved; null: nothing was. */
  saved: number | null
}

/** `/annuaire/{slug}/convention-de-pret`: the text that an organisation proposes to whoever borrows from it. */
export function TemplatePage(props: TemplateProps) {
  const { lang, organisation, version, form, errors, changed, saved } = props
  const t = agreementMessages[lang].edit
  const common = { lang, errors }
  return (
    <div class="wrap block narrow">
      <h1>{t.title(organisation.name)}</h1>
      <p class="lead">{t.lead}</p>
      {saved !== null && (
        <Alert kind="success">
          <p>{t.saved}</p>
          {saved > 0 && <p>{t.fallen(saved)}</p>}
        </Alert>
      )}
      {changed && (
        <Alert kind="error">
          <p>{t.changed}</p>
        </Alert>
      )}
      <ErrorSummary lang={lang} errors={errors} />
      <p>{version === 0 ? t.isDefault : t.version(version)}</p>
      <form
        method="post"
        action={localPath(lang, `/annuaire/${organisation.slug}/convention-de-pret`)}
        novalidate
      >
        <input type="hidden" name="base" value={form.base} />
        <TextField {...common} id="title" label={t.name} value={form.title} maxLength={props.most.title} />
        <TextArea
          {...common}
          id="body"
          label={t.body}
          help={t.bodyHelp}
          value={form.body}
          rows={24}
          maxLength={props.most.body}
        />
        <details>
          <summary>{t.words}</summary>
          <dl class="facts">
            {props.placeholders.map((name) => (
              <div key={name}>
                <dt>
                  <code>{`{${name}}`}</code>
                </dt>
                <dd>{t.meanings[name]}</dd>
              </div>
            ))}
          </dl>
        </details>
        <p>{t.effect}</p>
        <p class="actions">
          <button class="btn" type="submit" name="act" value="save">
            {t.save}
          </button>{' '}
          <button class="btn ghost" type="submit" name="act" value="preview" formtarget="_blank">
            {t.preview}
          </button>
        </p>
      </form>
      <p>
        <a href={localPath(lang, '/compte/prets?cote=prets')}>{t.back}</a>
      </p>
    </div>
  )
}
