import type { EventReview } from '#modules/agenda/index.ts'
import type { CaseKind, CaseState, ModerationCase } from '#modules/cases/index.ts'
import type { EditableOrganisation, Likeness, ProfileField } from '#modules/directory/index.ts'

/** Somebody of an organisation's team. */
export type Member = { id: string; name: string; email: string | null; role: string }

/** A case of the same organisation, before or after this one. */
export type PastCase = {
  id: string
  kind: CaseKind
  state: CaseState
  openedAt: Date
  decidedAt: Date | null
  decidedBy: string | null
  reason: string
}

/** One yearly question. */
export type Question = {
  askedAt: Date
  remindedAt: Date | null
  answeredAt: Date | null
  answer: string | null
}

/** An organisation that looks like the one of the case. */
export type LookAlike = Likeness & { slug: string; name: string }

/** Everything a moderator needs to decide of one case. */
export type CaseFile = {
  case: ModerationCase
  /** Null once it was merged into another. */
  organisation: EditableOrganisation | null
  name: string
  other: { id: string; slug: string; name: string } | null
  author: { id: string; name: string; email: string | null; since: Date; cases: number } | null
  assignee: { id: string; name: string } | null
  decidedBy: string | null
  members: Member[]
  history: PastCase[]
  questions: Question[]
  lookAlikes: LookAlike[]
  /** What is asked of an event, with the names of its partners; null for another kind, or when it is gone. */
  event: (EventReview & { partners: string[] }) | null
  /** Fields of a suggestion. */
  fields: ProfileField[]
  domains: { author: string | null; organisation: string[]; common: boolean }
  /** Words of codes met in values. */
  words: ValueWords
}

/** What turns codes into words: `theme/astronomy` → both labels; communes by code. */
export type ValueWords = {
  terms: Record<string, { fr: string; en: string }>
  communes: Record<string, string>
}

/** Whether a decision may still be taken back. */
export const undoable = (one: Pick<ModerationCase, 'decidedAt'>, now: Date, days: number): boolean =>
  one.decidedAt !== null && now.getTime() - one.decidedAt.getTime() <= days * 24 * 3600_000
