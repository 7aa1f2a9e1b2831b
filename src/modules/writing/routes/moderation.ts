import type { Context } from 'hono'
import { z } from 'zod'
import { decideOne, listCases, readQueueFilters, undoOne } from '#modules/moderation/index.ts'
import { NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { decisionBody } from '../decision-body-model.ts'
import { bodyOf } from './body.ts'

/** `GET /api/v1/moderation/cases?genre=&etat=&confie=&territoire=&q=&depuis=&tri=&apres=` */
export async function waitingCases(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const filters = readQueueFilters((name) => c.req.query(name))
  const after = z.uuid().safeParse(c.req.query('apres')).data ?? null
  const { lines, counts, next } = await listCases(db, c.get('actor'), filters, after, now())
  return c.json({ data: lines, pagination: { total: counts.total, after: next } })
}

/** `POST /api/v1/moderation/cases/{id}/decision` */
export async function decide(c: Context<Env>): Promise<Response> {
  const { db, now, jobs } = c.get('services')
  await decideOne(db, c.get('actor'), caseId(c), await bodyOf(c, decisionBody), now())
  jobs.wake('mail')
  return c.body(null, 204)
}

/** `DELETE /api/v1/moderation/cases/{id}/decision` */
export async function takeBack(c: Context<Env>): Promise<Response> {
  const { db, now, jobs } = c.get('services')
  await undoOne(db, c.get('actor'), caseId(c), now())
  jobs.wake('mail')
  return c.body(null, 204)
}

function caseId(c: Context<Env>): string {
  const id = z.uuid().safeParse(c.req.param('id'))
  if (!id.success) throw new NotFound()
  return id.data
}
