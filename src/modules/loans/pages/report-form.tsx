import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { ErrorSummary, Field, TextArea, TextField } from '#ui/form.tsx'
import { Icon } from '#ui/icon.tsx'
import { type ShownPhoto, SmallPhoto } from '#ui/photos.tsx'
import { fieldMessages } from '../messages/index.ts'
import type { PartToCount, ReportMoment, TypedReport } from '../report-model.ts'

type FieldError = { field: string; message: string }

type FormProps = {
  lang: Lang
  loanId: string
  moment: ReportMoment
  parts: PartToCount[]
  typed: TypedReport
  errors: FieldError[]
  /** What a part looks like, by its id. */
  partPhotos: ReadonlyMap<string, ShownPhoto>
  /** Until when a phone keeps this page, in milliseconds. */
  until: number
}

/** What is seen of a copy, to fill in on the spot. Its script keeps it on the phone, and sends it when there is a network; without it the form is sent. */
export function ReportForm(props: FormProps) {
  const { lang, loanId, moment, parts, typed, errors } = props
  const t = fieldMessages[lang].reports
  const path = localPath(lang, `/prets/${loanId}/etat-des-lieux`)
  return (
    <m-field-report
      data-path={path}
      data-until={String(props.until)}
      data-key={typed.key}
      data-moment={moment}
      data-elsewhere={localPath(lang, `/prets/${loanId}`)}
      data-words={JSON.stringify({ ...t.offline, passed: t.passed })}
    >
      <p role="status" class="check-in-status" data-status hidden />
      <ErrorSummary lang={lang} errors={errors} />
      <form method="post" action={path} enctype="multipart/form-data" novalidate>
        <input type="hidden" name="key" value={typed.key} />
        <input type="hidden" name="moment" value={moment} />
        <h3 id="parties" tabindex={-1}>
          {t.parts}
        </h3>
        {parts.length === 0 && <p>{t.noParts}</p>}
        <div id="parts">
          {parts.map((part, place) => (
            <PartFields key={`${place}${part.name}`} {...props} part={part} place={place} />
          ))}
        </div>
        <fieldset class="panel">
          <legend>{t.overall}</legend>
          <Condition lang={lang} typed={typed} errors={errors} />
          <PhotoField lang={lang} id="photo" label={t.photo} errors={errors} />
          <TextArea
            lang={lang}
            id="words"
            label={t.words}
            value={typed.words}
            errors={errors}
            optional
            rows={3}
            maxLength={2000}
          />
        </fieldset>
        <TextField
          lang={lang}
          id="otherName"
          label={t.otherName}
          help={t.otherNameHelp}
          value={typed.otherName}
          errors={errors}
          optional
          maxLength={200}
        />
        <p class="actions">
          <button class="btn" type="submit">
            {t.record[moment]}
          </button>
        </p>
      </form>
      <p hidden data-erase>
        <button type="button" class="btn ghost small">
          {t.offline.erase}
        </button>
      </p>
    </m-field-report>
  )
}

function PartFields(props: FormProps & { part: PartToCount; place: number }) {
  const { lang, part, place, typed, errors } = props
  const photo = props.partPhotos.get(part.partId ?? '')
  const t = fieldMessages[lang].reports
  const count = typed.counts[place]
  const help = [t.expected(part.expected), part.damaged > 0 && t.known(part.damaged)]
    .filter(Boolean)
    .join(', ')
  const number = (name: 'found' | 'damaged', label: string) => {
    const id = `${name}${place}`
    const wrong = errors.some((error) => error.field === id)
    return (
      <Field lang={lang} id={id} label={label} errors={errors}>
        <input
          id={id}
          name={id}
          type="text"
          inputmode="numeric"
          maxLength={6}
          autocomplete="off"
          value={count?.[name] ?? ''}
          aria-invalid={wrong || undefined}
          aria-describedby={wrong ? `aide${place} ${id}-erreur` : `aide${place}`}
        />
      </Field>
    )
  }
  return (
    <fieldset class="panel part-fields">
      <legend>{part.name}</legend>
      <input type="hidden" name={`part${place}`} value={part.name} />
      <p class="help" id={`aide${place}`}>
        {help}
      </p>
      {photo && <SmallPhoto lang={lang} folder="/fichiers/outil" photo={photo} />}
      <div class="pair">
        {number('found', t.found)}
        {number('damaged', t.damaged)}
      </div>
      <TextField
        lang={lang}
        id={`note${place}`}
        label={t.note}
        value={count?.note ?? ''}
        errors={errors}
        optional
        maxLength={500}
      />
      <PhotoField
        lang={lang}
        id={`photo${place}`}
        label={t.photoOf(part.name)}
        part={part.name}
        errors={errors}
      />
    </fieldset>
  )
}

function Condition({ lang, typed, errors }: { lang: Lang; typed: TypedReport; errors: FieldError[] }) {
  const t = fieldMessages[lang].reports
  const error = errors.find(({ field }) => field === 'condition')
  return (
    <fieldset class={error ? 'field wrong' : 'field'} id="condition" tabindex={-1}>
      <legend>{t.condition}</legend>
      {Object.entries(t.conditions).map(([condition, words]) => (
        <p class="choice" key={condition}>
          <label>
            <input type="radio" name="condition" value={condition} checked={typed.condition === condition} />{' '}
            {words}
          </label>
        </p>
      ))}
      {error && (
        <p class="field-error" id="condition-erreur">
          <Icon name="alert" size={16} /> {error.message}
        </p>
      )}
    </fieldset>
  )
}

/** Photos: a phone proposes its camera. The script shows how many are kept under the field. */
function PhotoField(props: { lang: Lang; id: string; label: string; part?: string; errors: FieldError[] }) {
  const { lang, id, label, part, errors } = props
  return (
    <Field lang={lang} id={id} label={label} optional errors={errors}>
      <input
        id={id}
        name={id}
        type="file"
        accept="image/jpeg,image/png,image/webp,image/avif"
        capture="environment"
        multiple
        data-part={part ?? ''}
        aria-describedby={errors.some((error) => error.field === id) ? `${id}-erreur` : undefined}
      />
      <span class="dim" data-kept />
    </Field>
  )
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'm-field-report': import('preact').HTMLAttributes<HTMLElement>
    }
  }
}
