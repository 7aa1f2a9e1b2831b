import { type Actor, hasRole, isMemberOf } from '#platform/access/actor.ts'
import { permission } from '#platform/access/permission.ts'

/** Those who hold the tools of a plan; null: of nobody here. */
type Holders = { holderIds: readonly (string | null)[] }

const holdsAll = (actor: Actor, { holderIds }: Holders): boolean =>
  holderIds.length > 0 && holderIds.every((id) => id !== null && isMemberOf(actor, id))

/** Who plans the circulation of tools: those who look after all their holders, and moderators. */
export const canPlan = permission<Holders>(
  'circulation.plan',
  {
    fr: 'Planifier la circulation des outils de sa structure, changer et appliquer le plan',
    en: 'Plan the circulation of the tools of one’s organisation, change and apply the plan',
  },
  (actor, plan) => holdsAll(actor, plan) || hasRole(actor, 'moderator'),
)

/** Who reads a plan. */
export const canSeePlan = permission<Holders>(
  'circulation.see',
  { fr: 'Lire un plan de circulation', en: 'Read a plan of circulation' },
  (actor, plan) => holdsAll(actor, plan) || hasRole(actor, 'observer'),
)
