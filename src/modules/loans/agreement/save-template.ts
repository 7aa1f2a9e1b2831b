import { writeJournal } from '#modules/journal/index.ts'
import { type Actor, personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { Conflict, type FieldError, Invalid, NotFound } from '#platform/errors.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { agreementMessages } from '../messages/paper.ts'
import { canLend } from '../policy.ts'
import { dropChangedAgreements } from './drop-agreement.ts'
import { unknownPlaceholders } from './terms-model.ts'
import { readTemplate } from './terms-store.ts'

export const longestTitle = 140
export const longestBody = 20_000

/** What is wrong in a template, beside its fields. */
export function templateErrors({ title, body }: { title: string; body: string }, lang: Lang): FieldError[] {
  const t = agreementMessages[lang].edit.errors
  const errors: FieldError[] = []
  if (!title) errors.push({ field: 'title', message: t.title })
  if (title.length > longestTitle) errors.push({ field: 'title', message: t.long(longestTitle) })
  const unknown = unknownPlaceholders(`${title}\n${body}`)
  if (!body) errors.push({ field: 'body', message: t.body })
  else if (body.length > longestBody) errors.push({ field: 'body', message: t.long(longestBody) })
  else if (unknown.length > 0)
    errors.push({ field: 'body', message: t.unknown(unknown.map((name) => `{${name}}`).join(', ')) })
  return errors
}

/**
 * Saves the agreement that an organisation proposes, as a new version; the same text makes none. What one side alone accepted before falls.
 * @param given `base` is the version that was being edited
 * @throws AppError; NotFound; Invalid; Conflict when somebody saved another one meanwhile
 * @returns how many first signatures fell
 */
export async function saveTemplate(
  stores: { db: Database; files: FileStore },
  actor: Actor,
  given: { organisationId: string; base: number; title: string; body: string; lang: Lang },
  now: Date,
): Promise<number> {
  const { organisationId, base, lang } = given
  authorise(canLend, actor, { holderId: organisationId })
  const text = { title: given.title.trim(), body: given.body.trim() }
  const errors = templateErrors(text, lang)
  if (errors.length > 0) throw new Invalid(errors)
  await inTransaction(stores.db, async (tx) => {
    const organisation = await tx
      .selectFrom('organisation')
      .where('id', '=', organisationId)
      .select('name')
      .forUpdate()
      .executeTakeFirst()
    if (!organisation) throw new NotFound()
    const last = await readTemplate(tx, organisationId)
    if ((last?.version ?? 0) !== base) throw new Conflict('version')
    if (last?.title === text.title && last.body === text.body) return
    const version = base + 1
    await tx
      .insertInto('agreement_template')
      .values({
        organisation_id: organisationId,
        version,
        ...text,
        created_at: now,
        created_by: personId(actor),
      })
      .execute()
    const object = { kind: 'organisation', id: organisationId }
    const changes = { title: text.title, version }
    await writeJournal(tx, actor, [{ action: 'loan.template', object, organisationId, changes }], now)
  })
  return dropChangedAgreements(stores, organisationId, now)
}
