import { isMemberOf } from '#platform/access/actor.ts'
import { permission } from '#platform/access/permission.ts'

/** Who decides of a correction suggested for an organisation, beside moderators: those who look after it. */
export const canDecideSuggestion = permission<{ organisationId: string }>(
  'suggestion.decide',
  {
    fr: 'Accepter ou refuser une correction suggérée pour sa structure',
    en: 'Accept or refuse a correction suggested for one’s organisation',
    scope: 'organisations:write',
  },
  (actor, { organisationId }) => isMemberOf(actor, organisationId),
)
