import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, ErrorSummary } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'
import type { OwnExpert } from '../model.ts'
import { Sections, type SectionsProps } from './own-form.tsx'

export type OwnProps = SectionsProps & {
  own: OwnExpert
  /** What just happened. */
  told: 'saved' | 'publishedNow' | 'withdrawnNow' | null
  conflict: boolean
}

/** `/compte/expertise`: what one offers, by sections. */
export function OwnContent(props: OwnProps) {
  const { lang, own, errors } = props
  const t = messages[lang].form
  return (
    <>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {props.told && (
        <Alert kind="success">
          <p>{t[props.told]}</p>
        </Alert>
      )}
      {props.conflict && (
        <Alert kind="error">
          <p>{t.conflict}</p>
          <p>
            <a href={localPath(lang, '/compte/expertise')}>{t.reload}</a>
          </p>
        </Alert>
      )}
      <State lang={lang} own={own} />
      <ErrorSummary lang={lang} errors={errors} />
      <form method="post" action={localPath(lang, '/compte/expertise')} novalidate>
        <input type="hidden" name="version" value={own.version} />
        <Sections {...props} />
        <p class="actions">
          <button class="btn ghost" type="submit" name="suite" value="brouillon">
            {t.save}
          </button>
          <button class="btn" type="submit" name="suite" value="apercu">
            {t.preview}
          </button>
        </p>
      </form>
    </>
  )
}

function State({ lang, own }: { lang: Lang; own: OwnExpert }) {
  const t = messages[lang].form
  return (
    <section class="panel">
      <p>
        <strong>{t.states[own.state]}</strong> {own.state === 'published' && own.hasDraft && t.unpublished}
      </p>
      {own.hiddenReason !== null && <p>{t.hidden(own.hiddenReason)}</p>}
      <p>
        {own.state === 'published' && <a href={localPath(lang, `/experts/${own.slug}`)}>{t.see}</a>}{' '}
        {own.state !== 'draft' && <a href={localPath(lang, '/compte/expertise/demandes')}>{t.seeRequests}</a>}
      </p>
      {own.state === 'published' && (
        <form method="post" action={localPath(lang, '/compte/expertise/retirer')}>
          <p>
            <button class="btn ghost" type="submit" aria-describedby="retirer-aide">
              {t.withdraw}
            </button>{' '}
            <span class="dim" id="retirer-aide">
              {t.withdrawHow}
            </span>
          </p>
        </form>
      )}
    </section>
  )
}
