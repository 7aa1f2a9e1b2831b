import { hasRole, isMemberOf } from '#platform/access/actor.ts'
import { permission } from '#platform/access/permission.ts'
import type { Dashboard } from './model.ts'

/** A dashboard as rules know it. */
type Held = Pick<Dashboard, 'origin' | 'visibility'> & { organisation: { id: string } | null }

/** Who keeps views and makes dashboards: people of the network and the team. */
export const canMakeDashboards = permission(
  'dashboard.make',
  { fr: 'Garder des vues, composer des tableaux de bord', en: 'Keep views, arrange dashboards' },
  (actor) => hasRole(actor, 'moderator') || (actor.kind === 'person' && actor.memberships.size > 0),
)

/** In whose name one makes a dashboard: an organisation’s, or the team’s. */
export const canMakeFor = permission<{ organisationId: string | null }>(
  'dashboard.make-for',
  {
    fr: 'Composer un tableau de bord au nom d’une structure, ou de l’équipe du site',
    en: 'Arrange a dashboard in the name of an organisation, or of the site’s team',
  },
  (actor, { organisationId }) =>
    organisationId === null ? hasRole(actor, 'moderator') : isMemberOf(actor, organisationId),
)

/** Who changes and removes a dashboard; those of the region pack are changed in the pack. */
export const canEditDashboard = permission<Held>(
  'dashboard.edit',
  { fr: 'Modifier, partager ou supprimer un tableau de bord', en: 'Change, share or remove a dashboard' },
  (actor, { origin, organisation }) =>
    origin === 'people' &&
    (hasRole(actor, 'moderator') || (organisation !== null && isMemberOf(actor, organisation.id))),
)

/** Whether a key opens what is shared by link. */
export const opens = ({ shareKey }: Pick<Dashboard, 'shareKey'>, key: string | undefined): boolean =>
  shareKey !== null && key === shareKey

/** Who reads a dashboard: everybody when it is public, those who have the key of its link, those who look after it. */
export const canReadDashboard = permission<Held & { keyed: boolean }>(
  'dashboard.read',
  { fr: 'Lire un tableau de bord', en: 'Read a dashboard' },
  (actor, it) =>
    it.visibility === 'public' || (it.visibility === 'link' && it.keyed) || canEditDashboard(actor, it),
)
