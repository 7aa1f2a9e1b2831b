import type { ComponentChildren } from 'preact'
import type { EditableOrganisation, SectionName } from '#modules/directory/index.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { Alert, ErrorSummary } from '#ui/form.tsx'
import type { FieldError } from '../edit-model.ts'
import { editMessages } from '../messages/index.ts'
import { EditorFrame, pathOf } from './editor-frame.tsx'

export type SectionPageProps = {
  lang: Lang
  organisation: Pick<EditableOrganisation, 'slug' | 'status'>
  name: string
  section: SectionName
  baseVersion: number
  errors: FieldError[]
  /** When the draft shown was left, and whether the record changed since. */
  draft: { at: Date; outdated: boolean } | null
  notice: string | null
  children: ComponentChildren
}

/** The page of one section: its fields, then what to do with them. */
export function SectionPage(props: SectionPageProps) {
  const { lang, organisation, name, section, draft } = props
  const t = editMessages[lang]
  const action = pathOf(lang, organisation.slug, `/modifier/${section}`)
  return (
    <EditorFrame lang={lang} organisation={organisation} current={`/modifier/${section}`} canEdit>
      <h1>{t.sections[section]}</h1>
      <p class="lead">{name}</p>
      {props.notice && (
        <Alert kind="success">
          <p>{props.notice}</p>
        </Alert>
      )}
      {draft && (
        <Alert kind="info">
          <p>{t.save.resumed(draft.at)}</p>
          {draft.outdated && <p>{t.save.outdated}</p>}
        </Alert>
      )}
      <ErrorSummary lang={lang} errors={props.errors} />
      <m-draft
        data-saving={t.save.auto.saving}
        data-saved={t.save.auto.saved}
        data-offline={t.save.auto.offline}
        data-failed={t.save.auto.failed}
        data-lang={lang}
      >
        <form method="post" action={action} novalidate class="editor">
          <input type="hidden" name="base" value={props.baseVersion} />
          {/* Enter in a field publishes, whatever buttons stand before « Publier ». */}
          <button hidden type="submit" name="act" value="publish">
            {t.save.publish}
          </button>
          {props.children}
          <p class="actions">
            <button class="btn" type="submit" name="act" value="publish">
              {t.save.publish}
            </button>
            <button class="btn ghost" type="submit" name="act" value="draft">
              {t.save.draft}
            </button>
            <button class="btn ghost" type="submit" name="act" value="preview">
              {t.save.preview}
            </button>
            {draft && (
              <button class="btn ghost" type="submit" name="act" value="discard">
                {t.save.discard}
              </button>
            )}
            <a href={pathOf(lang, organisation.slug, '/modifier')}>{t.save.cancel}</a>
          </p>
        </form>
      </m-draft>
    </EditorFrame>
  )
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'm-draft': import('preact').HTMLAttributes<HTMLElement>
    }
  }
}
