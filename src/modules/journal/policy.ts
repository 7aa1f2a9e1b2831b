import { hasRole } from '#platform/access/actor.ts'
import { permission } from '#platform/access/permission.ts'

/** Who reads what was done. */
export const canReadJournal = permission(
  'journal.read',
  { fr: 'Lire le journal', en: 'Read the journal', scope: 'journal:read' },
  (actor) => hasRole(actor, 'observer'),
)

/** Who also reads the personal details in it. */
export const canReadPersonalEntries = permission(
  'journal.read-personal',
  {
    fr: 'Lire les détails personnels du journal',
    en: 'Read the personal details in the journal',
    scope: 'journal:read',
  },
  (actor) => hasRole(actor, 'moderator'),
)
