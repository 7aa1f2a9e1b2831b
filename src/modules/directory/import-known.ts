import { sql } from 'kysely'
import { LRUCache } from 'lru-cache'
import type { Database } from '#platform/db/connect.ts'
import { fold } from '#platform/i18n/fold.ts'
import type { ImportContext } from './import-context.ts'
import { type Candidate, type Comparable, comparable, regionNames } from './matching.ts'
import type { IdentifierScheme, OrganisationRecord } from './model.ts'

/** What the database holds of a source's records: fingerprint and organisation, by record id. */
export async function knownRecords(db: Database, source: string, ids: string[]) {
  const rows = await db
    .selectFrom('organisation_source')
    .where('source_id', '=', source)
    .where('record_id', 'in', ids)
    .select(['record_id', 'fingerprint', 'organisation_id'])
    .execute()
  return new Map(
    rows.map((row) => [row.record_id, { fingerprint: row.fingerprint, organisationId: row.organisation_id }]),
  )
}

type Shelf = Map<string, Candidate>

/**
 * The organisations already known, as matching compares them: those of a commune, read once and kept while the import lasts (the communes
 * unused for longest leave first), and those that one batch may meet elsewhere, by a number that names one body or by a whole name.
 */
export class KnownOrganisations {
  readonly #context: ImportContext
  // A hundred thousand organisations weigh about 60 MB.
  readonly #byCommune = new LRUCache<string, Shelf>({
    maxSize: 100_000,
    sizeCalculation: (shelf) => shelf.size + 1,
  })
  readonly #keepAll: boolean
  #elsewhere = new Map<string, Shelf>()

  /** @param keepAll what the import adds is not in the database (a dry run): it must be remembered here */
  constructor(context: ImportContext, keepAll: boolean) {
    this.#context = context
    this.#keepAll = keepAll
  }

  /** Reads what a batch of records may match. */
  async prepare(db: Database, records: OrganisationRecord[]): Promise<void> {
    if (!this.#keepAll) this.#elsewhere = new Map()
    const communes = [...new Set(records.flatMap((record) => record.place?.commune ?? []))]
    const wanted = communes.filter((code) => !this.#byCommune.get(code))
    if (wanted.length > 0) {
      const here = sql`o.id IN (SELECT p.organisation_id FROM place p WHERE p.main AND p.commune = ANY(${wanted}))`
      const found = Map.groupBy(await this.#read(db, here), (one) => one.commune)
      for (const code of wanted)
        this.#byCommune.set(code, new Map((found.get(code) ?? []).map((one) => [one.id, one])))
    }
    const values = records.flatMap((record) => record.identifiers.map((identifier) => identifier.value))
    if (values.length > 0) {
      const named = sql`o.id IN (SELECT i.organisation_id FROM organisation_identifier i WHERE i.value = ANY(${values}) AND i.scheme NOT IN ('siret', 'siren'))`
      for (const one of await this.#read(db, named)) this.#index(one)
    }
    const placeless = spellings(records.filter((record) => !record.place))
    const placed = spellings(records.filter((record) => record.place))
    const sameName = sql`o.id IN (
      SELECT n.id FROM organisation n WHERE n.name_folded = ANY(${[...placeless, ...placed]})
      UNION SELECT a.organisation_id FROM organisation_alias a WHERE a.name_folded = ANY(${[...placeless, ...placed]}))
      AND (p.id IS NULL OR o.name_folded = ANY(${placeless})
        OR EXISTS (SELECT FROM organisation_alias a WHERE a.organisation_id = o.id AND a.name_folded = ANY(${placeless})))`
    for (const one of await this.#read(db, sameName)) this.#index(one)
  }

  /** The organisations that a record may be. */
  *candidates(record: Comparable): Generator<Candidate> {
    if (record.commune) yield* this.#byCommune.get(record.commune)?.values() ?? []
    for (const key of [...record.identifiers, ...record.regionNames])
      yield* this.#elsewhere.get(key)?.values() ?? []
  }

  /** Remembers an organisation that the import has just made, or learnt more about. */
  add(id: string, record: Comparable): void {
    const known = [...this.candidates(record)].find((candidate) => candidate.id === id)
    const whole: Candidate = known ? union(known, record) : { ...record, id }
    const shelf = whole.commune ? this.#byCommune.get(whole.commune) : undefined
    if (whole.commune && shelf) this.#byCommune.set(whole.commune, shelf.set(id, whole))
    this.#index(whole)
  }

  #index(candidate: Candidate): void {
    for (const key of [...candidate.identifiers, ...candidate.regionNames]) {
      const shelf = this.#elsewhere.get(key) ?? new Map<string, Candidate>()
      this.#elsewhere.set(key, shelf.set(candidate.id, candidate))
    }
  }

  async #read(db: Database, condition: ReturnType<typeof sql>): Promise<Candidate[]> {
    const { rows } = await sql<CandidateRow>`
      SELECT o.id, ARRAY[o.name] || ARRAY(SELECT a.name FROM organisation_alias a WHERE a.organisation_id = o.id) AS names,
        p.commune, p.address, CASE WHEN o.area_kind = 'epci' THEN o.area_code END AS area,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('scheme', i.scheme, 'value', i.value)), '[]')
          FROM organisation_identifier i WHERE i.organisation_id = o.id) AS identifiers
      FROM organisation o LEFT JOIN place p ON p.organisation_id = o.id AND p.main
      WHERE o.status <> 'merged' AND (${condition})`.execute(db)
    return rows.map(({ id, area, ...row }) => {
      const commune = row.commune ? this.#context.communes.get(row.commune) : undefined
      return {
        id,
        ...comparable({ ...row, communeName: commune?.name ?? null, epci: commune?.epci ?? area }),
      }
    })
  }
}

type CandidateRow = {
  id: string
  names: string[]
  commune: string | null
  address: string | null
  area: string | null
  identifiers: { scheme: IdentifierScheme; value: string }[]
}

/** The folded names under which the database may hold the same whole name: with any article, as a council or a département. */
function spellings(records: OrganisationRecord[]): string[] {
  const names = records.flatMap((record) => [record.name, ...record.aliases])
  return [
    ...new Set(
      names.flatMap((name) => [
        fold(name),
        ...regionNames(name).flatMap((full) => [
          full,
          ...['le', 'la', 'les', 'l'].map((article) => `${article} ${full}`),
          ...(full.startsWith('departement ') ? [`conseil departemental ${full.slice(12)}`] : []),
        ]),
      ]),
    ),
  ]
}

function union(known: Candidate, record: Comparable): Candidate {
  return {
    id: known.id,
    commune: known.commune ?? record.commune,
    epci: known.epci ?? record.epci,
    address: known.address || record.address,
    keys: [...known.keys, ...record.keys],
    regionNames: [...known.regionNames, ...record.regionNames],
    sirets: [...known.sirets, ...record.sirets],
    identifiers: [...known.identifiers, ...record.identifiers],
  }
}
