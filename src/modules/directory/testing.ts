import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { removeEntries } from '#modules/search/index.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { importContext } from './import-context.ts'
import { importOrganisations } from './import-organisations.ts'
import { loadVocabularies } from './load-vocabularies.ts'
import {
  type IdentifierScheme,
  type OrganisationDraft,
  organisationRecord,
  type TermVocabulary,
} from './model.ts'

/** The source that built organisations come from, unless `fromSource` names another. */
const testSource = 'test'

/** Adds a source to cite, with plausible words. */
export async function aSource(db: Database, id: string): Promise<void> {
  await sql`INSERT INTO data_source (id, title, publisher, licence, vintage)
    VALUES (${id}, ${`Source ${id}`}, 'Maillage', 'Licence Ouverte 2.0', '2026') ON CONFLICT DO NOTHING`.execute(
    db,
  )
}

/**
 * Builds an organisation in the words of the domain, through the real import path (search entry included), without matching:
 * `const { slug } = await anOrganisation(db).named('Écomusée de l’Avesnois').inCommune('59249').ofType('museum').about('industry').save()`.
 * The communes must be there (`seedTerritories`); vocabularies are loaded when missing.
 */
export function anOrganisation(db: Database) {
  const draft: OrganisationDraft & { terms: Partial<Record<TermVocabulary, string[]>>; aliases: string[] } = {
    id: randomUUID(),
    name: 'Structure sans nom',
    type: 'association',
    terms: {},
    aliases: [],
    identifiers: [],
    links: [],
  }
  let source = testSource
  let standing: { status: string; proposed_by?: string; archived_reason?: string } | null = null
  const add = (vocabulary: TermVocabulary, codes: string[]) => {
    draft.terms[vocabulary] = [...(draft.terms[vocabulary] ?? []), ...codes]
    return builder
  }
  const set = (values: Partial<OrganisationDraft>) => {
    Object.assign(draft, values)
    return builder
  }
  const builder = {
    named: (name: string) => set({ name }),
    alsoNamed: (...aliases: string[]) => set({ aliases: [...draft.aliases, ...aliases] }),
    ofType: (type: string) => set({ type }),
    withStatus: (legalStatus: string) => set({ legalStatus }),
    about: (...themes: string[]) => add('theme', themes),
    for: (...audiences: string[]) => add('audience', audiences),
    offering: (...formats: string[]) => add('format', formats),
    actingAs: (...roles: string[]) => add('role', roles),
    skilledIn: (...skills: string[]) => add('skill', skills),
    equippedWith: (...equipment: string[]) => add('equipment', equipment),
    /** Its place: the commune's centre, unless `at` gives a point. */
    inCommune: (commune: string) => set({ place: { ...draft.place, commune } }),
    /** Its address and point, in the commune given before. */
    at: (lon: number, lat: number, address?: string) =>
      set({ place: { commune: '', ...draft.place, point: { lon, lat }, precision: 'address', address } }),
    accessible: (...access: string[]) => set({ place: { commune: '', ...draft.place, access } }),
    /** No address: the EPCI it serves. */
    servingEpci: (code: string) => set({ area: { kind: 'epci', code } }),
    described: (descriptionFr: string, descriptionEn?: string) => set({ descriptionFr, descriptionEn }),
    identifiedBy: (scheme: IdentifierScheme, value: string) =>
      set({ identifiers: [...(draft.identifiers ?? []), { scheme, value }] }),
    fromSource: (id: string) => {
      source = id
      return builder
    },
    /** Waits for a moderator, in no list; the person may edit it. */
    proposedBy: (personId: string) => {
      standing = { status: 'proposed', proposed_by: personId }
      return builder
    },
    /** Left the directory: its page answers 410. */
    archived: (reason: 'closed' | 'left' | 'error' = 'closed') => {
      standing = { status: 'archived', archived_reason: reason }
      return builder
    },
    /** Any other field of the record: contact, opening hours, links… */
    with: (values: Partial<OrganisationDraft>) => set(values),
    /** Writes it and gives its id and slug. */
    async save(now: Date = new Date()): Promise<{ id: string; slug: string }> {
      await aSource(db, source)
      await loadVocabularies(db)
      const context = await importContext(db)
      const centre =
        draft.place && !draft.place.point ? context.communes.get(draft.place.commune)?.point : undefined
      if (draft.place && centre) draft.place = { ...draft.place, point: centre, precision: 'commune' }
      const refused: string[] = []
      const record = organisationRecord.parse(draft)
      await importOrganisations(db, [{ line: 1, row: {}, record }], {
        source,
        matching: false,
        context,
        now: () => now,
        onRefused: (one) => void refused.push(one.reason),
      })
      if (refused[0]) throw new Error(`The organisation was refused: ${refused[0]}`)
      const made = await db
        .selectFrom('organisation_source as s')
        .innerJoin('organisation as o', 'o.id', 's.organisation_id')
        .where('s.source_id', '=', source)
        .where('s.record_id', '=', record.id)
        .select(['o.id', 'o.slug'])
        .executeTakeFirstOrThrow()
      if (standing) {
        await db.updateTable('organisation').where('id', '=', made.id).set(standing).execute()
        await inTransaction(db, (tx) => removeEntries(tx, 'organisation', [made.slug]))
      }
      return made
    },
  }
  return builder
}
