import type { Hono } from 'hono'
import { signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import type { Env } from '#platform/http/env.ts'

/** The site as tests of dashboards ask it: pages with ordinary spaces, forms, the tiles that a dashboard has and their titles. */
export function dashboardSite(app: Hono<Env>) {
  const get = async (path: string, person?: TestPerson) => {
    const answer = await app.request(path, person ? { headers: signedIn(person) } : {})
    return {
      status: answer.status,
      html: (await answer.text()).replace(/[\u202f\u00a0]/g, ' '),
      headers: answer.headers,
    }
  }
  const post = async (path: string, fields: Record<string, string>, person: TestPerson) => {
    const answer = await app.request(path, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: signedIn(person),
    })
    return { status: answer.status, to: answer.headers.get('location') ?? '', html: await answer.text() }
  }
  const elements = async (path: string, person: TestPerson) => {
    const { html } = await get(`${path}/modifier`, person)
    return [...html.matchAll(/id="element-([0-9a-f-]{36})"/g)].map(([, id]) => id as string)
  }
  const titles = (html: string) =>
    [...html.matchAll(/<h2 id="vue-[^>]*><a[^>]*>(.*?)<\/a>/g)].map(([, title]) => title)
  return { get, post, elements, titles }
}
