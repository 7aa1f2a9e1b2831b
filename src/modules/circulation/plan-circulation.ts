import { writeJournal } from '#modules/journal/index.ts'
import { type Span, today } from '#modules/tools/index.ts'
import { type Actor, personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { AppError, Invalid, NotFound } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { enqueue } from '#platform/jobs/jobs.ts'
import { formMessages } from './messages/index.ts'
import { mostRequests, type Parameters } from './model.ts'
import { insertPlan } from './plan-store.ts'
import { canPlan } from './policy.ts'
import { plannedTools, takeSnapshot } from './snapshot-store.ts'

/** What is to be planned: the requests for some tools (slugs) that begin in a period. */
export type Asked = { slugs: string[]; period: Span; parameters: Parameters; lang: Lang }

/**
 * Asks for a plan: what it is made from is written down as it stands, and a job makes it.
 * @returns its id
 * @throws AppError unauthenticated or forbidden; NotFound, of a tool that is not in the catalogue; Invalid when nobody asks for anything, or too many do
 */
export async function planCirculation(db: Database, actor: Actor, asked: Asked, now: Date): Promise<string> {
  const { slugs, period, parameters, lang } = asked
  const t = formMessages[lang]
  if (actor.kind === 'visitor') throw new AppError('unauthenticated')
  return inTransaction(db, async (tx) => {
    const tools = await plannedTools(tx, slugs)
    if (tools.length === 0 || tools.length < new Set(slugs).size) throw new NotFound()
    authorise(canPlan, actor, { holderIds: tools.map(({ holderId }) => holderId) })
    const snapshot = await takeSnapshot(tx, tools, period, today(now))
    const planned = snapshot.requests.filter(({ id }) => parameters.priorities[id] !== 'out')
    if (planned.length === 0) throw new Invalid([{ field: 'du', message: t.nothing }])
    if (snapshot.requests.length > mostRequests)
      throw new Invalid([{ field: 'au', message: t.tooMany(mostRequests) }])
    const known = new Set(snapshot.requests.map(({ id }) => id))
    const own = Object.entries(parameters.priorities).filter(([id]) => known.has(id))
    const id = await insertPlan(
      tx,
      {
        period,
        parameters: { ...parameters, priorities: Object.fromEntries(own) },
        snapshot,
        createdBy: personId(actor),
      },
      now,
    )
    await writeJournal(
      tx,
      actor,
      tools.map((tool) => ({
        action: 'circulation.plan',
        object: { kind: 'tool', id: tool.id },
        organisationId: tool.holderId,
        changes: { title: tool.title, plan: id, ...period },
      })),
      now,
    )
    await enqueue(tx, 'plans')
    return id
  })
}
