import { aPerson, signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import type { Database } from '#platform/db/connect.ts'
import { createRateLimiter } from '#platform/http/rate-limit.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { anExpert, type TestExpert } from './testing.ts'

type Fields = Record<string, string>

/** A request as a librarian would write it. */
export const request = {
  name: 'Zoé Bernard',
  email: 'zoe.bernard@example.org',
  organisation: 'Médiathèque d’essai',
  message: 'Une soirée pour trente personnes.',
  dates: 'en mars',
  commune: 'Arras',
  audience: 'adults',
}

/** A site with its mails, for tests of requests. `anew` is a site that counted nobody's requests yet. */
export function requestDesk(db: Database) {
  const anew = () =>
    createApp(testServices(db, { limiter: createRateLimiter(() => new Date('2026-11-23T10:00:00Z')) }))
  let app = anew()
  const post = (path: string, fields: Fields = {}, who?: TestPerson) =>
    app.request(path, {
      method: 'POST',
      headers: who ? signedIn(who) : { 'Sec-Fetch-Site': 'same-origin' },
      body: new URLSearchParams(fields),
    })
  const get = (path: string, who?: TestPerson) => app.request(path, who ? { headers: signedIn(who) } : {})
  const ask = (expert: TestExpert, fields: Fields = {}, who?: TestPerson) =>
    post(`/experts/${expert.slug}/contacter`, { ...request, ...fields }, who)
  const requestsOf = (expert: TestExpert) =>
    db
      .selectFrom('expert_request')
      .where('expert_id', '=', expert.id)
      .selectAll()
      .orderBy('created_at')
      .execute()
  const mailsTo = (address: string) =>
    db
      .selectFrom('mail')
      .where('address', '=', address)
      .selectAll()
      .orderBy('created_at')
      .orderBy('id')
      .execute()

  /** The path of the last link with these words in the mails to an address. */
  async function linkTo(address: string, start: string): Promise<string> {
    const mails = await mailsTo(address)
    const paths = mails.flatMap((mail) =>
      (mail.body as (string | { path?: string })[]).flatMap((part) =>
        typeof part === 'object' && part.path ? [part.path] : [],
      ),
    )
    const found = paths.filter((path) => path.startsWith(start)).at(-1)
    if (!found) throw new Error(`no mail to ${address} leads to ${start}`)
    return found
  }

  /** A request sent by somebody signed in: the expert, the requester and both links. */
  async function sentRequest(more: Fields = {}) {
    const expert = await anExpert(db).named('Ada Test').save()
    const zoe = await aPerson(db).named('Zoé Bernard').save()
    await ask(expert, more, zoe)
    const [row] = await requestsOf(expert)
    if (!row) throw new Error('no request')
    return {
      expert,
      zoe,
      id: row.id,
      answer: await linkTo(expert.email, '/experts/demandes/'),
      follow: await linkTo(zoe.email, '/experts/suivi/'),
      state: async () => (await requestsOf(expert))[0]?.state,
    }
  }
  const forgetLimits = () => {
    app = anew()
  }
  return { post, get, ask, requestsOf, mailsTo, linkTo, sentRequest, forgetLimits }
}
