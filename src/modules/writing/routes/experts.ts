import type { Context } from 'hono'
import { getOwnSheet, publishExpert, saveDraft, withdrawExpert } from '#modules/experts/index.ts'
import { inTransaction } from '#platform/db/connect.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { expertBody } from '../expert-body-model.ts'
import { bodyOf } from './body.ts'

/** `PUT /api/v1/experts/me`: the whole record, published with one's consent. */
export async function putOwnSheet(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const actor = c.get('actor')
  const lang = c.get('lang')
  const { consent, ...input } = await bodyOf(c, expertBody)
  const slug = await inTransaction(db, async (tx) => {
    const { own } = await getOwnSheet(tx, actor, now())
    const base = await saveDraft(tx, actor, input, own.version, now())
    return publishExpert(tx, actor, { consent, base, lang }, now())
  })
  const url = c.get('origin') + localPath(lang, `/experts/${slug}`)
  return c.json({ slug, url })
}

/** `DELETE /api/v1/experts/me`: gone at once. */
export async function withdrawOwnSheet(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  await withdrawExpert(db, c.get('actor'), now())
  return c.body(null, 204)
}
