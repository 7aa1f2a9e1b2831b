import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { describedBy, ErrorSummary } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'
import type { ExpertSheet, FieldError } from '../model.ts'
import { SheetBody } from './sheet-body.tsx'

export type PreviewProps = {
  lang: Lang
  sheet: ExpertSheet
  version: number
  points: string[]
  errors: FieldError[]
}

/** `/compte/expertise/apercu`: what everybody will read, and what one agrees to. */
export function PreviewContent({ lang, sheet, version, points, errors }: PreviewProps) {
  const { form: t, consent } = messages[lang]
  return (
    <>
      <h1>{t.previewTitle}</h1>
      <p class="lead">{t.previewLead}</p>
      <article class="panel" aria-label={t.previewTitle}>
        <h2>{sheet.name}</h2>
        <p class="lead">{(lang === 'en' ? sheet.headlineEn : null) ?? sheet.headlineFr}</p>
        <SheetBody lang={lang} sheet={sheet} />
      </article>
      <ErrorSummary lang={lang} errors={errors} />
      <form method="post" action={localPath(lang, '/compte/expertise/publier')} novalidate>
        <input type="hidden" name="version" value={version} />
        <h2>{consent.title}</h2>
        <p>{consent.intro}</p>
        <ul>
          {points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
        <p class="choice">
          <label>
            <input
              id="consent"
              type="checkbox"
              name="consent"
              value="1"
              required
              aria-describedby={describedBy('consent', false, errors)}
            />{' '}
            {consent.box}
          </label>
        </p>
        {errors.length > 0 && (
          <p class="field-error" id="consent-erreur">
            {errors[0]?.message}
          </p>
        )}
        <p class="actions">
          <button class="btn" type="submit">
            {t.publish}
          </button>
          <a href={localPath(lang, '/compte/expertise')}>{t.back}</a>
        </p>
      </form>
    </>
  )
}
