import { hasRole } from '#platform/access/actor.ts'
import { permission } from '#platform/access/permission.ts'

export const canSeeSettings = permission(
  'settings.see',
  { fr: 'Voir les réglages du site', en: 'See the settings of the site' },
  (actor) => hasRole(actor, 'observer'),
)

export const canChangeSettings = permission(
  'settings.change',
  { fr: 'Changer les réglages du site', en: 'Change the settings of the site' },
  (actor) => hasRole(actor, 'administrator'),
)
