import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import { fold } from '#platform/i18n/fold.ts'
import type { ImportContext } from './import-context.ts'
import { type Candidate, comparable, fullName } from './matching.ts'
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

type CandidateRow = {
  id: string
  names: string[]
  commune: string | null
  address: string | null
  area: string | null
  identifiers: { scheme: IdentifierScheme; value: string }[]
}

/**
 * The organisations already known, as matching compares them. Those of a commune are read once and kept while the import lasts, the
 * longest unused communes leaving first; those without place, and those found by name or identifier, are read as needed.
 */
export class KnownOrganisations {
  readonly #context: ImportContext
  readonly #byCommune = new Map<string, Map<string, Candidate>>()
  #held = 0
  #placeless: Map<string, Candidate> | undefined

  constructor(context: ImportContext) {
    this.#context = context
  }

  /** Reads what a batch of records may match. */
  async prepare(db: Database, records: OrganisationRecord[]): Promise<Map<string, Candidate>> {
    this.#makeRoom()
    this.#placeless ??= index(
      await read(db, this.#context, sql`NOT EXISTS (SELECT FROM place p WHERE p.organisation_id = o.id)`),
    )
    const wanted = [...new Set(records.flatMap((record) => record.place?.commune ?? []))].filter(
      (code) => !this.#byCommune.has(code),
    )
    for (const code of wanted) this.#byCommune.set(code, new Map())
    if (wanted.length > 0) {
      const rows = await read(
        db,
        this.#context,
        sql`o.id IN (SELECT p.organisation_id FROM place p WHERE p.main AND p.commune = ANY(${wanted}))`,
      )
      for (const candidate of rows) this.#keep(candidate)
    }
    const values = [
      ...new Set(records.flatMap((record) => record.identifiers.map((identifier) => identifier.value))),
    ]
    const names = [
      ...new Set(
        records
          .filter((record) => !record.place)
          .flatMap((record) => [record.name, ...record.aliases])
          .flatMap(spellings),
      ),
    ]
    const elsewhere = [
      ...(values.length > 0
        ? await read(
            db,
            this.#context,
            sql`o.id IN (SELECT i.organisation_id FROM organisation_identifier i WHERE i.value = ANY(${values}) AND i.scheme NOT IN ('siret', 'siren'))`,
          )
        : []),
      ...(names.length > 0
        ? await read(
            db,
            this.#context,
            sql`o.id IN (
        SELECT n.id FROM organisation n WHERE n.name_folded = ANY(${names})
        UNION SELECT a.organisation_id FROM organisation_alias a WHERE a.name_folded = ANY(${names}))`,
          )
        : []),
    ]
    return index(elsewhere)
  }

  /** The organisations one record may be: of its commune, without place, and those found elsewhere for its batch. */
  candidates(commune: string | null, elsewhere: Map<string, Candidate>): Iterable<Candidate> {
    const here = commune ? this.#byCommune.get(commune) : undefined
    return new Map([...elsewhere, ...(this.#placeless ?? []), ...(here ?? [])]).values()
  }

  /** Remembers an organisation that the import has just made or enriched. */
  add(candidate: Candidate, elsewhere: Map<string, Candidate>): void {
    const known =
      this.#placeless?.get(candidate.id) ??
      elsewhere.get(candidate.id) ??
      this.#byCommune.get(candidate.commune ?? '')?.get(candidate.id)
    const whole = known ? union(known, candidate) : candidate
    this.#placeless?.delete(candidate.id)
    if (whole.commune) this.#keep(whole)
    else this.#placeless?.set(whole.id, whole)
    elsewhere.set(whole.id, whole)
  }

  #keep(candidate: Candidate): void {
    const here = this.#byCommune.get(candidate.commune ?? '')
    if (!here) return
    if (!here.has(candidate.id)) this.#held++
    here.set(candidate.id, candidate)
  }

  // A hundred thousand organisations weigh about 60 MB: beyond, communes are read again when they come back.
  #makeRoom(): void {
    for (const [code, here] of this.#byCommune) {
      if (this.#held <= 100_000) return
      this.#held -= here.size
      this.#byCommune.delete(code)
    }
  }
}

const index = (candidates: Candidate[]) => new Map(candidates.map((candidate) => [candidate.id, candidate]))
const spellings = (name: string) => [
  fold(name),
  fullName(name),
  ...['le', 'la', 'les', 'l'].map((article) => `${article} ${fullName(name)}`),
]

function union(a: Candidate, b: Candidate): Candidate {
  return {
    ...b,
    names: [...a.names, ...b.names],
    keys: [...a.keys, ...b.keys],
    commune: a.commune ?? b.commune,
    communeName: a.communeName ?? b.communeName,
    epci: a.epci ?? b.epci,
    address: a.address || b.address,
    identifiers: [...a.identifiers, ...b.identifiers],
  }
}

async function read(
  db: Database,
  context: ImportContext,
  condition: ReturnType<typeof sql>,
): Promise<Candidate[]> {
  const { rows } = await sql<CandidateRow>`
    SELECT o.id, ARRAY[o.name] || ARRAY(SELECT a.name FROM organisation_alias a WHERE a.organisation_id = o.id) AS names,
      p.commune, p.address, CASE WHEN o.area_kind = 'epci' THEN o.area_code END AS area,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('scheme', i.scheme, 'value', i.value)), '[]')
        FROM organisation_identifier i WHERE i.organisation_id = o.id) AS identifiers
    FROM organisation o LEFT JOIN place p ON p.organisation_id = o.id AND p.main
    WHERE ${condition}`.execute(db)
  return rows.map((row) => {
    const commune = row.commune ? context.communes.get(row.commune) : undefined
    return {
      id: row.id,
      ...comparable({
        names: row.names,
        commune: row.commune,
        communeName: commune?.name ?? null,
        epci: commune?.epci ?? row.area,
        address: row.address,
        identifiers: row.identifiers,
      }),
    }
  })
}
