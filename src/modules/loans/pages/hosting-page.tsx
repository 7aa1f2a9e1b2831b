import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, describedBy, ErrorSummary, Field, SelectField, TextArea, TextField } from '#ui/form.tsx'
import type { HostingForm } from '../hosting-model.ts'
import { hostingMessages } from '../messages/hosting.ts'
import type { LoanPhoto } from '../report-model.ts'
import { LoanPhotos } from './report-shown.tsx'

const countNames = ['public', 'pupils'] as const satisfies (keyof HostingForm)[]
const ageNames = ['children', 'teenagers', 'adults', 'seniors'] as const satisfies (keyof HostingForm)[]

type HostingProps = {
  lang: Lang
  /** Language-free path of the form. */
  path: string
  tool: string
  when: string
  /** Days of the loan. */
  longest: number
  form: HostingForm
  credit: string
  photos: LoanPhoto[]
  photoKey: string
  errors: { field: string; message: string }[]
  notice: string | null
}

/** `/prets/bilan/{secret}`, `/prets/{id}/bilan`: what a loan brought where it was. */
export function HostingPage(props: HostingProps) {
  const { lang, path, tool, when, form, errors, notice } = props
  const t = hostingMessages[lang]
  const common = { lang, errors, optional: true }
  return (
    <div class="wrap block narrow spaced">
      <h1>{t.title}</h1>
      <p class="lead">{`${tool}, ${when}`}</p>
      {notice && errors.length === 0 && (
        <Alert kind="success">
          <p>{notice}</p>
        </Alert>
      )}
      <p>{t.lead}</p>
      <ErrorSummary lang={lang} errors={errors} />
      <form method="post" action={localPath(lang, path)} enctype="multipart/form-data" novalidate>
        <input type="hidden" name="photoKey" value={props.photoKey} />
        <NumberField {...props} name="daysOpen" label={t.daysOpen} help={t.daysHelp(props.longest)} />
        <fieldset class="panel">
          <legend>{t.visitors}</legend>
          <div class="pair">
            {countNames.map((name) => (
              <NumberField key={name} {...props} name={name} label={t[name]} />
            ))}
          </div>
          <p>{t.ages}</p>
          <div class="pair">
            {ageNames.map((name) => (
              <NumberField key={name} {...props} name={name} label={t[name]} />
            ))}
          </div>
        </fieldset>
        <SelectField
          {...common}
          id="satisfaction"
          label={t.satisfaction}
          value={form.satisfaction}
          options={t.satisfactions.map((words, mark) => [mark === 0 ? '' : String(mark), words] as const)}
        />
        <TextArea {...common} id="worked" label={t.worked} value={form.worked} rows={4} maxLength={2000} />
        <fieldset class="panel">
          <legend>{t.photo}</legend>
          <Field lang={lang} id="file" label={t.photo} help={t.photoHelp} optional errors={errors}>
            <input
              id="file"
              name="file"
              type="file"
              accept="image/jpeg,image/png,image/webp,image/avif"
              aria-describedby={describedBy('file', true, errors)}
            />
          </Field>
          <TextField {...common} id="credit" label={t.credit} value={props.credit} maxLength={300} />
          <LoanPhotos photos={props.photos} words={({ credit }) => t.photoOf(credit)} />
        </fieldset>
        <button class="btn" type="submit">
          {t.send}
        </button>
      </form>
    </div>
  )
}

function NumberField(props: HostingProps & { name: keyof HostingForm; label: string; help?: string }) {
  const { lang, name, label, help, form, errors } = props
  return (
    <Field lang={lang} id={name} label={label} help={help} errors={errors}>
      <input
        id={name}
        name={name}
        type="text"
        inputmode="numeric"
        maxLength={12}
        autocomplete="off"
        value={form[name]}
        aria-invalid={errors.some(({ field }) => field === name) || undefined}
        aria-describedby={describedBy(name, help !== undefined, errors)}
      />
    </Field>
  )
}

/** A link whose time is over. */
export function DeadLinkPage({ lang, days }: { lang: Lang; days: number }) {
  const t = hostingMessages[lang]
  return (
    <div class="wrap block narrow spaced">
      <h1>{t.dead}</h1>
      <p>{t.deadText(days)}</p>
      <p>
        <a class="btn" href={localPath(lang, '/compte/prets')}>
          {t.signIn}
        </a>
      </p>
    </div>
  )
}
