import type { EventField } from '#modules/agenda/index.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { CaseFile } from '../case-file-model.ts'
import type { Reason } from '../decision-model.ts'
import type { Done } from './queue-page.tsx'

/** The mail to the author, as it would leave. */
export type Preview = { accept: PreviewMail | null; refuse: PreviewMail | null }
export type PreviewMail = { subject: string; lines: string[] }

/** What the page of a case shows. */
export type CasePageProps = {
  lang: Lang
  file: CaseFile
  /** What each part of an event is called. */
  eventWords: Record<EventField, string>
  query: string
  neighbours: { previous: string | null; next: string | null }
  reasons: Reason[]
  moderators: { id: string; name: string }[]
  me: string | null
  canAct: boolean
  canUndo: boolean
  done: Done | null
  error: string | null
  input: { chosen: string; words: string }
  preview: Preview | null
}
