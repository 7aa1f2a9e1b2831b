import type { Context } from 'hono'
import { Conflict, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { changeCopy } from '../change-copy.ts'
import { handOn, stopHandingOn } from '../hand-on.ts'
import { openLoan } from './loan.tsx'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** `POST /prets/{id}/exemplaire`: another copy, on the same days. */
export async function sendCopy(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const { loan } = await openLoan(c)
  const copyId = String((await c.req.formData()).get('copy') ?? '')
  if (!uuid.test(copyId)) throw new NotFound()
  return andBack(c, loan.id, 'echange', changeCopy(db, c.get('actor'), { id: loan.id, copyId }, now()))
}

/** `POST /prets/{id}/passage-direct`: from another host straight to this one, or not after all. */
export async function sendDirect(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const actor = c.get('actor')
  const { loan } = await openLoan(c)
  const form = await c.req.formData()
  if (form.get('act') === 'stop')
    return andBack(c, loan.id, 'retour', stopHandingOn(db, actor, loan.id, now()))
  const fromId = String(form.get('from') ?? '')
  if (!uuid.test(fromId)) throw new NotFound()
  return andBack(c, loan.id, 'direct', handOn(db, actor, { id: loan.id, fromId }, now()))
}

/** Back to the loan, told what was done, or that it was no longer possible. */
async function andBack(c: Context<Env>, id: string, done: string, work: Promise<void>): Promise<Response> {
  let word = done
  try {
    await work
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    word = 'pris'
  }
  return c.redirect(localPath(c.get('lang'), `/prets/${id}?fait=${word}`), 303)
}
