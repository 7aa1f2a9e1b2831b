import { hasRole } from '#platform/access/actor.ts'
import { permission } from '#platform/access/permission.ts'

/** Who reads the queue, the duplicates and the vocabularies' workshop; an observer changes nothing there. */
export const canSeeModeration = permission(
  'moderation.see',
  { fr: 'Voir la file de modération', en: 'See the moderation queue', scope: 'moderation:write' },
  (actor) => hasRole(actor, 'observer'),
)

/** Who decides, assigns, and writes the reasons of decisions. */
export const canModerate = permission(
  'moderation.act',
  {
    fr: 'Décider des demandes, les confier, écrire les motifs',
    en: 'Decide cases, assign them, write reasons',
    scope: 'moderation:write',
  },
  (actor) => hasRole(actor, 'moderator'),
)
