/**
 * The kinds of people there are, and the groups of them that may use an address.
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
  /** Those who look after any organisation, and moderators. */
  network: [...team, 'otherOwner', ...moderators],
  team,
  /** Editors, and observers who read. */
  history: [...team, 'observer', ...moderators],
  backOffice: ['observer', ...moderators],
  moderators,
  administrators: ['administrator'],
  tokens: [], // only a token, tested apart
  /** Things of one person that nobody here has: each is told that there is no such thing, whoever has one elsewhere. */
  own: [],
  /** Nobody here: off without its settings, or nothing is there. */
  off: [],
} as const satisfies Record<string, readonly Who[]>
export type Group = keyof typeof groups
