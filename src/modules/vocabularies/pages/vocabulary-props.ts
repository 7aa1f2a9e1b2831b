import type { TermLine } from '#modules/directory/index.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { messages } from '../messages/index.ts'

/** A term's form as it is typed; `code` null for a new one. */
export type TermTyped = {
  code: string | null
  labelFr: string
  labelEn: string
  definitionFr: string
  definitionEn: string
}

/** What the page of a vocabulary shows. */
export type Props = {
  lang: Lang
  vocabulary: keyof (typeof messages)['fr']['names']
  terms: TermLine[]
  merges: { id: string; code: string; into: string; at: Date }[]
  open: TermLine | null
  typed: TermTyped
  errors: { field: string; message: string }[]
  conflict: boolean
  done: string | undefined
  canEdit: boolean
}

/** What a part of the page is given: its props, and the page's address. */
export type Inner = Props & { page: string }
