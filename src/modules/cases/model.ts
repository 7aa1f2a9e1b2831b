/** What waits for a moderator. */
export const caseKinds = [
  'proposal',
  'claim',
  'suggestion',
  'report',
  'closure',
  'unconfirmed',
  'duplicate',
  'event',
] as const
export type CaseKind = (typeof caseKinds)[number]
export type CaseState = 'open' | 'accepted' | 'refused' | 'dismissed'

/** A case to open. `payload` holds what its kind needs (see README.md of this module). */
export type NewCase = {
  kind: CaseKind
  organisationId: string
  otherId?: string
  message?: string
  contactEmail?: string | null
  payload?: object
}

/** A case as it stands. `undo` is what its decision did, to take it back; null when there is nothing to take back. */
export type ModerationCase = {
  id: string
  kind: CaseKind
  organisationId: string
  otherId: string | null
  personId: string | null
  contactEmail: string | null
  message: string
  payload: Record<string, unknown>
  state: CaseState
  assignedTo: string | null
  openedAt: Date
  decidedAt: Date | null
  decidedBy: string | null
  reason: string
  undo: Record<string, unknown> | null
}

/** A decision may be taken back for this long. */
export const undoDays = 30
