import { writeJournal } from '#modules/journal/index.ts'
import { writeEntries } from '#modules/search/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { Conflict, Invalid, NotFound } from '#platform/errors.ts'
import { slugify } from '#platform/i18n/fold.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { profilesOf } from './import-batch.ts'
import { importContext } from './import-context.ts'
import { organisationEntry } from './import-entries.ts'
import { writeVocabularyLabels } from './load-vocabularies.ts'
import { messages } from './messages/index.ts'
import type { Vocabulary } from './model.ts'
import { canEditVocabularies } from './policy.ts'
import { organisationsUsing, swapTerm } from './vocabulary-store.ts'

/** A term as it is typed: both languages are needed, a definition is not. */
export type TermInput = { labelFr: string; labelEn: string; definitionFr: string; definitionEn: string }

/**
 * Adds a term (`code` null) or changes the words of one; labels reach filters and search in the same transaction.
 * @returns its code, made from the French label and never changed afterwards
 * @throws AppError unauthenticated or forbidden, NotFound, Invalid when a language is missing or the label is another term's
 */
export async function saveTerm(
  db: Database,
  actor: Actor,
  given: { vocabulary: Vocabulary; code: string | null; input: TermInput; lang: Lang },
  now: Date,
): Promise<string> {
  authorise(canEditVocabularies, actor, undefined)
  const { vocabulary, input } = given
  checkWords(given.lang, input)
  return inTransaction(db, async (tx) => {
    const words = {
      label_fr: input.labelFr,
      label_en: input.labelEn,
      definition_fr: input.definitionFr || null,
      definition_en: input.definitionEn || null,
    }
    const same = await tx
      .selectFrom('vocabulary_term')
      .where('vocabulary', '=', vocabulary)
      .where('retired_at', 'is', null)
      .where((where) =>
        where.or([where('label_fr', '=', input.labelFr), where('label_en', '=', input.labelEn)]),
      )
      .select('code')
      .execute()
    if (same.some((row) => row.code !== given.code))
      throw new Invalid([{ field: 'labelFr', message: messages[given.lang].vocabulary.taken }])
    const code = given.code ?? (await freeCode(tx, vocabulary, input.labelFr))
    const before = await tx
      .selectFrom('vocabulary_term')
      .where('vocabulary', '=', vocabulary)
      .where('code', '=', code)
      .select(['label_fr', 'label_en', 'definition_fr', 'definition_en'])
      .forUpdate()
      .executeTakeFirst()
    if (given.code && !before) throw new NotFound()
    await tx
      .insertInto('vocabulary_term')
      .values({ vocabulary, code, ...words, position: 999 })
      .onConflict((conflict) => conflict.columns(['vocabulary', 'code']).doUpdateSet(words))
      .execute()
    await tell(tx, vocabulary, before ? code : null, now)
    const changes = Object.fromEntries(
      Object.entries(words).map(([field, to]) => [
        field,
        { from: before?.[field as keyof typeof words] ?? null, to },
      ]),
    )
    const object = { kind: 'term', id: `${vocabulary}/${code}` }
    await writeJournal(tx, actor, [{ action: before ? 'term.edit' : 'term.create', object, changes }], now)
    return code
  })
}

/** Moves a term up (-1) or down (1) in its list. @throws AppError unauthenticated or forbidden */
export async function moveTerm(
  db: Database,
  actor: Actor,
  given: { vocabulary: Vocabulary; code: string; by: -1 | 1 },
  now: Date,
): Promise<void> {
  authorise(canEditVocabularies, actor, undefined)
  await inTransaction(db, async (tx) => {
    await swapTerm(tx, given.vocabulary, given.code, given.by)
    await writeVocabularyLabels(tx)
    const object = { kind: 'term', id: `${given.vocabulary}/${given.code}` }
    await writeJournal(tx, actor, [{ action: 'term.move', object, changes: { by: given.by } }], now)
  })
}

/**
 * Retires a term, which is no longer proposed and stays where it is used; or brings it back.
 * @throws AppError unauthenticated or forbidden, NotFound, Conflict when it was merged into another
 */
export async function retireTerm(
  db: Database,
  actor: Actor,
  given: { vocabulary: Vocabulary; code: string; retired: boolean },
  now: Date,
): Promise<void> {
  authorise(canEditVocabularies, actor, undefined)
  await inTransaction(db, async (tx) => {
    const term = await lockTerm(tx, given.vocabulary, given.code)
    if (term.replaced_by) throw new Conflict('merged')
    await tx
      .updateTable('vocabulary_term')
      .where('vocabulary', '=', given.vocabulary)
      .where('code', '=', given.code)
      .set({ retired_at: given.retired ? now : null })
      .execute()
    await writeVocabularyLabels(tx)
    const object = { kind: 'term', id: `${given.vocabulary}/${given.code}` }
    await writeJournal(tx, actor, [{ action: given.retired ? 'term.retire' : 'term.restore', object }], now)
  })
}

/** A term, held until the transaction ends. @throws NotFound */
export async function lockTerm(tx: Tx, vocabulary: Vocabulary, code: string) {
  const term = await tx
    .selectFrom('vocabulary_term')
    .where('vocabulary', '=', vocabulary)
    .where('code', '=', code)
    .select(['code', 'retired_at', 'replaced_by'])
    .forUpdate()
    .executeTakeFirst()
  if (!term) throw new NotFound()
  return term
}

function checkWords(lang: Lang, input: TermInput): void {
  const t = messages[lang].vocabulary
  const errors = (['labelFr', 'labelEn'] as const)
    .filter((field) => input[field].trim() === '' || input[field].length > 120)
    .map((field) => ({ field, message: t.missing }))
  if (errors.length > 0) throw new Invalid(errors)
}

async function freeCode(tx: Tx, vocabulary: Vocabulary, label: string): Promise<string> {
  const wanted = slugify(label, 'terme').slice(0, 50).replace(/-+$/, '')
  const taken = new Set(
    (
      await tx.selectFrom('vocabulary_term').where('vocabulary', '=', vocabulary).select('code').execute()
    ).map((row) => row.code),
  )
  for (let count = 1; ; count++) {
    const code = count === 1 ? wanted : `${wanted}-${count}`
    if (!taken.has(code)) return code
  }
}

/** Words reach the filters, and the search of the organisations that use the term. */
async function tell(tx: Tx, vocabulary: Vocabulary, code: string | null, now: Date): Promise<void> {
  await writeVocabularyLabels(tx)
  if (code) await reindex(tx, await organisationsUsing(tx, vocabulary, code), now)
}

/** Writes the search entries of organisations again, as their records stand. */
async function reindex(tx: Tx, ids: string[], now: Date): Promise<void> {
  if (ids.length === 0) return
  const context = await importContext(tx)
  for (let at = 0; at < ids.length; at += 500) {
    const part = ids.slice(at, at + 500)
    const profiles = await profilesOf(tx, part)
    const shown = await tx
      .selectFrom('organisation')
      .where('id', 'in', part)
      .where('status', '=', 'published')
      .select(['id', 'slug', 'updated_at'])
      .execute()
    await writeEntries(
      tx,
      shown.flatMap(({ id, slug, updated_at }) => {
        const profile = profiles.get(id)
        return profile ? [organisationEntry(profile, slug, context, updated_at ?? now)] : []
      }),
    )
  }
}
