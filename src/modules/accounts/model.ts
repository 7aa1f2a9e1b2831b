import type { MembershipRole, Role, Scope } from '#platform/access/actor.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'

/** How long things last. */
export const linkMinutes = 15
export const sessionDays = 30
export const challengeMinutes = 10
/** An account nobody used for this long is erased, after a warning. */
export const inactiveMonths = 24
export const warningDays = 30

/** How many passkeys, and API tokens that still serve, one person may have. */
export const passkeyLimit = 20
export const tokenLimit = 20

/** The site as passkeys know it: its host name, the origin of its pages, the name a device shows. */
export type RelyingParty = { id: string; origin: string; name: string }

/** An OpenID Connect provider and this site's account there. */
export type ProConnect = { issuer: string; clientId: string; clientSecret: string }

/** How someone proved who they are. */
export type SignInMethod = 'link' | 'passkey' | 'proconnect'

/** Lengths of life a person may choose for an API token, in days. */
export const tokenDays = [7, 30, 90, 365] as const

/** The path to go to after signing in: one of ours, or one's account. A path that a browser could read as another site is refused. */
export function localReturn(path: unknown, lang: Lang): string {
  const isOurs =
    typeof path === 'string' && path.length <= 500 && /^\/([^/\\\s]|$)/.test(path) && !/[\s\\]/.test(path)
  return isOurs ? path : localPath(lang, '/compte')
}

/** An e-mail address as it is kept: trimmed, lower case; null when it cannot be one. */
export function emailAddress(text: unknown): string | null {
  if (typeof text !== 'string') return null
  const address = text.trim().toLowerCase()
  return address.length <= 254 && /^[^\s@<>,;:"()[\]\\]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(address)
    ? address
    : null
}

const browsers = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS/, 'Firefox'],
  [/Chrome\/|CriOS/, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const
const systems = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux|CrOS/, 'Linux'],
] as const

/** A device in words, without version: enough to recognise one's own, too little to follow anybody. « Firefox, Linux » */
export function deviceOf(userAgent: string | undefined): string {
  const find = (list: readonly (readonly [RegExp, string])[]) =>
    list.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1]
  return [find(browsers), find(systems)].filter(Boolean).join(', ')
}

/** An account as its owner sees it. */
export type Account = {
  id: string
  email: string
  name: string
  lang: Lang
  role: Role
  mutedMails: string[]
  createdAt: Date
  lastSeenAt: Date
  organisations: { id: string; slug: string; name: string; role: MembershipRole; status: string }[]
}

export type SessionLine = {
  id: string
  method: SignInMethod
  device: string
  createdAt: Date
  lastSeenAt: Date
  current: boolean
}

export type PasskeyLine = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null }

export type TokenLine = {
  id: string
  name: string
  hint: string
  scopes: Scope[]
  createdAt: Date
  expiresAt: Date
  lastUsedAt: Date | null
  revokedAt: Date | null
}

/** A person as the back office lists them. */
export type PersonLine = {
  id: string
  name: string
  email: string
  role: Role
  lang: Lang
  createdAt: Date
  lastSeenAt: Date
  organisations: { slug: string; name: string; role: MembershipRole }[]
}
