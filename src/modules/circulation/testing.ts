import { signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { requestLoan } from '#modules/loans/index.ts'
import { lendingSite } from '#modules/loans/testing.ts'
import { createPlanner } from '#modules/planning/index.ts'
import type { Day } from '#modules/tools/index.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { runPlans } from './run-plans.ts'

/** The site of loans, with other organisations that ask for the same tools, and a planner. Call it once at the top of a file. */
export async function planningSite() {
  const site = await lendingSite()
  const { db, now, tom, library } = site
  const services = testServices(db, { now, limiter: { count: () => {} } })
  const app = createApp(services)
  const planner = createPlanner(services.log)
  return {
    ...site,
    services,
    planner,
    stop: () => planner.stop(),
    /** Makes the plans that wait, as the job does. */
    work: () => runPlans({ db, planner, now, log: services.log }, new AbortController().signal),
    async read(person: TestPerson, path: string) {
      const answer = await app.request(path, { headers: signedIn(person) })
      const body = (await answer.text()).replaceAll('\u00a0', ' ')
      return { status: answer.status, location: answer.headers.get('location'), body }
    },
    async send(person: TestPerson, path: string, fields: Record<string, string>) {
      const body = new URLSearchParams(fields)
      const answer = await app.request(path, { method: 'POST', headers: signedIn(person), body })
      const text = (await answer.text()).replaceAll('\u00a0', ' ')
      return { status: answer.status, location: answer.headers.get('location') ?? '', body: text }
    },
    /** A library in a commune that asks for a tool, or modules of it, over some days, whatever is free; the id of its request. */
    async borrower(
      name: string,
      commune: string,
      slug: string,
      from: Day,
      to: Day,
      modules: number[] | null = null,
    ) {
      const { id } = await anOrganisation(db).named(name).ofType('library').inCommune(commune).save()
      const actor = { ...tom.actor, memberships: new Map([[id, 'owner' as const]]) }
      const request = {
        span: { from, to },
        place: { organisationId: id },
        audience: null,
        purpose: null,
        message: null,
        answers: [],
        modules,
        flexibleDays: null,
        waiting: true,
      }
      const asked = await requestLoan(db, actor, { slug, organisationId: id, request, lang: 'fr' }, now())
      return asked.id
    },
    library,
  }
}

/** A database whose process dies in its n-th transaction, once all of it was done and before it is kept. */
export function dyingDatabase(db: Database, at: number): Database {
  let count = 0
  return new Proxy(db, {
    get(target, name) {
      if (name !== 'transaction') return Reflect.get(target, name, target)
      return () => ({
        execute: (work: (tx: never) => Promise<unknown>) =>
          inTransaction(target, async (tx) => {
            const done = await work(tx as never)
            if (++count >= at) throw new Error('killed')
            return done
          }),
      })
    },
  })
}
