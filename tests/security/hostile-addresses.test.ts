import { afterAll, describe, expect, test } from 'vitest'
import { byToken } from '#modules/accounts/testing.ts'
import type { Form } from './form.ts'
import { forms } from './forms.ts'
import { filled, formOf, hostileSite, routesOf, told } from './hostile-kit.ts'
import { badAddresses, badSegments, queryNames, sqlWords } from './payloads.ts'

const site = await hostileSite()
afterAll(() => expect(site.failures).toEqual([]))

const urlFields = Object.entries(forms).flatMap(([name, { urls }]) =>
  (urls ?? []).map((field) => [name, field]),
)
const stored = async () => {
  const columns = await site.db.selectFrom('organisation').select('website').execute()
  const links = await site.db.selectFrom('organisation_link').select('url').execute()
  return [...columns.map(({ website }) => website ?? ''), ...links.map(({ url }) => url)].filter(Boolean)
}

describe('an address that is none of the web’s is refused, or made one', () => {
  const cases = urlFields.flatMap(([name, field]) =>
    badAddresses.map((bad) => [name, field, bad] as [string, string, string]),
  )
  test.each(cases)('%s %s: %j', async (name, field, bad) => {
    const answer = await site.post(forms[name] as Form, { [field]: bad })
    const body = await answer.text()
    expect(answer.status).toBeLessThan(500)
    expect(/href="\s*(javascript|data|vbscript|file|blob):/i.exec(body)?.[0]).toBeUndefined()
    for (const url of await stored()) expect(url).toMatch(/^https?:\/\/[^\s"<>]+$/)
  })

  test.each(badAddresses)('API: %j', async (bad) => {
    const headers = { ...byToken(site.seeded.people.owner), 'Content-Type': 'application/json' }
    for (const change of [{ website: bad }, { links: [{ url: bad, kind: 'website' }] }]) {
      const body = JSON.stringify({ version: 2, ...change })
      const answer = await site.app.request(site.at('/api/v1/organisations/{museum}'), {
        method: 'PATCH',
        headers,
        body,
      })
      expect([bad, [200, 409, 422].includes(answer.status) || answer.status]).toEqual([bad, true])
    }
    for (const url of await stored()) expect(url).toMatch(/^https?:\/\/[^\s"<>]+$/)
  })

  const markdown = [
    ...badAddresses.map((bad) => `[lien](${bad})`),
    '<a href="javascript:zq()">x</a>',
    '![x](javascript:zq())',
    '[x]: javascript:zq()\n\n[x]',
    '<javascript:zq()>',
    '[x](&#106;avascript:zq())',
    '[x](//evil.example)',
    '<iframe src="https://evil.example"></iframe>',
    '<img src=x onerror=zq()>',
  ]
  test.each(markdown)('Markdown of the settings: %j', async (text) => {
    const given = { legalFr: text, privacyFr: text }
    const preview = await site.post(forms.textSettings as Form, { ...given, do: 'preview' })
    await site.post(forms.textSettings as Form, given)
    await site.post(forms.bannerSettings as Form, { bannerFr: text })
    for (const page of [
      preview,
      await site.ask('visitor', '/mentions-legales'),
      await site.ask('visitor', '/'),
    ]) {
      const body = await page.text()
      expect(
        /<[^<>]*(href|src)="\s*(javascript|data:text|vbscript|file|blob|\/\/)/i.exec(body)?.[0],
      ).toBeUndefined()
      expect(/<iframe src="https:\/\/evil|<img src=x|<script>zq/i.exec(body)?.[0]).toBeUndefined()
    }
  })
})

describe('a path that tries to leave, or to break what reads it', () => {
  const withParameter = routesOf(site).filter(([, path]) => path.includes(':'))
  const cases = withParameter.flatMap(([method, path]) =>
    Object.entries(badSegments).map(([what, segment]) => [method, path, what, segment] as const),
  )
  test.each(cases)('%s %s: %s', async (method, pattern, what, segment) => {
    const path = filled(pattern, () => segment)
    const api = pattern.startsWith('/api/')
    const answer = await site.ask('administrator', path, {
      method,
      ...(api && {
        headers: { ...byToken(site.seeded.people.administrator), 'Content-Type': 'application/json' },
      }),
      ...(method !== 'GET' && { body: api ? '{}' : formOf({ act: 'x' }) }),
    })
    const body = await answer.text()
    // A redirection goes back to a page that answers 404; a dead link is « gone ».
    expect([what, answer.status >= 400 && answer.status < 500 ? 'refused' : answer.status]).toEqual([
      what,
      'refused',
    ])
    expect(body).not.toMatch(/root:x:|\[fonts\]/)
    expect(told(body)).not.toBe('')
  })
})

describe('words for a database, in every parameter of every list, page and export', () => {
  const gets = routesOf(site).filter(([method]) => method === 'GET')
  test.each(gets)('%s %s', async (_method, pattern) => {
    const path = filled(pattern, (name) => site.seeded.addresses('administrator')(pattern, name))
    const headers = pattern.startsWith('/api/') ? byToken(site.seeded.people.administrator) : {}
    for (const words of sqlWords) {
      const query = formOf(Object.fromEntries(queryNames.map((name) => [name, words]))).toString()
      const answer = await site.ask('administrator', `${path}?${query}`, { headers })
      await answer.arrayBuffer()
      expect([words, answer.status < 500]).toEqual([words, true])
    }
    const repeated = queryNames.map((name) => `${name}=1&${name}=2&${name}[]=3&${name}[a]=4`).join('&')
    expect(
      (await site.ask('administrator', `${path}?${repeated}&__proto__=1&constructor=1`, { headers })).status,
    ).toBeLessThan(500)
  })

  test('they find nothing that plain words do not', async () => {
    for (const [path, name] of [
      ['/annuaire', 'q'],
      ['/experts', 'q'],
      ['/recherche', 'q'],
      ['/administration/personnes', 'q'],
    ]) {
      const plain = await (await site.ask('administrator', `${path}?${name}=zzzzqqqq`)).text()
      for (const words of sqlWords.slice(0, 4)) {
        const found = await (
          await site.ask('administrator', `${path}?${formOf({ [name as string]: `zzzzqqqq ${words}` })}`)
        ).text()
        expect([path, words, (found.match(/Musée des Lampes/g) ?? []).length]).toEqual([
          path,
          words,
          (plain.match(/Musée des Lampes/g) ?? []).length,
        ])
      }
    }
    expect((await site.db.selectFrom('person').select('id').execute()).length).toBeGreaterThan(5)
  })
})
