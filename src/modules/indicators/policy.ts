import { hasRole } from '#platform/access/actor.ts'
import { permission } from '#platform/access/permission.ts'

/** Who enters, corrects, imports and freezes values. */
export const canEditIndicators = permission(
  'indicator.edit',
  { fr: 'Saisir et corriger les indicateurs', en: 'Enter and correct indicators' },
  (actor) => hasRole(actor, 'moderator'),
)

/** Who reads how indicators are looked after, and the alerts. */
export const canSeeAlerts = permission(
  'alert.see',
  { fr: 'Lire les alertes de l’observatoire', en: 'Read the alerts of the observatory' },
  (actor) => hasRole(actor, 'observer'),
)

/** Who answers alerts and sets their rules. */
export const canAnswerAlerts = permission(
  'alert.answer',
  { fr: 'Prendre acte des alertes, en régler les règles', en: 'Acknowledge alerts and set their rules' },
  (actor) => hasRole(actor, 'moderator'),
)
