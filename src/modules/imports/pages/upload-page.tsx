import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { describedBy, ErrorSummary, Field } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'

/** What was typed beside the file. */
export type UploadForm = Record<'source' | 'titre' | 'editeur' | 'licence' | 'millesime' | 'adresse', string>

/** The value of the choice « new source ». */
export const newSourceChoice = '+'

/** A file and the source it belongs to. */
export function UploadPage(props: {
  lang: Lang
  form: UploadForm
  sources: { id: string; title: string; vintage: string }[]
  errors: { field: string; message: string }[]
}) {
  const { lang, form, sources, errors } = props
  const t = messages[lang].upload
  const field = (
    id: keyof UploadForm,
    label: string,
    more: { help?: string; optional?: boolean; type?: 'url' } = {},
  ) => (
    <Field lang={lang} id={id} label={label} help={more.help} optional={more.optional} errors={errors}>
      <input
        id={id}
        name={id}
        type={(more.type ?? 'text') as 'text'} // Preact types an input by its type: here it is one of two
        maxLength={500}
        value={form[id]}
        aria-invalid={errors.some((error) => error.field === id) || undefined}
        aria-describedby={describedBy(id, more.help !== undefined, errors)}
      />
    </Field>
  )
  return (
    <BackOffice lang={lang} current="/administration/imports">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <ErrorSummary lang={lang} errors={errors} />
      <form
        method="post"
        action={localPath(lang, '/administration/imports')}
        enctype="multipart/form-data"
        novalidate
      >
        <Field lang={lang} id="fichier" label={t.file} help={t.fileHelp} errors={errors}>
          <input
            id="fichier"
            name="fichier"
            type="file"
            required
            accept=".csv,.tsv,.txt,.json,.ndjson,.geojson,text/csv,application/json"
            aria-invalid={errors.some((error) => error.field === 'fichier') || undefined}
            aria-describedby={describedBy('fichier', true, errors)}
          />
        </Field>
        <Field lang={lang} id="source" label={t.source} help={t.sourceHelp} errors={errors}>
          <select
            id="source"
            name="source"
            required
            aria-invalid={errors.some((error) => error.field === 'source') || undefined}
            aria-describedby={describedBy('source', true, errors)}
          >
            <option value="">{t.choose}</option>
            {sources.map(({ id, title, vintage }) => (
              <option key={id} value={id} selected={form.source === id}>
                {title} ({vintage})
              </option>
            ))}
            <option value={newSourceChoice} selected={form.source === newSourceChoice}>
              {t.newSource}
            </option>
          </select>
        </Field>
        <fieldset>
          <legend>{t.newLegend}</legend>
          <p class="dim">{t.newHelp}</p>
          {field('titre', t.sourceTitle)}
          {field('editeur', t.publisher)}
          {field('licence', t.licence, { help: t.licenceHelp })}
          {field('millesime', t.vintage, { help: t.vintageHelp })}
          {field('adresse', t.url, { optional: true, type: 'url' })}
        </fieldset>
        <p class="actions">
          <button class="btn" type="submit">
            {t.send}
          </button>
        </p>
      </form>
    </BackOffice>
  )
}
