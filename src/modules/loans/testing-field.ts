import { randomUUID } from 'node:crypto'
import { signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { approveLoan } from './approve-loan.ts'
import type { LoanRequest } from './model.ts'
import { signLoan } from './sign-loan.ts'
import { lendingSite } from './testing.ts'

const headersOf = (person: TestPerson | null): Record<string, string> =>
  person ? signedIn(person) : { 'Sec-Fetch-Site': 'same-origin' }

/** The site of `lendingSite` with its pages, and loans that are ready to leave. Call it once at the top of a file. */
export async function fieldSite() {
  const site = await lendingSite()
  const { db, aKit, ask, lea, tom, now, mails } = site
  const app = createApp(testServices(db, { now, limiter: { count: () => {} } }))
  const read = async (person: TestPerson | null, path: string) => {
    const answer = await app.request(path, { headers: headersOf(person) })
    const body = (await answer.text()).replaceAll('\u00a0', ' ')
    return { status: answer.status, location: answer.headers.get('location'), body }
  }
  const send = async (
    person: TestPerson | null,
    path: string,
    fields: Record<string, string> | FormData,
    headers: Record<string, string> = {},
  ) => {
    const body = fields instanceof FormData ? fields : new URLSearchParams(fields)
    const answer = await app.request(path, {
      method: 'POST',
      headers: { ...headersOf(person), ...headers },
      body,
    })
    const text = (await answer.text()).replaceAll('\u00a0', ' ')
    return { status: answer.status, location: answer.headers.get('location'), body: text }
  }
  /** Another loan of a tool, signed by both sides, and the addresses of it. */
  const aSignedLoanOf = async (
    slug: string,
    change: Partial<LoanRequest> = {},
    by: { person: TestPerson; organisationId?: string } = { person: tom },
  ) => {
    const { id } = await ask(slug, change, by.person.actor, by.organisationId)
    await approveLoan(db, lea.actor, { id }, now())
    await signLoan(db, by.person.actor, { id, name: 'Tom', lang: 'fr' }, now())
    await signLoan(db, lea.actor, { id, name: 'Léa', lang: 'fr' }, now())
    await mails()
    return { id, path: `/prets/${id}`, report: `/prets/${id}/etat-des-lieux` }
  }
  return {
    ...site,
    app,
    read,
    send,
    aSignedLoanOf,
    /** A loan of a kit of two parts that both sides signed, and the addresses of it and of its copy. */
    async aSignedLoan(title: string, copies = 1, change: Partial<LoanRequest> = {}) {
      const tool = await aKit(title, copies).with({ parts }).save()
      return { tool, copy: `/e/${tool.copies[0]}`, ...(await aSignedLoanOf(tool.slug, change)) }
    },
  }
}

const parts = [
  { name: 'Lunette', quantity: 2, value: 280, module: null },
  { name: 'Carte du ciel', quantity: 30, value: null, module: null },
]

/** What a form of a report sends, all there and whole unless told otherwise. */
export const seen = (moment: 'departure' | 'return', change: Record<string, string> = {}) => ({
  key: randomUUID(),
  moment,
  part0: 'Lunette',
  found0: '2',
  damaged0: '0',
  note0: '',
  part1: 'Carte du ciel',
  found1: '30',
  damaged1: '',
  note1: '',
  condition: 'good',
  words: '',
  otherName: '',
  ...change,
})
