import { hasRole } from '#platform/access/actor.ts'
import { permission } from '#platform/access/permission.ts'

/** One's own account: sessions, tokens, passkeys, export, deletion. Never by token. */
export const canUseAccount = permission(
  'account.use',
  { fr: 'Gérer son propre compte', en: 'Manage one’s own account' },
  (actor) => hasRole(actor, 'member'),
)

/** Who reads the list of people. */
export const canSeePeople = permission(
  'people.see',
  { fr: 'Voir les personnes inscrites', en: 'See the people registered' },
  (actor) => hasRole(actor, 'observer'),
)

/** Who changes roles and erases somebody at their request. Nobody changes their own role. */
export const canManagePerson = permission<{ id: string }>(
  'people.manage',
  { fr: 'Changer le rôle d’une personne, effacer un compte', en: 'Change a person’s role, erase an account' },
  (actor, { id }) => hasRole(actor, 'administrator') && actor.kind === 'person' && actor.id !== id,
)
