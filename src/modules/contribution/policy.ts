import { hasRole, isMemberOf } from '#platform/access/actor.ts'
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

/** Who may ask to look after an organisation: anybody who signed in. */
export const canClaim = permission(
  'organisation.claim',
  {
    fr: 'Demander à tenir la fiche d’une structure',
    en: 'Ask to look after an organisation',
    scope: 'organisations:write',
  },
  (actor) => hasRole(actor, 'member'),
)

/** Who sees the names and addresses of a team: its members, and the site's team. */
export const canSeeTeam = permission<{ id: string }>(
  'team.see',
  { fr: 'Voir l’équipe d’une structure', en: 'See an organisation’s team' },
  (actor, { id }) => isMemberOf(actor, id) || hasRole(actor, 'observer'),
)

/** Who invites, changes roles, removes: owners, and moderators. */
export const canManageTeam = permission<{ id: string }>(
  'team.manage',
  { fr: 'Gérer l’équipe d’une structure', en: 'Manage an organisation’s team' },
  (actor, { id }) => isMemberOf(actor, id, 'owner') || hasRole(actor, 'moderator'),
)
