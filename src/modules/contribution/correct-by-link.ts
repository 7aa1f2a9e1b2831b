import { editOrganisation, type ProfileValues } from '#modules/directory/index.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { AppError } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { answerQuestion, readQuestion } from './answer-confirmation.ts'

/**
 * Publishes the corrections made through the yearly question's link, which proves that one reads the organisation's own mail, and confirms the
 * record by the same act.
 * @throws AppError gone when the link no longer opens, Invalid on a field
 */
export async function correctByLink(
  db: Database,
  given: { secret: string; values: ProfileValues; lang: Lang },
  now: Date,
): Promise<{ slug: string }> {
  return inTransaction(db, async (tx) => {
    const question = await readQuestion(tx, given.secret, now)
    if (!question) throw new AppError('gone', { detail: 'confirmation' })
    const { id, slug, version } = question.organisation
    const edit = { values: given.values, baseVersion: version, lang: given.lang }
    const edited = await editOrganisation(tx, { kind: 'link', organisationId: id }, slug, edit, now)
    const answer = edited.fields.length > 0 ? 'edited' : 'right'
    await answerQuestion(tx, { secret: given.secret, answer }, now)
    return { slug: edited.slug }
  })
}
