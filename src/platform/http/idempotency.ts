import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { inTransaction, type Tx } from '../db/connect.ts'
import { AppError, Invalid } from '../errors.ts'
import type { Env } from './env.ts'

const hoursKept = 24
const possibleKey = /^[\x21-\x7e]{1,200}$/
const words = {
  key: {
    fr: 'Idempotency-Key : 1 à 200 caractères visibles, sans espace.',
    en: 'Idempotency-Key: 1 to 200 visible characters, no space.',
  },
  reused: {
    fr: 'Cette clé a déjà servi pour une autre demande. Prenez une clé nouvelle pour chaque demande.',
    en: 'This key was already used for another request. Take a new key for each request.',
  },
}

/**
 * A write with the header `Idempotency-Key` happens once: the same request again, within 24 hours, gets the same answer and changes nothing
 * (IETF draft-ietf-httpapi-idempotency-key-header). The change and the memory of its answer are one transaction, so that a process
 * killed in between leaves both or neither; a second request at the same moment waits for the first. A refusal is not kept: it may be tried again.
 * Only for the API, whose callers are known.
 */
export const onceByKey = createMiddleware<Env>(async (c, next) => {
  const key = c.req.header('idempotency-key')
  const actor = c.get('actor')
  if (key === undefined || actor.kind !== 'person') return next()
  if (!possibleKey.test(key)) throw refused(c, words.key)
  const hash = createHash('sha256')
    .update(`${c.req.method} ${c.get('localUrl')}\0`)
    .update(await c.req.text())
    .digest()
  const services = c.get('services')
  try {
    await inTransaction(services.db, async (tx) => {
      const known = await takeKey(tx, { personId: actor.id, key, hash, now: services.now() })
      if (known) {
        if (!known.request_hash.equals(hash)) throw refused(c, words.reused)
        c.res = new Response(known.body, {
          status: known.status ?? 500,
          headers: { ...(known.headers as Record<string, string>), 'Idempotency-Replayed': 'true' },
        })
        return
      }
      c.set('services', { ...services, db: tx })
      await next()
      if (c.res.status >= 400) throw new Undone()
      await keepAnswer(tx, actor.id, key, c.res)
    })
  } catch (error) {
    if (!(error instanceof Undone)) throw error
  } finally {
    c.set('services', services)
  }
})

/** What rolls the transaction back when the answer is a refusal, which is already written. */
class Undone extends Error {}

const refused = (c: Context<Env>, message: { fr: string; en: string }) =>
  new Invalid([{ field: 'Idempotency-Key', message: message[c.get('lang')] }])

/** Takes the key for this request, or gives what it was used for. */
async function takeKey(tx: Tx, given: { personId: string; key: string; hash: Buffer; now: Date }) {
  const since = new Date(given.now.getTime() - hoursKept * 3600_000)
  await tx
    .deleteFrom('idempotency_key')
    .where('person_id', '=', given.personId)
    .where('key', '=', given.key)
    .where('created_at', '<', since)
    .execute()
  const taken = await tx
    .insertInto('idempotency_key')
    .values({ person_id: given.personId, key: given.key, request_hash: given.hash, created_at: given.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  if (taken) return null
  const known = await tx
    .selectFrom('idempotency_key')
    .where('person_id', '=', given.personId)
    .where('key', '=', given.key)
    .select(['request_hash', 'status', 'headers', 'body'])
    .executeTakeFirst()
  if (!known) throw new AppError('conflict')
  return known
}

async function keepAnswer(tx: Tx, personId: string, key: string, answer: Response): Promise<void> {
  const headers = Object.fromEntries(
    ['content-type', 'location', 'etag'].flatMap((name) => {
      const value = answer.headers.get(name)
      return value ? [[name, value]] : []
    }),
  )
  await tx
    .updateTable('idempotency_key')
    .set({
      status: answer.status,
      headers: JSON.stringify(headers),
      body: answer.status === 204 ? null : await answer.clone().text(),
    })
    .where('person_id', '=', personId)
    .where('key', '=', key)
    .execute()
}
