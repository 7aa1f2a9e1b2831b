import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { z } from 'zod'
import { type FacetLabel, writeFacetLabels } from '#modules/search/index.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { facetGroup } from './import-entries.ts'
import { vocabularies } from './model.ts'
import { getVocabularies } from './store.ts'

/** Where the shipped vocabularies stand, from the root of the project. */
const vocabularyFile = 'data/vocabularies.json'

const terms = z.array(
  z.object({
    code: z.string(),
    fr: z.string().min(1),
    en: z.string().min(1),
    definitionFr: z.string().optional(),
    definitionEn: z.string().optional(),
  }),
)
const shippedVocabularies = z.object(
  Object.fromEntries(vocabularies.map((name) => [name, terms])) as Record<
    (typeof vocabularies)[number],
    typeof terms
  >,
)

/**
 * Adds the shipped terms that the database does not have yet. A term already there is never touched:
 * its labels may have been edited here. (A wording corrected by a release comes as a migration.)
 * @returns how many terms were added
 */
export async function loadVocabularies(db: Database, file = vocabularyFile): Promise<number> {
  const shipped = shippedVocabularies.parse(JSON.parse(await readFile(file, 'utf8')))
  const rows = vocabularies.flatMap((vocabulary) =>
    shipped[vocabulary].map((term, position) => ({ ...term, vocabulary, position })),
  )
  return inTransaction(db, async (tx) => {
    const { numAffectedRows } = await sql`
    INSERT INTO vocabulary_term (vocabulary, code, label_fr, label_en, definition_fr, definition_en, position)
    SELECT vocabulary, code, fr, en, "definitionFr", "definitionEn", position
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x (
      vocabulary text, code text, fr text, en text, "definitionFr" text, "definitionEn" text, position smallint)
    ON CONFLICT (vocabulary, code) DO NOTHING`.execute(tx)
    const added = Number(numAffectedRows ?? 0)
    if (added > 0) await writeVocabularyLabels(tx)
    return added
  })
}

/** Gives filters the words of the vocabularies, as the database has them now. */
export async function writeVocabularyLabels(tx: Tx): Promise<void> {
  await writeFacetLabels(tx, await vocabularyLabels(tx))
}

/** The words of every facet the vocabularies make, as the database has them now. */
async function vocabularyLabels(tx: Tx): Promise<FacetLabel[]> {
  const shelves = await getVocabularies(tx)
  return vocabularies.flatMap((vocabulary) =>
    shelves[vocabulary].map(({ code, labelFr, labelEn }, position) => ({
      facet: `${facetGroup(vocabulary)}:${code}`,
      labelFr,
      labelEn,
      position,
    })),
  )
}
