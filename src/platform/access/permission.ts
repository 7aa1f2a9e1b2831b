import { AppError } from '../errors.ts'
import type { Actor, Scope } from './actor.ts'

/**
 * A named predicate: who may do something to an object. `docs/permissions.md` is written from the list of all of them.
 * `scope` is what an API token needs besides; without one, no token may.
 */
export type Permission<T = void> = ((actor: Actor, object: T) => boolean) & {
  readonly id: string
  readonly words: { fr: string; en: string }
  readonly scope: Scope | null
}

/**
 * Declares a permission. `id` reads « organisation.edit », `words` say the act (« Modifier une structure »).
 * A token passes only when it has the scope, whatever the person's own rights.
 */
export function permission<T = void>(
  id: string,
  words: { fr: string; en: string; scope?: Scope },
  test: (actor: Actor, object: T) => boolean,
): Permission<T> {
  const scope = words.scope ?? null
  const check = (actor: Actor, object: T) => tokenAllows(actor, scope) && test(actor, object)
  return Object.assign(check, { id, words: { fr: words.fr, en: words.en }, scope })
}

function tokenAllows(actor: Actor, scope: Scope | null): boolean {
  if (actor.kind !== 'person' || actor.via.origin !== 'api') return true
  return scope !== null && actor.via.scopes.includes(scope)
}

/**
 * Lets an act go on, or ends it.
 * @throws AppError unauthenticated for a visitor, who may sign in; forbidden for anybody else
 */
export function authorise<T>(can: Permission<T>, actor: Actor, object: T): void {
  if (can(actor, object)) return
  throw new AppError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden', { detail: can.id })
}
