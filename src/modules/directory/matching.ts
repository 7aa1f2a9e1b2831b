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
const matchRules = ['identifier', 'siret', 'address', 'name', 'name-region'] as const
export type MatchRule = (typeof matchRules)[number]

/** What matching compares: a record to place, or an organisation already known. */
export type Comparable = {
  commune: string | null
  epci: string | null
  address: string
  /** The names, reduced as they are compared within a commune. */
  keys: NameKey[]
  /** The names, as they are compared across the region: see `regionNames`. */
  regionNames: string[]
  sirets: string[]
  /** « museofile M0624 »: numbers that name one body. */
  identifiers: string[]
}
export type Candidate = Comparable & { id: string }

/** Registers where one number names one body. (A SIRET may be shared by services, a ROR by the schools of an institute.) */
const naming: IdentifierScheme[] = ['museofile', 'uai', 'wikidata', 'rna', 'openagenda', 'ror']
/** Registers where two different numbers mean two bodies. */
const exclusive = ['museofile ', 'uai ', 'rna ']
/** What every commune has once, wherever it stands. */
const onePerCommune = new Set<string | null>(['town-hall', 'ccas'])

export type Body = {
  names: string[]
  commune: string | null
  communeName: string | null
  epci: string | null
  address: string | null
  identifiers: { scheme: IdentifierScheme; value: string }[]
}

/** Prepares a body for comparison. */
export function comparable({ names, commune, communeName, epci, address, identifiers }: Body): Comparable {
  return {
    commune,
    epci,
    address: addressKey(address),
    keys: names.flatMap(withoutAside).map((name) => nameKey(name, communeName ?? undefined)),
    regionNames: [...new Set(names.flatMap(regionNames))],
    sirets: identifiers.filter(({ scheme }) => scheme === 'siret').map(({ value }) => value),
    identifiers: identifiers
      .filter(({ scheme }) => naming.includes(scheme))
      .map(({ scheme, value }) => `${scheme} ${value}`),
  }
}

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

/** « Maison de l’innovation (MDI) » is also known without its aside. */
const withoutAside = (name: string) => [...new Set([name, name.replace(/\s*\([^)]*\)$/, '') || name])]

/**
 * What two names must share, entire, when no commune helps: the folded name without its first article. A name without any word of its own
 * (« Mairie ») says nothing; « Conseil départemental de l’Oise » and « Département de l’Oise » are one.
 */
export function regionNames(name: string): string[] {
  const { kind, words } = nameKey(name)
  if (words.length === 0) return []
  const full = fold(name).replace(/^(la|le|les|l) /, '')
  return kind === 'departement' ? [full.replace(/^conseil departemental /, 'departement ')] : [full]
}

/**
 * The organisation a record speaks of, and the rule that says so; `undefined` when it is a new one.
 * When a rule fits several organisations, it decides nothing: better two cards than a false merge.
 */
export function match(
  record: Comparable,
  candidates: Iterable<Candidate>,
): { id: string; rule: MatchRule } | undefined {
  const found = new Map<MatchRule, Set<string>>()
  for (const candidate of candidates) {
    const rule = matchRules.find((one) => tests[one](record, candidate))
    if (!rule || contradicts(record, candidate)) continue
    found.set(rule, (found.get(rule) ?? new Set()).add(candidate.id))
  }
  for (const rule of matchRules) {
    const ids = [...(found.get(rule) ?? [])]
    if (ids.length === 1) return { id: ids[0] as string, rule }
  }
  return undefined
}

const tests: Record<MatchRule, (a: Comparable, b: Comparable) => boolean> = {
  identifier: (a, b) => share(a.identifiers, b.identifiers),
  // One SIRET serves a whole town, and annexes: the name or the address must agree too, in the same commune.
  siret: (a, b) =>
    share(a.sirets, b.sirets) &&
    sameCommune(a, b) &&
    someNames(
      a,
      b,
      (x, y) => sameName(x, y) || (sameAddress(a, b) && kindsAgree(x, y) && likeness(x, y) >= 0.5),
    ),
  address: (a, b) =>
    sameAddress(a, b) &&
    sameCommune(a, b) &&
    someNames(a, b, (x, y) => (kindsAgree(x, y) && likeness(x, y) >= 0.6) || oneIsBare(x, y)),
  // Two addresses in one commune are two places, save for what every commune has once.
  name: (a, b) =>
    sameCommune(a, b) &&
    someNames(
      a,
      b,
      (x, y) => sameName(x, y) && (onePerCommune.has(x.kind) || addressesAgree(a.address, b.address)),
    ),
  'name-region': (a, b) =>
    (a.commune === null || b.commune === null) &&
    (a.epci === null || b.epci === null || a.epci === b.epci) &&
    share(a.regionNames, b.regionNames),
}

function contradicts(a: Comparable, b: Comparable): boolean {
  return exclusive.some((register) => {
    const ours = a.identifiers.filter((one) => one.startsWith(register))
    const theirs = b.identifiers.filter((one) => one.startsWith(register))
    return ours.length > 0 && theirs.length > 0 && !share(ours, theirs)
  })
}

const share = (a: string[], b: string[]) => a.length > 0 && b.length > 0 && a.some((one) => b.includes(one))
const sameCommune = (a: Comparable, b: Comparable) => a.commune !== null && a.commune === b.commune
const sameAddress = (a: Comparable, b: Comparable) => a.address !== '' && a.address === b.address
const someNames = (a: Comparable, b: Comparable, test: (x: NameKey, y: NameKey) => boolean) =>
  a.keys.some((x) => b.keys.some((y) => test(x, y)))
/** « Cyberbase » and « Cyberbase Pompidou ». */
const oneIsBare = (x: NameKey, y: NameKey) =>
  x.kind !== null && x.kind === y.kind && (x.words.length === 0 || y.words.length === 0)
