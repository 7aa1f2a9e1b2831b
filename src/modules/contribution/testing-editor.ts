import { beforeAll, beforeEach } from 'vitest'
import { aPerson, signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import { getEditable } from '#modules/directory/index.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'

/**
 * What the tests of the editor share: a site, a museum made anew for each test, and the people around it. Call it once
 * at the top of a file.
 */
export async function editorSite() {
  const db = await testDatabase()
  const app = createApp(testServices(db))
  // Filled before the tests.
  const site = {} as Record<'museum', { id: string; slug: string }> &
    Record<'owner' | 'contributor' | 'moderator' | 'observer' | 'other', TestPerson>

  beforeAll(async () => {
    await seedTerritories(db)
    const elsewhere = await anOrganisation(db).named('Ailleurs').inCommune('59249').save()
    site.moderator = await aPerson(db).withRole('moderator').save()
    site.observer = await aPerson(db).withRole('observer').save()
    site.other = await aPerson(db).ownerOf(elsewhere.id).save()
  })
  beforeEach(async () => {
    site.museum = await anOrganisation(db)
      .named('Musée des Lampes')
      .ofType('museum')
      .inCommune('59249')
      .about('industry')
      .described('Un musée.')
      .with({
        phone: '+33320000001',
        website: 'https://lampes.example.fr',
        openingHours: 'Mo-Fr 09:00-12:00; PH off',
        links: [{ url: 'https://social.example.fr/lampes', label: null, kind: 'social' }],
      })
      .save()
    site.owner = await aPerson(db).named('Léa').ownerOf(site.museum.id).save()
    site.contributor = await aPerson(db).named('Marc').contributorOf(site.museum.id).save()
  })

  const path = (rest: string) => `/annuaire/${site.museum.slug}${rest}`
  const get = (rest: string, person?: TestPerson) =>
    app.request(path(rest), { headers: person ? signedIn(person) : {} })
  const send = async (
    rest: string,
    fields: Record<string, string | string[]>,
    person?: TestPerson,
    more = {},
  ) => {
    const body = new URLSearchParams()
    for (const [name, value] of Object.entries(fields))
      for (const each of [value].flat()) body.append(name, each)
    const headers = { ...(person ? signedIn(person) : { 'Sec-Fetch-Site': 'same-origin' }), ...more }
    return app.request(path(rest), { method: 'POST', headers, body })
  }
  const present = async () => {
    const found = await getEditable(db, site.museum.slug)
    if (!found) throw new Error('gone')
    return found
  }
  return { site, db, get, send, present }
}

export const contact = { phone: '03 20 00 00 01', website: 'https://lampes.example.fr', email: '' }
export const links = { linkKind: 'social', linkUrl: 'https://social.example.fr/lampes', linkLabel: '' }

/** The fields of the editing form of a page, as a browser would send them. */
export function fieldsIn(html: string): Record<string, string[]> {
  const form = /<form[^>]*method="post"[^>]*>[\s\S]*?<\/form>/g
  const part =
    (html.slice(html.indexOf('<main')).match(form) ?? []).find((each) => each.includes('name="base"')) ?? ''
  const fields: Record<string, string[]> = {}
  const add = (name: string, value: string) => {
    fields[name] = [...(fields[name] ?? []), decoded(value)]
  }
  for (const [tag, body] of [
    ...part.matchAll(
      /<(input|select|textarea)\b([^>]*)>([\s\S]*?)(?=<(?:input|select|textarea|button)\b|$)/g,
    ),
  ].map((found) => [found, found[3] ?? ''] as const)) {
    const attributes = tag[2] ?? ''
    const name = / name="([^"]*)"/.exec(attributes)?.[1]
    if (!name) continue
    if (tag[1] === 'textarea') add(name, body.slice(0, body.indexOf('</textarea>')).replace(/^\n/, ''))
    else if (tag[1] === 'select') {
      const options = [...body.matchAll(/<option([^>]*)>/g)].map((each) => each[1] ?? '')
      const chosen = options.find((each) => / selected/.test(each)) ?? options[0] ?? ''
      add(name, / value="([^"]*)"/.exec(chosen)?.[1] ?? '')
    } else if (!/type="(checkbox|radio)"/.test(attributes) || / checked/.test(attributes))
      add(name, / value="([^"]*)"/.exec(attributes)?.[1] ?? '')
  }
  return fields
}

const decoded = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
