import { openCase } from '#modules/cases/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { NotFound } from '#platform/errors.ts'
import type { Report } from './report-form.ts'

/**
 * Keeps a report about a published organisation, for moderation.
 * @throws NotFound when no published organisation bears this slug
 */
export async function reportError(
  db: Database,
  actor: Actor,
  slug: string,
  report: Report,
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const found = await tx
      .selectFrom('organisation')
      .where('slug', '=', slug)
      .where('status', '=', 'published')
      .select('id')
      .executeTakeFirst()
    if (!found) throw new NotFound()
    const { reason, message, email } = report
    const kind = reason === 'closed' ? 'closure' : 'report'
    const given = {
      kind,
      organisationId: found.id,
      message,
      contactEmail: email,
      payload: { reason },
    } as const
    await openCase(tx, actor, given, now)
  })
}
