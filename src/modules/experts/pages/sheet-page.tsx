import { type Lang, localPath } from '#platform/i18n/lang.ts'

import { Alert, describedBy, ErrorSummary, Field } from '#ui/form.tsx'
import { Icon } from '#ui/icon.tsx'
import { messages } from '../messages/index.ts'
import type { ExpertSheet, FieldError, OtherExpert } from '../model.ts'
import { Others, SheetBody } from './sheet-body.tsx'

export type SheetProps = {
  lang: Lang
  sheet: ExpertSheet
  full: boolean
  others: OtherExpert[]
  /** Why a moderator hid it, for those who still read it. */
  hiddenReason: string | null
  canHide: boolean
  errors: FieldError[]
}

/** `/experts/{slug}`: one person who can come and speak. */
export function SheetPage({ lang, sheet, full, others, hiddenReason, canHide, errors }: SheetProps) {
  const t = messages[lang]
  const path = localPath(lang, `/experts/${sheet.slug}`)
  const headline = (lang === 'en' ? sheet.headlineEn : null) ?? sheet.headlineFr
  return (
    <div class="wrap block narrow">
      {hiddenReason !== null && (
        <Alert kind="error">
          <p>{t.hide.isHidden(hiddenReason)}</p>
        </Alert>
      )}
      <p class="tag">
        <Icon name="speaker" size={18} /> {t.experts}
        {sheet.demo && <> · {t.demo}</>}
      </p>
      <h1>{sheet.name}</h1>
      <p class="lead" lang={lang === 'en' && !sheet.headlineEn ? 'fr' : undefined}>
        {headline}
      </p>
      {sheet.demo && <p class="dim">{t.sheet.demoNote}</p>}
      {full ? (
        <Alert kind="info">
          <p>{t.sheet.full}</p>
        </Alert>
      ) : (
        <p class="actions">
          <a class="btn" href={`${path}/contacter`}>
            <Icon name="mail" /> {t.sheet.ask}
          </a>
          <span class="dim">{t.sheet.askHow}</span>
        </p>
      )}
      {full && <Others lang={lang} others={others} />}
      <SheetBody lang={lang} sheet={sheet} />
      {canHide && <HideForm lang={lang} path={path} hidden={hiddenReason !== null} errors={errors} />}
    </div>
  )
}

type HideProps = { lang: Lang; path: string; hidden: boolean; errors: FieldError[] }

/** For moderators: out of the site at once, with a reason. */
function HideForm({ lang, path, hidden, errors }: HideProps) {
  const t = messages[lang].hide
  return (
    <section class="panel no-print" aria-labelledby="moderation">
      <h2 id="moderation">{t.title}</h2>
      {hidden ? (
        <form method="post" action={`${path}/retablir`}>
          <button class="btn" type="submit">
            {t.show}
          </button>
        </form>
      ) : (
        <form method="post" action={`${path}/masquer`} novalidate>
          <p>{t.lead}</p>
          <ErrorSummary lang={lang} errors={errors} />
          <Field lang={lang} id="reason" label={t.reason} errors={errors}>
            <textarea
              id="reason"
              name="reason"
              rows={3}
              maxLength={1000}
              required
              aria-describedby={describedBy('reason', false, errors)}
            />
          </Field>
          <button class="btn ghost" type="submit">
            {t.hide}
          </button>
        </form>
      )}
    </section>
  )
}
