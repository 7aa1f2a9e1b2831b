import type { Context } from 'hono'
import { type ProfileField, type SectionName, sections } from '#modules/directory/index.ts'
import type { Env } from '#platform/http/env.ts'
import { renderPage } from '#ui/page.tsx'
import type { SectionEdit, SectionOutcome } from '../edit-section.ts'
import { lastChanges, listTerms, namesOf } from '../edit-store.ts'
import { editMessages } from '../messages/index.ts'
import { ConflictPage } from '../pages/conflict-page.tsx'
import { valueInWords } from '../value-words.ts'
import { editorOptions } from './open-editor.ts'

/** 409: both values of each field side by side, what was typed kept in the page (and in a draft). */
export async function answerConflict(
  c: Context<Env>,
  outcome: Extract<SectionOutcome, { kind: 'conflict' }>,
  edit: SectionEdit,
): Promise<Response> {
  const { db } = c.get('services')
  const lang = c.get('lang')
  const { present, mine } = outcome
  const { profile } = present
  const ours = { ...profile, ...mine }
  const names = await namesOf(db, await listTerms(db), [profile, ours])
  const changes = await lastChanges(db, present.id)
  const last = changes.find((change) => outcome.fields.some((field) => field === change.field))
  return renderPage(
    c,
    {
      ...editorOptions(c, present, editMessages[lang].sections[edit.section]),
      title: editMessages[lang].conflict.title,
      status: 409,
    },
    <ConflictPage
      lang={lang}
      organisation={present}
      section={edit.section}
      input={edit.input}
      baseVersion={present.version}
      by={{ person: last?.person ?? null, at: last?.at ?? present.updatedAt }}
      fields={outcome.fields.map((field) => ({
        field,
        mine: valueInWords(lang, names, field, ours),
        present: valueInWords(lang, names, field, profile),
      }))}
    />,
  )
}

/** The fields for which « Garder l’actuelle » was chosen. */
export function readChoices(form: FormData, section: SectionName): ProfileField[] {
  return (sections[section] as readonly ProfileField[]).filter(
    (field) => form.get(`keep-${field}`) === 'present',
  )
}
