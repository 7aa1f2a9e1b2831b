import { hasRole, isMemberOf } from '#platform/access/actor.ts'
import { permission } from '#platform/access/permission.ts'

/** Who may change an organisation's record: those who look after it, moderators, and whoever proposed it as long as it waits. */
export const canEditOrganisation = permission<{ id: string; status?: string; proposedBy?: string | null }>(
  'organisation.edit',
  { fr: 'Modifier la fiche d’une structure', en: 'Edit an organisation', scope: 'organisations:write' },
  (actor, { id, status, proposedBy }) =>
    isMemberOf(actor, id) ||
    hasRole(actor, 'moderator') ||
    (actor.kind === 'link' && actor.organisationId === id) ||
    (actor.kind === 'person' && status === 'proposed' && proposedBy === actor.id),
)

/** Who may propose a new organisation: anybody who signed in. */
export const canProposeOrganisation = permission(
  'organisation.propose',
  { fr: 'Proposer une structure', en: 'Propose an organisation', scope: 'organisations:write' },
  (actor) => hasRole(actor, 'member'),
)

/** Who may decide what is published: accept or refuse a proposal, archive, reopen, merge, undo a merge. */
export const canModerateOrganisation = permission(
  'organisation.moderate',
  {
    fr: 'Publier, refuser, archiver, réunir des structures',
    en: 'Publish, refuse, archive, merge organisations',
    scope: 'moderation:write',
  },
  (actor) => actor.kind === 'system' || hasRole(actor, 'moderator'),
)

/** Who sees the history of a record, and compares its versions. */
export const canSeeHistory = permission<{ id: string }>(
  'organisation.history',
  { fr: 'Voir l’historique d’une fiche', en: 'See the history of an organisation' },
  (actor, { id }) => isMemberOf(actor, id) || hasRole(actor, 'observer'),
)

/** Who changes the words of the vocabularies, adds, retires and merges terms. */
export const canEditVocabularies = permission(
  'vocabulary.edit',
  { fr: 'Changer les vocabulaires', en: 'Change the vocabularies', scope: 'moderation:write' },
  (actor) => hasRole(actor, 'moderator'),
)
