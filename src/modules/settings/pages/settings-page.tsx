import type { ComponentChildren } from 'preact'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { Alert, describedBy, ErrorSummary, Field } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'
import type { SettingPart } from '../model.ts'

export type PagePart = SettingPart | 'logo'
type FieldError = { field: string; message: string }
type Name = keyof (typeof messages)['fr']['fields']

type Props = {
  lang: Lang
  version: number
  changed: { at: Date; by: string | null } | null
  typed: Record<Name, string>
  /** The values stored meanwhile by somebody else, to compare with. */
  stored: Record<Name, string> | null
  errors: FieldError[]
  /** The form that was just sent. */
  part: PagePart | null
  notice: 'saved' | 'conflict' | null
  logo: { href: string; alt: string; width: number; height: number } | null
  alt: string
  previews: { field: Name; html: string }[]
  mayChange: boolean
}

/** The settings of the site: one form for each part, each saved by itself. */
export function SettingsPage(props: Props) {
  const { lang } = props
  const t = messages[lang]
  const field = (name: Name, control: 'text' | 'email' | 'date' | number = 'text') => (
    <SettingField {...props} name={name} control={control} />
  )
  return (
    <BackOffice lang={lang} current="/administration/reglages">
      <h1>{t.title}</h1>
      <p>{t.lead}</p>
      {props.changed && <p class="dim">{t.changedBy(props.changed.by || t.somebody, props.changed.at)}</p>}
      {!props.mayChange && (
        <Alert kind="info">
          <p>{t.readOnly}</p>
        </Alert>
      )}
      <ErrorSummary lang={lang} errors={props.errors} />
      <Part {...props} name="identity">
        <div class="pair">
          {field('name')}
          {field('contactEmail', 'email')}
        </div>
      </Part>
      <LogoPart {...props} />
      <Part {...props} name="banner" preview>
        <p class="dim">{t.markdown}</p>
        {field('bannerFr', 3)}
        {field('bannerEn', 3)}
        <div class="pair">
          {field('bannerFrom', 'date')}
          {field('bannerUntil', 'date')}
        </div>
      </Part>
      <Part {...props} name="mails">
        <div class="pair">
          {field('senderName')}
          {field('senderAddress', 'email')}
        </div>
      </Part>
      <Part {...props} name="texts" preview>
        <p class="dim">{t.markdown}</p>
        {field('legalFr', 12)}
        {field('legalEn', 12)}
        {field('privacyFr', 12)}
        {field('privacyEn', 12)}
      </Part>
    </BackOffice>
  )
}

function Notice({ lang, notice }: Pick<Props, 'lang' | 'notice'>) {
  if (!notice) return null
  return (
    <Alert kind={notice === 'saved' ? 'success' : 'error'}>
      <p>{notice === 'saved' ? messages[lang].saved : messages[lang].conflict}</p>
    </Alert>
  )
}

function Part(props: Props & { name: SettingPart; preview?: boolean; children: ComponentChildren }) {
  const { lang, name, mayChange } = props
  const t = messages[lang]
  return (
    <section aria-labelledby={name}>
      <h2 id={name}>{t.parts[name]}</h2>
      {props.part === name && <Notice {...props} />}
      <form method="post" action={localPath(lang, `/administration/reglages/${name}`)} novalidate>
        <input type="hidden" name="version" value={props.version} />
        <fieldset disabled={!mayChange}>
          <legend class="sr">{t.parts[name]}</legend>
          {props.children}
        </fieldset>
        {mayChange && (
          <p class="actions">
            <button class="btn" type="submit" name="do" value="save">
              {t.save}
            </button>
            {props.preview && (
              <button class="btn ghost" type="submit" name="do" value="preview">
                {t.preview}
              </button>
            )}
          </p>
        )}
      </form>
    </section>
  )
}

function LogoPart(props: Props) {
  const { lang, logo, errors } = props
  const t = messages[lang].logo
  const action = localPath(lang, '/administration/reglages/logo')
  return (
    <section aria-labelledby="logo">
      <h2 id="logo">{messages[lang].parts.logo}</h2>
      {props.part === 'logo' && <Notice {...props} />}
      {logo ? (
        <p>
          <span class="dim">{t.now} : </span>
          <img src={logo.href} alt={logo.alt} width={logo.width / 2} height={logo.height / 2} />
        </p>
      ) : (
        <p>{t.none}</p>
      )}
      {props.mayChange && (
        <>
          <form method="post" action={action} enctype="multipart/form-data" novalidate>
            <input type="hidden" name="version" value={props.version} />
            <Field lang={lang} id="file" label={t.file} help={t.fileHelp} errors={errors}>
              <input
                id="file"
                name="file"
                type="file"
                accept="image/png,image/jpeg,image/webp"
                aria-describedby={describedBy('file', true, errors)}
              />
            </Field>
            <Field lang={lang} id="alt" label={t.alt} help={t.altHelp} errors={errors}>
              <input
                id="alt"
                name="alt"
                type="text"
                maxLength={200}
                value={props.alt}
                aria-describedby={describedBy('alt', true, errors)}
              />
            </Field>
            <p class="actions">
              <button class="btn" type="submit">
                {messages[lang].save}
              </button>
            </p>
          </form>
          {logo && (
            <form method="post" action={`${action}/retirer`}>
              <input type="hidden" name="version" value={props.version} />
              <button class="btn ghost small" type="submit">
                {t.remove}
              </button>
            </form>
          )}
        </>
      )}
    </section>
  )
}

function SettingField(props: Props & { name: Name; control: 'text' | 'email' | 'date' | number }) {
  const { lang, name, control, errors, stored } = props
  const t = messages[lang]
  const help = Object.hasOwn(t.help, name) ? t.help[name as keyof typeof t.help] : undefined
  const preview = props.previews.find(({ field }) => field === name)
  const wrong = errors.some(({ field }) => field === name)
  const described = describedBy(name, help !== undefined, errors)
  const label = t.fields[name]
  return (
    <>
      <Field lang={lang} id={name} label={label} help={help} errors={errors}>
        {typeof control === 'number' ? (
          <textarea id={name} name={name} rows={control} aria-invalid={wrong} aria-describedby={described}>
            {props.typed[name]}
          </textarea>
        ) : (
          <input
            id={name}
            name={name}
            type={control as 'text'} // Preact types an input by its type: here it is one of several
            maxLength={254}
            value={props.typed[name]}
            aria-invalid={wrong}
            aria-describedby={described}
          />
        )}
      </Field>
      {stored && stored[name] !== props.typed[name] && (
        <p class="dim">
          {t.current} {stored[name] || <em>{t.none}</em>}
        </p>
      )}
      {preview && (
        <section
          class="letter"
          aria-label={`${t.preview} : ${label}`}
          lang={name.endsWith('En') ? 'en' : 'fr'}
        >
          <div dangerouslySetInnerHTML={{ __html: preview.html }} />
        </section>
      )}
    </>
  )
}
