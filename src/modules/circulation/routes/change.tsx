import type { Context } from 'hono'
import { cleanText, isDay, numberOf } from '#modules/tools/index.ts'
import { authorise } from '#platform/access/permission.ts'
import { Conflict } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { applyPlan } from '../apply-plan.ts'
import { changePlan, undoChange } from '../change-plan.ts'
import { canPlan } from '../policy.ts'
import { openPlan } from './open-plan.ts'
import { showPlan } from './plan.tsx'

/** `POST /outils/planifier/{id}`: keeps a loan moved by hand, undoes the last change, or applies the plan, as the button pressed says. */
export async function changePlanPage(c: Context<Env>): Promise<Response> {
  const { db, jobs, now } = c.get('services')
  const actor = c.get('actor')
  const plan = await openPlan(c)
  authorise(canPlan, actor, plan)
  const sent = await c.req.formData()
  const field = (name: string) => cleanText(sent.get(name) ?? '')
  const which = { id: plan.id, base: Math.floor(Number(field('version'))) || 0 }
  const done = (word: string) =>
    c.redirect(localPath(c.get('lang'), `/outils/planifier/${plan.id}?fait=${word}`), 303)
  try {
    if (field('act') === 'apply') {
      await applyPlan(db, actor, which, now())
      jobs.wake('mail')
      return done('applique')
    }
    if (field('act') === 'undo') {
      await undoChange(db, actor, which)
      return done('defait')
    }
    if (field('act') !== 'keep') return showPlan(c, plan, true)
    const [wish, copy, day] = [field('demande'), field('exemplaire'), field('jour')]
    if (copy !== '' && !isDay(day)) return showPlan(c, plan, true)
    const asked = copy === '' ? { wish, copy: null } : { wish, copy, from: numberOf(day) }
    await changePlan(db, actor, { ...which, asked })
    return done('change')
  } catch (error) {
    if (error instanceof Conflict) return showPlan(c, await openPlan(c), true)
    throw error
  }
}
