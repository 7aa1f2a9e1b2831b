/** What waits for a moderator. */
export const caseKinds = [
  'proposal',
  'claim',
  'suggestion',
  'report',
  'closure',
  'unconfirmed',
  'duplicate',
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
