/**
 * Who may use each address of the site. The matrix test reads it: a route that is missing here, or that no longer exists, fails.
 * `own` organisations are those a person looks after; « other » roles look after another organisation.
 */
export const people = [
  'visitor',
  'member',
  'otherOwner',
  'contributor',
  'owner',
  'observer',
  'moderator',
  'administrator',
] as const
export type Who = (typeof people)[number]

const everybody: readonly Who[] = people
const signedIn = people.filter((who) => who !== 'visitor')
const team: readonly Who[] = ['contributor', 'owner']
const moderators: readonly Who[] = ['moderator', 'administrator']

/** The groups that routes name. */
export const groups = {
  everybody,
  signedIn,
  /** Those who look after the organisation of the address, and moderators. */
  editors: [...team, ...moderators],
  owners: ['owner', ...moderators],
  team,
  /** Editors, and observers who read. */
  history: [...team, 'observer', ...moderators],
  backOffice: ['observer', ...moderators],
  moderators,
  administrators: ['administrator'],
  /** Nobody by a session: only a token, tested apart. */
  tokens: [],
} as const satisfies Record<string, readonly Who[]>
export type Group = keyof typeof groups

/** `GET /path` → the group that may use it. */
export const routeAccess: Record<string, Group> = {}
