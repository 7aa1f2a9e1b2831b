import type { EditableOrganisation, ProfileField, SectionName } from '#modules/directory/index.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { Alert } from '#ui/form.tsx'
import type { FormInput } from '../edit-model.ts'
import { editMessages } from '../messages/index.ts'
import { EditorFrame, pathOf } from './editor-frame.tsx'

export type ConflictProps = {
  lang: Lang
  organisation: Pick<EditableOrganisation, 'slug' | 'status'>
  section: SectionName
  /** What was typed, sent again with the choices. */
  input: FormInput
  /** The version shown as the present one. */
  baseVersion: number
  by: { person: string | null; at: Date }
  fields: { field: ProfileField; mine: string[]; present: string[] }[]
}

/** Two people changed the same field: both values, and a choice for each. */
export function ConflictPage({ lang, organisation, section, input, baseVersion, by, fields }: ConflictProps) {
  const t = editMessages[lang]
  return (
    <EditorFrame lang={lang} organisation={organisation} current={`/modifier/${section}`} canEdit>
      <h1>{t.conflict.title}</h1>
      <Alert kind="info">
        <p>{t.conflict.lead}</p>
        <p>{t.conflict.by(by.person, by.at)}</p>
      </Alert>
      <form method="post" action={pathOf(lang, organisation.slug, `/modifier/${section}`)}>
        <input type="hidden" name="base" value={baseVersion} />
        {Object.entries(input).flatMap(([name, values]) =>
          values.map((value, at) => (
            <textarea key={`${name}-${at}`} name={name} hidden>
              {/* A textarea drops the first line end. */}
              {`\n${value}`}
            </textarea>
          )),
        )}
        {fields.map(({ field, mine, present }) => (
          <fieldset key={field} class="two-values">
            <legend>{t.fields[field]}</legend>
            <Side
              lang={lang}
              name={`keep-${field}`}
              value="mine"
              title={t.conflict.mine}
              choice={t.conflict.keepMine}
              lines={mine}
              checked
            />
            <Side
              lang={lang}
              name={`keep-${field}`}
              value="present"
              title={t.conflict.present}
              choice={t.conflict.keepPresent}
              lines={present}
            />
          </fieldset>
        ))}
        <p class="actions">
          <button class="btn" type="submit" name="act" value="publish">
            {t.conflict.publish}
          </button>
          <button class="btn ghost" type="submit" name="act" value="edit">
            {t.conflict.edit}
          </button>
          <a href={pathOf(lang, organisation.slug, '/modifier')}>{t.save.cancel}</a>
        </p>
      </form>
    </EditorFrame>
  )
}

function Side(props: {
  lang: Lang
  name: string
  value: string
  title: string
  choice: string
  lines: string[]
  checked?: boolean
}) {
  return (
    <div class="side-value">
      <h2>{props.title}</h2>
      {props.lines.length === 0 && <p class="dim">{editMessages[props.lang].conflict.empty}</p>}
      {props.lines.map((line) => (
        <p key={line} class="value">
          {line}
        </p>
      ))}
      <p class="choice">
        <label>
          <input type="radio" name={props.name} value={props.value} checked={props.checked} /> {props.choice}
        </label>
      </p>
    </div>
  )
}
