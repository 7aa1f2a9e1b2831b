import { sql } from 'kysely'
import { writeJournal } from '#modules/journal/index.ts'
import { type Actor, personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { lockTerm } from './edit-vocabulary.ts'
import { profilesOf } from './import-batch.ts'
import { importContext } from './import-context.ts'
import { writeVocabularyLabels } from './load-vocabularies.ts'
import type { OrganisationRecord, Vocabulary } from './model.ts'
import { canEditVocabularies } from './policy.ts'
import { codesOf, withCodes } from './present-terms.ts'
import { writeProfiles } from './write-profiles.ts'

const undoDays = 30

/** A record that held the merged term; `both`: it held the other one too. */
type Touched = { source: string; record: string; organisation: string; both: boolean }

/** What another module does with its own uses of a term: moves them and says which, or gives them back. In the same transaction. */
export type TermUses = {
  move: (tx: Tx, vocabulary: string, from: string, to: string, now: Date) => Promise<unknown>
  giveBack: (tx: Tx, vocabulary: string, from: string, to: string, moved: unknown, now: Date) => Promise<void>
}

/**
 * Makes one term of two: every record that held `from` holds `into`, so do the organisations, with their versions, journal and search; the old
 * code leads to the new one in later imports and addresses. Undone within thirty days by `undoTermMerge`.
 * @throws AppError unauthenticated or forbidden, NotFound, Conflict when one of them is merged already, or they are the same
 */
export async function mergeTerms(
  db: Database,
  actor: Actor,
  given: { vocabulary: Vocabulary; from: string; into: string },
  uses: TermUses,
  now: Date,
): Promise<void> {
  authorise(canEditVocabularies, actor, undefined)
  const { vocabulary, from, into } = given
  if (from === into) throw new Conflict('same term')
  await inTransaction(db, async (tx) => {
    const [old, kept] = [await lockTerm(tx, vocabulary, from), await lockTerm(tx, vocabulary, into)]
    if (old.replaced_by || kept.replaced_by || kept.retired_at) throw new Conflict('merged or retired')
    const touched = await change(tx, actor, vocabulary, from, into, now)
    const moved = await uses.move(tx, vocabulary, from, into, now)
    await tx
      .updateTable('vocabulary_term')
      .where('vocabulary', '=', vocabulary)
      .where('code', '=', from)
      .set({ retired_at: now, replaced_by: into })
      .execute()
    await tx
      .insertInto('vocabulary_merge')
      .values({
        vocabulary,
        code: from,
        into_code: into,
        at: now,
        person_id: personId(actor),
        undo: JSON.stringify({ touched, moved, retiredBefore: old.retired_at }),
      })
      .execute()
    await writeVocabularyLabels(tx)
    const object = { kind: 'term', id: `${vocabulary}/${from}` }
    const changes = { into, organisations: new Set(touched.map((one) => one.organisation)).size }
    await writeJournal(tx, actor, [{ action: 'term.merge', object, changes }], now)
  })
}

/**
 * Parts two terms again: records that held the old one hold it again, unless they were changed since so as to hold neither.
 * @throws AppError unauthenticated or forbidden, NotFound, Conflict after thirty days or when it was undone
 */
export async function undoTermMerge(
  db: Database,
  actor: Actor,
  mergeId: string,
  uses: TermUses,
  now: Date,
): Promise<void> {
  authorise(canEditVocabularies, actor, undefined)
  await inTransaction(db, async (tx) => {
    const merge = await tx
      .selectFrom('vocabulary_merge')
      .where('id', '=', mergeId)
      .selectAll()
      .forUpdate()
      .executeTakeFirst()
    if (!merge) throw new NotFound()
    if (merge.undone_at || now.getTime() - merge.at.getTime() > undoDays * 24 * 3600_000)
      throw new Conflict('too late')
    const undo = merge.undo as { touched: Touched[]; moved: unknown; retiredBefore: string | null }
    const vocabulary = merge.vocabulary as Vocabulary
    await tx
      .updateTable('vocabulary_term')
      .where('vocabulary', '=', vocabulary)
      .where('code', '=', merge.code)
      .set({ replaced_by: null, retired_at: undo.retiredBefore ? new Date(undo.retiredBefore) : null })
      .execute()
    await change(tx, actor, vocabulary, merge.into_code, merge.code, now, undo.touched)
    await uses.giveBack(tx, vocabulary, merge.code, merge.into_code, undo.moved, now)
    await tx.updateTable('vocabulary_merge').where('id', '=', mergeId).set({ undone_at: now }).execute()
    await writeVocabularyLabels(tx)
    const object = { kind: 'term', id: `${vocabulary}/${merge.code}` }
    await writeJournal(tx, actor, [{ action: 'term.part', object, changes: { from: merge.into_code } }], now)
  })
}

/** The merges of a vocabulary that can still be undone, the latest first. */
export async function recentTermMerges(db: Database, vocabulary: Vocabulary, now: Date) {
  return db
    .selectFrom('vocabulary_merge')
    .where('vocabulary', '=', vocabulary)
    .where('undone_at', 'is', null)
    .where('at', '>', new Date(now.getTime() - undoDays * 24 * 3600_000))
    .select(['id', 'code', 'into_code as into', 'at'])
    .orderBy('at', 'desc')
    .execute()
}

/** Puts `to` where records say `from` (only those of `among`, if given), and makes their organisations anew. */
async function change(
  tx: Tx,
  actor: Actor,
  vocabulary: Vocabulary,
  from: string,
  to: string,
  now: Date,
  among?: Touched[],
): Promise<Touched[]> {
  const { rows } = await sql<{
    source: string
    record_id: string
    organisation: string
    record: OrganisationRecord
  }>`
    SELECT source_id AS source, record_id, organisation_id AS organisation, record FROM organisation_source
    WHERE record::text LIKE ${`%"${from}"%`} ORDER BY source_id, record_id FOR UPDATE`.execute(tx)
  const known = among && new Map(among.map((one) => [`${one.source}\0${one.record}`, one]))
  const touched: Touched[] = []
  const changed: { source: string; record: string; content: OrganisationRecord }[] = []
  for (const row of rows) {
    const before = known?.get(`${row.source}\0${row.record_id}`)
    if (known && !before) continue
    const codes = codesOf(row.record, vocabulary)
    if (!codes.includes(from)) continue
    touched.push({
      source: row.source,
      record: row.record_id,
      organisation: row.organisation,
      both: codes.includes(to),
    })
    const next = before?.both ? [...codes, to] : codes.map((code) => (code === from ? to : code))
    changed.push({
      source: row.source,
      record: row.record_id,
      content: withCodes(row.record, vocabulary, next),
    })
  }
  const ids = [...new Set(touched.map((one) => one.organisation))].sort()
  const context = await importContext(tx)
  const old = await profilesOf(tx, ids)
  await sql`
    UPDATE organisation_source s SET record = x.content
    FROM jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) AS x (source text, record text, content jsonb)
    WHERE s.source_id = x.source AND s.record_id = x.record`.execute(tx)
  const fresh = await profilesOf(tx, ids)
  for (let at = 0; at < ids.length; at += 500)
    await writeProfiles(
      tx,
      actor,
      ids.slice(at, at + 500).flatMap((id) => {
        const [before, after] = [old.get(id), fresh.get(id)]
        return before && after ? [{ id, before, after }] : []
      }),
      { context, now, action: 'organisation.edit' },
    )
  return touched
}
