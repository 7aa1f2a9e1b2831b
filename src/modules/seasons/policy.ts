import { hasRole } from '#platform/access/actor.ts'
import { permission } from '#platform/access/permission.ts'

/** Who reads how seasons are set up, and the dashboard of an edition. */
export const canSeeSeasons = permission(
  'season.see',
  {
    fr: 'Voir les réglages des temps forts et le tableau de bord d’une édition',
    en: 'See how seasons are set up, and the dashboard of an edition',
  },
  (actor) => hasRole(actor, 'observer'),
)

/** Who adds, edits, orders and archives seasons and their editions. */
export const canEditSeasons = permission(
  'season.edit',
  {
    fr: 'Ajouter, modifier, ordonner, archiver des temps forts et leurs éditions',
    en: 'Add, edit, order, archive seasons and their editions',
  },
  (actor) => hasRole(actor, 'administrator'),
)
