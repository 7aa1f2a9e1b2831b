import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { describedBy, ErrorSummary, Field, SelectField, TextField } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'
import type { FeedKind } from '../model.ts'
import { sourcesPath } from './feeds-page.tsx'

/** What was typed of a source. */
export type FeedForm = Record<
  | 'nom'
  | 'adresse'
  | 'cle'
  | 'retirer_cle'
  | 'structure'
  | 'editeur'
  | 'licence'
  | 'rythme'
  | 'regle'
  | 'passes',
  string
>

/** The kinds of sources there are, each with what it is for. */
export function ChooseKindPage({ lang, kinds }: { lang: Lang; kinds: readonly FeedKind[] }) {
  const t = messages[lang]
  return (
    <BackOffice lang={lang} current={sourcesPath}>
      <h1>{t.form.choose}</h1>
      <ul class="rows">
        {kinds.map((kind) => (
          <li key={kind}>
            <div>
              <p>
                <a href={localPath(lang, `${sourcesPath}/nouvelle?type=${kind}`)}>
                  <strong>{t.kinds[kind]}</strong>
                </a>
              </p>
              <p class="meta">{t.kindHelp[kind]}</p>
            </div>
          </li>
        ))}
      </ul>
    </BackOffice>
  )
}

type Props = {
  lang: Lang
  kind: FeedKind
  /** Path of the source; null when it is new. */
  path: string | null
  name: string
  form: FeedForm
  takes: { address: boolean; file: boolean; key: boolean }
  kept: { key: boolean; file: string | null }
  errors: { field: string; message: string }[]
}

/** The form of a source, new or not. */
export function FeedFormPage(props: Props) {
  const { lang, kind, path, form, errors, takes } = props
  const t = messages[lang]
  const w = t.form
  const text = { lang, errors }
  return (
    <BackOffice lang={lang} current={sourcesPath}>
      <h1>{path ? w.editTitle(props.name) : w.newTitle}</h1>
      <p>
        {w.kind}
        {lang === 'fr' ? '\u00a0' : ''}: <strong>{t.kinds[kind]}</strong>
        {!path && (
          <>
            {' '}
            (<a href={localPath(lang, `${sourcesPath}/nouvelle`)}>{w.otherKind}</a>)
          </>
        )}
      </p>
      <ErrorSummary lang={lang} errors={errors} />
      <form
        method="post"
        action={localPath(lang, path ? `${path}/modifier` : sourcesPath)}
        enctype="multipart/form-data"
        novalidate
      >
        <input type="hidden" name="type" value={kind} />
        <TextField {...text} id="nom" label={w.name} help={w.nameHelp} value={form.nom} maxLength={120} />
        {takes.address && <AddressField {...props} />}
        {takes.key && <KeyField {...props} />}
        {takes.file && <FileField {...props} />}
        <TextField
          {...text}
          id="structure"
          label={w.organiser}
          help={w.organiserHelp}
          value={form.structure}
          optional
        />
        <div class="pair">
          <TextField {...text} id="editeur" label={w.publisher} value={form.editeur} />
          <TextField {...text} id="licence" label={w.licence} help={w.licenceHelp} value={form.licence} />
        </div>
        <SelectField
          {...text}
          id="rythme"
          label={w.schedule}
          value={form.rythme}
          options={Object.entries(t.schedules)}
        />
        <SelectField
          {...text}
          id="regle"
          label={w.rule}
          value={form.regle}
          options={Object.entries(t.rules)}
        />
        <p>
          <label>
            <input name="passes" type="checkbox" value="oui" checked={form.passes === 'oui'} /> {w.past}
          </label>
        </p>
        <p class="actions">
          <button class="btn" type="submit">
            {w.save}
          </button>
        </p>
      </form>
    </BackOffice>
  )
}

function AddressField({ lang, kind, form, takes, errors }: Props) {
  const w = messages[lang].form
  const api = kind === 'openagenda-api'
  return (
    <TextField
      lang={lang}
      errors={errors}
      id="adresse"
      label={api ? w.url['openagenda-api'] : w.url.other}
      help={api ? w.urlHelp['openagenda-api'] : takes.file ? w.urlHelp.orFile : w.urlHelp.other}
      value={form.adresse}
      maxLength={2000}
      optional={takes.file}
    />
  )
}

function KeyField({ lang, kept, errors }: Props) {
  const w = messages[lang].form
  return (
    <>
      <Field
        lang={lang}
        id="cle"
        label={w.secret}
        help={kept.key ? w.secretKept : w.secretHelp}
        errors={errors}
      >
        <input
          id="cle"
          name="cle"
          type="password"
          autocomplete="off"
          maxLength={300}
          aria-describedby={describedBy('cle', true, errors)}
        />
      </Field>
      {kept.key && (
        <p>
          <label>
            <input name="retirer_cle" type="checkbox" value="oui" /> {w.secretRemove}
          </label>
        </p>
      )}
    </>
  )
}

function FileField({ lang, kept, takes, errors }: Props) {
  const w = messages[lang].form
  return (
    <Field
      lang={lang}
      id="fichier"
      label={w.file}
      help={kept.file ? w.fileKept(kept.file) : w.fileHelp}
      optional={takes.address || kept.file !== null}
      errors={errors}
    >
      <input
        id="fichier"
        name="fichier"
        type="file"
        accept=".csv,.tsv,.txt,.json,.ics,text/csv,text/calendar,application/json"
        aria-invalid={errors.some((error) => error.field === 'fichier') || undefined}
        aria-describedby={describedBy('fichier', true, errors)}
      />
    </Field>
  )
}
