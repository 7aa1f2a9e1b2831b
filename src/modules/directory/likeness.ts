import type { Likeness } from './editing-model.ts'
import type { Portrait } from './likeness-store.ts'
import { type Comparable, comparable } from './matching.ts'
import {
  addressesAgree,
  kindsAgree,
  type NameKey,
  nameKey,
  sameName,
  likeness as sharedWords,
} from './matching-names.ts'

type Rule = Likeness['rules'][number]

/** How much each sign says that two records are of one body; signs add up as independent witnesses do. */
const weights: Record<Exclude<Rule, 'name'>, number> = {
  identifier: 0.6,
  phone: 0.5,
  address: 0.5,
  siret: 0.4,
  website: 0.4,
}
const nameWeights = { same: 0.75, within: 0.5, near: 0.35, bare: 0.2 }
/** Standing in one commune, or side by side, is no sign by itself: it makes the others weigh more. */
const nearby = 0.3
const besideKm = 0.5
/** Two places apart are two sites of one body more often than one body told twice. */
const apart = 0.5
/** Registers where two different numbers mean two bodies. */
const exclusive = ['museofile ', 'uai ', 'rna ']

/**
 * How alike two organisations are, from 0 to 1, and by which signs. 0 when something says that they are two: a different number in a
 * register, another kind of body, one being a part of the other. A pure function, the same in both directions.
 */
export function compare(
  a: Portrait,
  b: Portrait,
  distanceKm: number | null,
): Pick<Likeness, 'score' | 'rules'> {
  const none = { score: 0, rules: [] }
  if (a.id === b.id || a.parentId === b.id || b.parentId === a.id) return none
  const [x, y] = [comparable(a), comparable(b)]
  if (contradicts(x, y)) return none
  const sameCommune = a.commune !== null && a.commune === b.commune
  const beside = sameCommune || (distanceKm !== null && distanceKm <= besideKm)
  // One of them says only the territory it serves.
  const oneUnplaced = (a.commune === null) !== (b.commune === null)
  const around = beside || (oneUnplaced && a.epci !== null && a.epci === b.epci)
  const far = a.commune !== null && b.commune !== null && !beside
  if (!oneUnplaced && a.commune === null && a.epci !== null && b.epci !== null && a.epci !== b.epci)
    return none
  // The name of the commune tells nothing inside it, and everything outside.
  const keys = (one: Portrait) =>
    one.names.map((name) => nameKey(name, sameCommune ? (one.communeName ?? '') : undefined))
  const name = bestName(keys(a), keys(b), around, sameCommune)
  if (!name) return none
  const rules: Rule[] = [
    ...(share(x.identifiers, y.identifiers) ? (['identifier'] as const) : []),
    ...(share(x.sirets, y.sirets) ? (['siret'] as const) : []),
    ...(sameCommune && x.address !== '' && x.address === y.address ? (['address'] as const) : []),
    ...(name.how ? (['name'] as const) : []),
    ...(a.site !== null && a.site === b.site ? (['website'] as const) : []),
    ...(a.phone !== null && a.phone === b.phone ? (['phone'] as const) : []),
  ]
  if (!isEnough(rules, name.how)) return none
  const signs = rules.map((rule) => (rule === 'name' ? nameWeights[name.how ?? 'near'] : weights[rule]))
  const moved = sameCommune && !addressesAgree(x.address, y.address)
  const doubt = [...signs, ...(around && !moved ? [nearby] : [])].reduce(
    (left, weight) => left * (1 - weight),
    1,
  )
  return { score: round((1 - doubt) * (far ? apart : 1)), rules }
}

/** A name alone, or a number of one's own; a switchboard, a site or an address are shared by neighbours: two of these, or with a kin name. */
function isEnough(rules: Rule[], how: Relation): boolean {
  if (how === 'same' || how === 'within' || rules.includes('identifier') || rules.includes('phone'))
    return true
  return rules.length >= 2
}

type Relation = keyof typeof nameWeights | null

/** How the names relate, at best; undefined when they announce two kinds of body. */
function bestName(
  a: NameKey[],
  b: NameKey[],
  around: boolean,
  sameCommune: boolean,
): { how: Relation } | undefined {
  const pairs = a.flatMap((x) => b.map((y) => [x, y] as const)).filter(([x, y]) => kindsAgree(x, y))
  if (pairs.length === 0) return undefined
  if (pairs.some(([x, y]) => sameName(x, y))) return { how: 'same' }
  if (!around) return { how: null }
  if (pairs.some(([x, y]) => isWithin(x, y) || isWithin(y, x))) return { how: 'within' }
  if (!sameCommune) return { how: null }
  if (pairs.some(([x, y]) => sharedWords(x, y) >= 0.75)) return { how: 'near' }
  const bare = pairs.some(
    ([x, y]) => x.kind !== null && x.kind === y.kind && (x.words.length === 0 || y.words.length === 0),
  )
  return { how: bare ? 'bare' : null }
}

/** « Le Labo » within « Service de science du Labo »: every word of its own, that of its kind too, is in the other name. */
const isWithin = (x: NameKey, y: NameKey) =>
  x.words.length > 0 &&
  (x.kind === null || x.kind === y.kind) &&
  sharedWords(x, { ...y, words: y.words.filter((word) => wordIn(word, x)) }) === 1

const wordIn = (word: string, x: NameKey) => sharedWords({ kind: null, words: [word] }, x) > 0

const contradicts = (a: Comparable, b: Comparable) =>
  exclusive.some((register) => {
    const [ours, theirs] = [a, b].map((one) =>
      one.identifiers.filter((number) => number.startsWith(register)),
    )
    return ours && theirs && ours.length > 0 && theirs.length > 0 && !share(ours, theirs)
  })

const share = (a: string[], b: string[]) => a.some((one) => b.includes(one))
const round = (value: number) => Math.round(value * 1000) / 1000
