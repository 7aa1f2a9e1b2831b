import type { Lang } from '../i18n/lang.ts'

/** What the instance lets someone do everywhere, from the least to the most. An observer reads the back office and changes nothing. */
export const roles = ['member', 'observer', 'moderator', 'administrator'] as const
export type Role = (typeof roles)[number]

/** What someone may do in one organisation. */
export type MembershipRole = 'contributor' | 'owner'

/** What an API token may be allowed to do; a person at the keyboard needs none. */
export const scopes = [
  'organisations:write',
  'events:write',
  'bookings:write',
  'experts:write',
  'loans:read',
  'loans:write',
  'moderation:write',
  'journal:read',
] as const
export type Scope = (typeof scopes)[number]

/** Nobody we know. */
export type Visitor = { kind: 'visitor' }

/** Someone who signed in, or the API token of theirs that speaks. Read from the database at each request. */
export type PersonActor = {
  kind: 'person'
  id: string
  email: string
  name: string
  lang: Lang
  role: Role
  /** Organisation id → role there. */
  memberships: ReadonlyMap<string, MembershipRole>
  /** How this request came: a session's page, a token with its scopes; or no request, the site goes on with what they began. */
  via:
    | { origin: 'form'; sessionId: string }
    | { origin: 'api'; tokenId: string; scopes: readonly Scope[] }
    | { origin: 'job' }
}

/**
 * The holder of a link that was sent by mail, which the verb checked: somebody whose account it opens (`personId`), or whoever reads the
 * mail of one organisation (`organisationId`), and may do nothing elsewhere.
 */
export type LinkActor = { kind: 'link'; personId?: string; organisationId?: string }

/** Maillage itself, at work without anybody: an import, a job, a command. `personId` is who asked for it, if anybody did. */
export type SystemActor = { kind: 'system'; origin: 'import' | 'job' | 'command'; personId?: string }

/** Who acts. Every verb that writes takes one. */
export type Actor = Visitor | PersonActor | LinkActor | SystemActor

export const visitor: Visitor = { kind: 'visitor' }

/** The person behind an act, for what is written of it. */
export function personId(actor: Actor): string | null {
  if (actor.kind === 'person') return actor.id
  return actor.kind === 'visitor' ? null : (actor.personId ?? null)
}

/** Where an act came from, for the journal. */
export function originOf(actor: Actor): 'form' | 'link' | 'api' | 'import' | 'job' | 'command' {
  if (actor.kind === 'person') return actor.via.origin
  if (actor.kind === 'system') return actor.origin
  return actor.kind === 'link' ? 'link' : 'form'
}

/** Whether someone holds at least this role on the whole instance. */
export function hasRole(actor: Actor, least: Role): boolean {
  return actor.kind === 'person' && roles.indexOf(actor.role) >= roles.indexOf(least)
}

/** Whether someone looks after an organisation, at least as this. */
export function isMemberOf(
  actor: Actor,
  organisationId: string,
  least: MembershipRole = 'contributor',
): boolean {
  if (actor.kind !== 'person') return false
  const role = actor.memberships.get(organisationId)
  return role === 'owner' || (role !== undefined && role === least)
}
