import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import { fold } from '#platform/i18n/fold.ts'
import { type Point, type Term, type Vocabulary, vocabularies } from './model.ts'
import { getVocabularies } from './store.ts'
import { type FormerCodes, formerCodes } from './vocabulary-store.ts'

/** A commune as an import needs it. `radiusKm` is that of a disc of its area. */
export type Commune = {
  code: string
  name: string
  folded: string
  point: Point | null
  radiusKm: number
  epci: string | null
  departement: string | null
  region: string | null
}

/** What readers and imports look things up in, read once: the territories of the region and the vocabularies. */
export type ImportContext = {
  communes: Map<string, Commune>
  territories: Map<string, { name: string; point: Point | null; containers: string[] }>
  terms: Record<Vocabulary, Map<string, Term>>
  findCommune: (hint: CommuneHint) => Commune | undefined
  findTerm: (vocabulary: Vocabulary, words: string) => string | undefined
  /** Codes that left the vocabularies: an import that still says them is understood. */
  former: FormerCodes
}
export type CommuneHint = { code?: string | null; name?: string | null; postcode?: string | null }

/**
 * Reads the territories and vocabularies of the database.
 * @param only the territories that are needed (`commune/59249`), when they are few; all of them otherwise
 */
export async function importContext(db: Database, only?: readonly string[]): Promise<ImportContext> {
  const wanted = only ? sql`WHERE t.kind || '/' || t.code = ANY(${[...only]})` : sql``
  const { rows } = await sql<{
    kind: string
    code: string
    name: string
    lon: number | null
    lat: number | null
    area: number | null
    containers: string[]
  }>`
    SELECT t.kind, t.code, t.name, t.point[0] AS lon, t.point[1] AS lat, t.area_km2 AS area,
      ARRAY(SELECT m.kind || '/' || m.code FROM territory_membership m WHERE m.member_kind = t.kind AND m.member_code = t.code ORDER BY 1) AS containers
    FROM territory t ${wanted}`.execute(db)
  const territories: ImportContext['territories'] = new Map()
  const communes = new Map<string, Commune>()
  for (const row of rows) {
    const point = row.lon === null || row.lat === null ? null : { lon: row.lon, lat: row.lat }
    territories.set(`${row.kind}/${row.code}`, { name: row.name, point, containers: row.containers })
    if (row.kind !== 'commune') continue
    const container = (kind: string) =>
      row.containers.find((one) => one.startsWith(`${kind}/`))?.slice(kind.length + 1) ?? null
    communes.set(row.code, {
      code: row.code,
      name: row.name,
      folded: fold(row.name),
      point,
      radiusKm: Math.sqrt((row.area ?? 10) / Math.PI),
      epci: container('epci'),
      departement: container('departement'),
      region: container('region'),
    })
  }
  const shelves = await getVocabularies(db)
  const terms = Object.fromEntries(
    vocabularies.map((name) => [name, new Map(shelves[name].map((term) => [term.code, term]))]),
  ) as ImportContext['terms']
  const former = await formerCodes(db)
  const findTerm = termFinder(shelves, former.replaced)
  return { communes, territories, terms, former, findCommune: communeFinder(communes), findTerm }
}

/**
 * The commune a row means. Its name in its département decides when it is written exactly; then the code; a code that contradicts an exact
 * name loses (codes are often derived from faulty coordinates). Without code nor postcode, the name must be the only one of the region.
 */
function communeFinder(communes: Map<string, Commune>): ImportContext['findCommune'] {
  const byName = new Map<string, Commune[]>()
  for (const commune of communes.values()) {
    const known = byName.get(commune.folded)
    if (known) known.push(commune)
    else byName.set(commune.folded, [commune])
  }
  const departementOf = (code: string) => (code.startsWith('97') ? code.slice(0, 3) : code.slice(0, 2))
  return ({ code, name, postcode }) => {
    const coded = code ? communes.get(code) : undefined
    const named = name ? (byName.get(fold(name.replace(/\s+cedex.*$/i, ''))) ?? []) : []
    const hint = code ?? postcode
    const here = hint
      ? named.filter(
          (one) => one.code.startsWith(departementOf(hint)) || one.departement === departementOf(hint),
        )
      : named
    if (coded && here.includes(coded)) return coded
    return here.length === 1 ? here[0] : coded
  }
}

/**
 * A term by its code, by one of its labels, or by a label's first words, before a comma, a bracket or « et »: « Astronomie » is enough
 * for « Astronomie et espace ». First words that begin several labels of a vocabulary name none.
 */
function termFinder(
  shelves: Record<Vocabulary, Term[]>,
  replaced: Map<string, string>,
): ImportContext['findTerm'] {
  const whole = new Map<string, string>()
  const beginnings = new Map<string, Set<string>>()
  for (const vocabulary of vocabularies) {
    for (const { code, labelFr, labelEn } of shelves[vocabulary]) {
      for (const label of [code, labelFr, labelEn]) whole.set(`${vocabulary}/${fold(label)}`, code)
      for (const label of [labelFr, labelEn]) {
        const key = `${vocabulary}/${fold(label.split(/[,(]| et | and /)[0] ?? label)}`
        beginnings.set(key, (beginnings.get(key) ?? new Set()).add(code))
      }
    }
  }
  for (const [old, code] of replaced)
    whole.set(
      old.replace(/\/(.*)$/, (_, former: string) => `/${fold(former)}`),
      code,
    )
  return (vocabulary, words) => {
    const key = `${vocabulary}/${fold(words)}`
    const begun = [...(beginnings.get(key) ?? [])]
    return whole.get(key) ?? (begun.length === 1 ? begun[0] : undefined)
  }
}
