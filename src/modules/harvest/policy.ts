import { hasRole } from '#platform/access/actor.ts'
import { permission } from '#platform/access/permission.ts'

/** Who reads sources of events and what became of their records. */
export const canSeeFeeds = permission(
  'feeds.see',
  {
    fr: 'Voir les sources d’événements et leurs comptes rendus',
    en: 'See sources of events and their reports',
  },
  (actor) => hasRole(actor, 'observer'),
)

/** Who says where events are read, reads them now, decides of conflicts, takes a reading back. */
export const canRunFeeds = permission(
  'feeds.run',
  { fr: 'Moissonner des événements, trancher, annuler', en: 'Harvest events, decide, undo' },
  (actor) => hasRole(actor, 'moderator'),
)
