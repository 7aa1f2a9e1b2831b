import type { EditableOrganisation } from '#modules/directory/index.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert } from '#ui/form.tsx'
import type { FieldChange, TextPart } from '../edit-model.ts'
import { editMessages } from '../messages/index.ts'
import { EditorFrame } from './editor-frame.tsx'

export type CompareProps = {
  lang: Lang
  organisation: Pick<EditableOrganisation, 'slug' | 'status'>
  from: number
  to: number
  /** The present version, which a return is decided on. */
  base: number
  changes: FieldChange[]
  canEdit: boolean
  canRestore: boolean
  /** Asks to confirm the return to `from`. */
  goesBack: boolean
  moved: boolean
}

/** What differs between two versions, field by field. */
export function ComparePage(props: CompareProps) {
  const { lang, organisation, from, to, base, changes, canEdit, canRestore, goesBack } = props
  const t = editMessages[lang].past
  const path = localPath(lang, `/annuaire/${organisation.slug}/historique`)
  return (
    <EditorFrame lang={lang} organisation={organisation} current="/historique" canEdit={canEdit}>
      <h1>{goesBack ? t.confirmTitle(from) : t.differences(from, to)}</h1>
      {props.moved && (
        <Alert kind="info">
          <p>{t.moved}</p>
        </Alert>
      )}
      {goesBack && <p class="lead">{t.confirmLead}</p>}
      {changes.length === 0 && <p>{t.same}</p>}
      <dl class="changes">
        {changes.map((change) => (
          <div key={change.field}>
            <dt>{editMessages[lang].fields[change.field]}</dt>
            <dd>
              <Change lang={lang} change={change} />
            </dd>
          </div>
        ))}
      </dl>
      {goesBack ? (
        <form method="post" action={path} class="actions">
          <input type="hidden" name="number" value={from} />
          <input type="hidden" name="base" value={base} />
          <button class="btn" type="submit">
            {t.confirm}
          </button>
          <a href={path}>{t.back}</a>
        </form>
      ) : (
        <p class="actions">
          {canRestore && (
            <a class="btn ghost" href={`${path}/comparer?de=${from}&a=${to}&retablir=1`}>
              {t.restore(from)}
            </a>
          )}
          <a href={path}>{t.back}</a>
        </p>
      )}
    </EditorFrame>
  )
}

function Change({ lang, change }: { lang: Lang; change: FieldChange }) {
  if (change.kind === 'text')
    return (
      <p class="text-change">
        {change.parts.map((part, at) => (
          <Part key={at} lang={lang} part={part} />
        ))}
      </p>
    )
  return (
    <ul class="plain">
      {change.removed.map((line) => (
        <li key={`- ${line}`}>
          <Part lang={lang} part={{ is: 'removed', text: line }} />
        </li>
      ))}
      {change.added.map((line) => (
        <li key={`+ ${line}`}>
          <Part lang={lang} part={{ is: 'added', text: line }} />
        </li>
      ))}
    </ul>
  )
}

/** Words that came or went; a screen reader hears which, for few say it by themselves. */
function Part({ lang, part }: { lang: Lang; part: TextPart }) {
  const t = editMessages[lang].past
  if (part.is === 'same') return <>{part.text}</>
  const word = <span class="sr">[{part.is === 'added' ? t.added : t.removed}] </span>
  return part.is === 'added' ? (
    <ins>
      {word}
      {part.text}
    </ins>
  ) : (
    <del>
      {word}
      {part.text}
    </del>
  )
}
