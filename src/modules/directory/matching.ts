import { fold } from '#platform/i18n/fold.ts'
import {
  addressesAgree,
  addressKey,
  kindsAgree,
  likeness,
  type NameKey,
  nameKey,
  sameName,
} from './matching-names.ts'
import type { IdentifierScheme, OrganisationRecord } from './model.ts'

/** How a record found its organisation, in the order the rules are tried. */
export const matchRules = ['identifier', 'siret', 'address', 'name', 'name-region'] as const
export type MatchRule = (typeof matchRules)[number]

/** What matching compares: a record to place, or an organisation already known. */
export type Comparable = {
  names: string[]
  commune: string | null
  communeName: string | null
  epci: string | null
  address: string
  keys: NameKey[]
  identifiers: { scheme: IdentifierScheme; value: string }[]
}
export type Candidate = Comparable & { id: string }

/** Registers where one number names one body. (A SIRET may be shared by services, a ROR by the schools of an institute.) */
const strong: IdentifierScheme[] = ['museofile', 'uai', 'wikidata', 'rna', 'openagenda', 'ror']
/** Registers where two different numbers mean two bodies. */
const exclusive: IdentifierScheme[] = ['museofile', 'uai', 'rna']

/** Prepares a body for comparison. */
export function comparable(body: {
  names: string[]
  commune: string | null
  communeName: string | null
  epci: string | null
  address: string | null
  identifiers: Comparable['identifiers']
}): Comparable {
  return {
    ...body,
    address: addressKey(body.address),
    keys: body.names.flatMap(withoutAside).map((name) => nameKey(name, body.communeName ?? undefined)),
  }
}

/** « Maison de l’innovation (MDI) » is also known without its aside. */
const withoutAside = (name: string) => [...new Set([name, name.replace(/\s*\([^)]*\)$/, '') || name])]

/** Same, from a record; its EPCI is the one of its commune, or the area it serves. */
export function comparableRecord(
  record: OrganisationRecord,
  commune: { name: string; epci: string | null } | undefined,
): Comparable {
  return comparable({
    names: [record.name, ...record.aliases],
    commune: record.place?.commune ?? null,
    communeName: commune?.name ?? null,
    epci: commune?.epci ?? (record.area?.kind === 'epci' ? record.area.code : null),
    address: record.place?.address ?? null,
    identifiers: record.identifiers,
  })
}

/**
 * The organisation a record speaks of, and the rule that says so; `undefined` when it is a new one.
 * When a rule fits several organisations, it decides nothing: better two cards than a false merge.
 */
export function match(
  record: Comparable,
  candidates: Iterable<Candidate>,
): { id: string; rule: MatchRule } | undefined {
  const possible = [...candidates].filter((candidate) => !contradicts(record, candidate))
  for (const rule of matchRules) {
    const found = new Set(
      possible.filter((candidate) => tests[rule](record, candidate)).map((candidate) => candidate.id),
    )
    if (found.size === 1) return { id: [...found][0] as string, rule }
  }
  return undefined
}

/** « Cyberbase » and « Cyberbase Pompidou ». */
const oneIsBare = (x: NameKey, y: NameKey) =>
  x.kind !== null && x.kind === y.kind && (x.words.length === 0 || y.words.length === 0)

const onePerCommune = new Set(['town-hall', 'ccas'])

const tests: Record<MatchRule, (a: Comparable, b: Comparable) => boolean> = {
  identifier: (a, b) => strong.some((scheme) => share(a, b, scheme)),
  // One SIRET serves a whole town, and annexes: the name or the address must agree too, in the same commune.
  siret: (a, b) =>
    share(a, b, 'siret') &&
    sameCommune(a, b) &&
    someNames(
      a,
      b,
      (x, y) => sameName(x, y) || (sameAddress(a, b) && kindsAgree(x, y) && likeness(x, y) >= 0.5),
    ),
  address: (a, b) =>
    sameCommune(a, b) &&
    sameAddress(a, b) &&
    someNames(a, b, (x, y) => (kindsAgree(x, y) && likeness(x, y) >= 0.6) || oneIsBare(x, y)),
  // Two addresses in one commune are two places, save for what every commune has once.
  name: (a, b) =>
    sameCommune(a, b) &&
    someNames(
      a,
      b,
      (x, y) => sameName(x, y) && (addressesAgree(a.address, b.address) || onePerCommune.has(x.kind ?? '')),
    ),
  'name-region': (a, b) => (a.commune === null || b.commune === null) && sameEpci(a, b) && sameFullName(a, b),
}

function contradicts(a: Comparable, b: Comparable): boolean {
  return exclusive.some((scheme) => {
    const ours = values(a, scheme)
    const theirs = values(b, scheme)
    return ours.length > 0 && theirs.length > 0 && !ours.some((value) => theirs.includes(value))
  })
}

const values = (body: Comparable, scheme: IdentifierScheme) =>
  body.identifiers.filter((identifier) => identifier.scheme === scheme).map((identifier) => identifier.value)
const share = (a: Comparable, b: Comparable, scheme: IdentifierScheme) =>
  values(a, scheme).some((value) => values(b, scheme).includes(value))
const sameCommune = (a: Comparable, b: Comparable) => a.commune !== null && a.commune === b.commune
const sameAddress = (a: Comparable, b: Comparable) => a.address !== '' && a.address === b.address
const sameEpci = (a: Comparable, b: Comparable) => a.epci === null || b.epci === null || a.epci === b.epci
const someNames = (a: Comparable, b: Comparable, test: (x: NameKey, y: NameKey) => boolean) =>
  a.keys.some((x) => b.keys.some((y) => test(x, y)))

/** The folded name without its articles: what two names must share, entire, when no commune helps. */
export function fullName(name: string): string {
  return fold(name).replace(/^(la|le|les|l) /, '')
}

/** Without a commune, the whole name must agree; a bare « Mairie » says nothing. A département's council has many ways to be written. */
function sameFullName(a: Comparable, b: Comparable): boolean {
  return a.names.some((x) => {
    const key = nameKey(x)
    if (key.words.length === 0) return false
    return b.names.some(
      (y) => fullName(x) === fullName(y) || (key.kind === 'departement' && sameName(key, nameKey(y))),
    )
  })
}
