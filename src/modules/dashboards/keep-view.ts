import { type Actor, personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { Invalid, NotFound } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { messages } from './messages/index.ts'
import { limits } from './model.ts'
import { canMakeDashboards } from './policy.ts'

/** Keeps a view for oneself; one that is kept already takes the new name. @throws Invalid without a name, or beyond what one may keep */
export async function keepView(
  db: Database,
  actor: Actor,
  { address, name, lang }: { address: string; name: string; lang: Lang },
  now: Date,
): Promise<void> {
  authorise(canMakeDashboards, actor, undefined)
  const person = personId(actor) as string
  const t = messages[lang].errors
  if (name === '') throw new Invalid([{ field: 'name', message: t.name }])
  await inTransaction(db, async (tx) => {
    const { count } = await tx
      .selectFrom('saved_view')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('person_id', '=', person)
      .executeTakeFirstOrThrow()
    if (Number(count) >= limits.views) throw new Invalid([{ field: 'name', message: t.views(limits.views) }])
    await tx
      .insertInto('saved_view')
      .values({ person_id: person, address, name, created_at: now })
      .onConflict((conflict) => conflict.columns(['person_id', 'address']).doUpdateSet({ name }))
      .execute()
  })
}

/** Keeps one’s view no more; dashboards that show it still do. @throws NotFound when it is nobody’s, or another’s */
export async function dropView(db: Database, actor: Actor, id: string): Promise<void> {
  authorise(canMakeDashboards, actor, undefined)
  const { numDeletedRows } = await db
    .deleteFrom('saved_view')
    .where('id', '=', id)
    .where('person_id', '=', personId(actor) as string)
    .executeTakeFirst()
  if (Number(numDeletedRows) === 0) throw new NotFound(id)
}
