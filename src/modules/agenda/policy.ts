import { type Actor, hasRole, isMemberOf } from '#platform/access/actor.ts'
import { permission } from '#platform/access/permission.ts'

/** `organiserId` null: an event that a source told, of nobody here. */
type Owned = { organiserId: string | null }

const looksAfter = (actor: Actor, { organiserId }: Owned): boolean =>
  organiserId !== null && isMemberOf(actor, organiserId)

const isJob = (actor: Actor): boolean => actor.kind === 'system' && actor.origin === 'job'

/** Who announces an event of an organisation: those who look after it, and moderators. */
export const canAnnounce = permission<{ organisationId: string }>(
  'event.announce',
  {
    fr: 'Annoncer un rendez-vous de sa structure',
    en: 'Announce an event of one’s organisation',
    scope: 'events:write',
  },
  (actor, { organisationId }) => isMemberOf(actor, organisationId) || hasRole(actor, 'moderator'),
)

/** Who changes an event, its sessions, withdraws it and brings it back; the site’s own jobs, for what follows from elsewhere. */
export const canEditEvent = permission<Owned>(
  'event.edit',
  {
    fr: 'Modifier, retirer, reconduire un rendez-vous',
    en: 'Edit, withdraw, repeat an event',
    scope: 'events:write',
  },
  (actor, event) => looksAfter(actor, event) || hasRole(actor, 'moderator') || isJob(actor),
)

/** Who reads an event that is not public, and the history of any. */
export const canSeeUnpublishedEvent = permission<Owned>(
  'event.see-unpublished',
  {
    fr: 'Lire un rendez-vous qui n’est pas publié, et son historique',
    en: 'Read an event that is not published, and its history',
    scope: 'events:write',
  },
  (actor, event) => looksAfter(actor, event) || hasRole(actor, 'observer') || isJob(actor),
)

/** Who publishes or refuses what waits, merges what is told twice, trusts an organisation. */
export const canModerateEvents = permission(
  'event.moderate',
  {
    fr: 'Publier, refuser, réunir des rendez-vous ; faire confiance à une structure',
    en: 'Publish, refuse, merge events; trust an organisation',
    scope: 'moderation:write',
  },
  (actor) => hasRole(actor, 'moderator'),
)

/** Who sees the events that look alike. */
export const canSeeLikeEvents = permission(
  'event.see-alike',
  {
    fr: 'Voir les rendez-vous qui se ressemblent',
    en: 'See events that look alike',
    scope: 'moderation:write',
  },
  (actor) => hasRole(actor, 'observer'),
)
