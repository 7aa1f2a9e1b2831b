import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aPerson, signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import { editOrganisation, getEditable } from '#modules/directory/index.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { forgetDrafts } from './edit-section.ts'

const db = await testDatabase()
const now = new Date('2026-11-23T10:00:00Z')
const app = createApp(testServices(db))
let museum: { id: string; slug: string }
let owner: TestPerson
let contributor: TestPerson
let moderator: TestPerson
let observer: TestPerson
let other: TestPerson

beforeAll(async () => {
  await seedTerritories(db)
  const elsewhere = await anOrganisation(db).named('Ailleurs').inCommune('59249').save()
  moderator = await aPerson(db).withRole('moderator').save()
  observer = await aPerson(db).withRole('observer').save()
  other = await aPerson(db).ownerOf(elsewhere.id).save()
})
beforeEach(async () => {
  museum = await anOrganisation(db)
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
  owner = await aPerson(db).named('Léa').ownerOf(museum.id).save()
  contributor = await aPerson(db).named('Marc').contributorOf(museum.id).save()
})

const path = (rest: string) => `/annuaire/${museum.slug}${rest}`
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
  const found = await getEditable(db, museum.slug)
  if (!found) throw new Error('gone')
  return found
}
const contact = { phone: '03 20 00 00 01', website: 'https://lampes.example.fr', email: '' }
const links = { linkKind: 'social', linkUrl: 'https://social.example.fr/lampes', linkLabel: '' }

describe('who may', () => {
  const pages = ['/modifier', '/modifier/identity', '/modifier/hours', '/photos']
  test.each(pages)('open %s', async (page) => {
    const statuses = async (person?: TestPerson) => (await get(page, person)).status
    expect([
      await statuses(),
      await statuses(other),
      await statuses(observer),
      await statuses(contributor),
      await statuses(owner),
      await statuses(moderator),
    ]).toEqual([303, 403, 403, 200, 200, 200])
  })

  test('see the history', async () => {
    const statuses = async (person?: TestPerson) => (await get('/historique', person)).status
    expect([
      await statuses(),
      await statuses(other),
      await statuses(observer),
      await statuses(contributor),
      await statuses(moderator),
    ]).toEqual([303, 403, 200, 200, 200])
  })

  test('write: nobody else changes anything, keeps a draft or sends back to an old version', async () => {
    const before = await present()
    for (const [person, status] of [
      [undefined, 401],
      [other, 403],
      [observer, 403],
    ] as const)
      for (const [rest, fields] of [
        ['/modifier/contact', { act: 'publish', phone: '03 20 99 99 99' }],
        ['/modifier/contact', { act: 'draft', phone: '03 20 99 99 99' }],
        ['/historique', { number: '1', base: '1' }],
      ] as const) {
        // An observer sees the history, and may not send it back.
        expect([rest, (await send(rest, fields, person)).status]).toEqual([rest, status])
      }
    expect(await present()).toEqual(before)
    expect(
      await db
        .selectFrom('organisation_draft')
        .where('organisation_id', '=', museum.id)
        .selectAll()
        .execute(),
    ).toEqual([])
  })

  test('a proposal is nowhere for those who do not keep it', async () => {
    await db.updateTable('organisation').where('id', '=', museum.id).set({ status: 'proposed' }).execute()
    expect((await get('/modifier')).status).toBe(404)
    expect((await get('/modifier', other)).status).toBe(404)
    expect((await get('/modifier', owner)).status).toBe(200)
  })
})

describe('a section', () => {
  test('is published as typed, made regular; the rest stays as it was', async () => {
    const { version } = await present()
    const response = await send(
      '/modifier/contact',
      { ...contact, ...links, phone: '03.20.00.00.02', website: 'www.lampes.example.fr', base: `${version}` },
      owner,
    )
    expect([response.status, response.headers.get('location')]).toEqual([
      303,
      `/annuaire/${museum.slug}/modifier?fait=publie`,
    ])
    expect((await present()).profile).toMatchObject({
      phone: '+33320000002',
      website: 'https://www.lampes.example.fr',
      links: [{ url: 'https://social.example.fr/lampes', label: null, kind: 'social' }],
    })
  })

  test.each(['identity', 'presentation', 'offer', 'place', 'contact', 'hours'])(
    '%s sent as the page shows it changes nothing',
    async (section) => {
      const page = await (await get(`/modifier/${section}`, owner)).text()
      const before = await present()
      const response = await send(`/modifier/${section}`, fieldsIn(page), owner)
      expect(response.headers.get('location')).toBe(`/annuaire/${museum.slug}/modifier?fait=inchange`)
      expect(await present()).toEqual(before)
    },
  )

  test('comes back filled, with what to correct', async () => {
    const response = await send(
      '/modifier/contact',
      { ...contact, phone: '03 20', email: 'lea@', ...links },
      owner,
    )
    const page = await response.text()
    expect(response.status).toBe(422)
    expect(pageText(page)).toContain('Ce numéro n’est pas complet.')
    expect(page).toContain('value="03 20"')
    expect(page).toContain('value="lea@"')
  })

  test('gains a row without losing what is typed', async () => {
    const response = await send(
      '/modifier/identity',
      { act: 'row', name: 'Nom tapé', type: 'museum', alias: ['Un', 'Deux', ''] },
      owner,
    )
    const page = await response.text()
    expect([response.status, page.match(/name="alias"/g)?.length]).toEqual([200, 4])
    expect(page).toContain('value="Nom tapé"')
    expect(page).toContain('value="Deux"')
  })

  test('takes its own fields only', async () => {
    const { profile } = await present()
    await send(
      '/modifier/contact',
      { ...contact, ...links, name: 'Pris', status: 'archived', descriptionFr: '' },
      owner,
    )
    expect((await present()).profile).toEqual(profile)
  })

  test('of an unknown name is nowhere', async () => {
    expect((await get('/modifier/constructor', owner)).status).toBe(404)
  })

  test('hours of a grid, closures and holidays', async () => {
    const response = await send(
      '/modifier/hours',
      {
        hoursMode: 'grid',
        d0from0: '9h',
        d0to0: '12:30',
        d0from1: '14:00',
        d0to1: '18h',
        offPublic: '1',
        closures: '1er mai\naoût',
      },
      owner,
    )
    expect(response.status).toBe(303)
    expect((await present()).profile.openingHours).toBe('Mo 09:00-12:30,14:00-18:00; PH off; May 01,Aug off')
  })

  test('hours beyond a grid are never lost: they open as text', async () => {
    const hours = 'Apr-Sep: Tu-Su 10:00-18:00; Oct-Mar: Sa,Su 14:00-17:00'
    await db.updateTable('organisation').where('id', '=', museum.id).set({ opening_hours: hours }).execute()
    await editOrganisation(
      db,
      owner.actor,
      museum.slug,
      { values: { openingHours: hours }, baseVersion: (await present()).version },
      now,
    )
    const page = await (await get('/modifier/hours', owner)).text()
    expect(page).toContain(hours)
    const response = await send('/modifier/hours', fieldsIn(page), owner)
    expect(response.headers.get('location')).toContain('fait=inchange')
    expect((await present()).profile.openingHours).toBe(hours)
  })
})

describe('a place', () => {
  const place = { where: 'place', commune: 'Fourmies', address: '1 rue de la Lampe', postcode: '59610' }
  test('has its commune found by name, and the middle of it as position', async () => {
    const response = await send('/modifier/place', place, owner)
    expect(response.status).toBe(303)
    expect((await present()).profile.place).toMatchObject({
      commune: '59249',
      address: '1 rue de la Lampe',
      postcode: '59610',
      precision: 'commune',
    })
  })

  test('takes a position, asks when it is far, refuses another country', async () => {
    const at = (coordinates: string, more = {}) =>
      send('/modifier/place', { ...place, coordinates, ...more }, owner)
    expect((await at('50.0153, 4.0502')).status).toBe(303)
    expect((await present()).profile.place).toMatchObject({
      point: { lat: 50.0153, lon: 4.0502 },
      precision: 'address',
    })
    const far = await at('50.63, 3.05')
    expect([far.status, (await far.text()).includes('name="confirmFar"')]).toEqual([422, true])
    expect((await at('50.63, 3.05', { confirmFar: '1' })).status).toBe(303)
    expect(pageText(await (await at('4.0502, 50.0153')).text())).toContain('il faut sans doute les échanger')
    expect((await at('40.7, -74')).status).toBe(422)
  })

  test('an unknown commune is told', async () => {
    const page = await (await send('/modifier/place', { ...place, commune: 'Zzzzville' }, owner)).text()
    expect(pageText(page)).toContain('Aucune commune de la région ne s’appelle « Zzzzville »')
  })

  test('or an area served', async () => {
    expect(
      (await send('/modifier/place', { where: 'area', area: 'Nord', areaChoice: 'departement/59' }, owner))
        .status,
    ).toBe(303)
    expect((await present()).profile).toMatchObject({
      place: null,
      area: { kind: 'departement', code: '59' },
    })
  })
})

describe('a draft', () => {
  test('is kept as typed, seen by its author only, resumed, published, gone', async () => {
    const kept = await send('/modifier/contact', { ...contact, act: 'draft', phone: '03 20 00' }, owner)
    expect(kept.headers.get('location')).toBe(`/annuaire/${museum.slug}/modifier/contact?fait=brouillon`)
    const page = await (await get('/modifier/contact', owner)).text()
    expect(pageText(page)).toContain('Vous reprenez votre brouillon du 23 novembre 2026')
    expect(page).toContain('value="03 20 00"')
    expect(await (await get('/modifier/contact', contributor)).text()).not.toContain('value="03 20 00"')
    expect(pageText(await (await get('/modifier', owner)).text())).toContain('Brouillon du 23 novembre 2026')
    const sent = await send('/modifier/contact', { ...contact, ...links, phone: '03 20 00 00 03' }, owner)
    expect(sent.status).toBe(303)
    expect((await present()).profile.phone).toBe('+33320000003')
    expect(await drafts()).toBe(0)
  })

  test('is thrown away on demand, and after ninety days', async () => {
    await send('/modifier/contact', { ...contact, act: 'draft' }, owner)
    await send('/modifier/contact', { act: 'discard' }, owner)
    expect(await drafts()).toBe(0)
    await send('/modifier/contact', { ...contact, act: 'draft' }, owner)
    await forgetDrafts(db, new Date('2027-02-20T10:00:00Z'))
    expect(await drafts()).toBe(1)
    await forgetDrafts(db, new Date('2027-02-22T10:00:00Z'))
    expect(await drafts()).toBe(0)
  })

  test('is saved by the script of the page, which is told when', async () => {
    const response = await send('/modifier/contact', { ...contact, act: 'draft' }, owner, {
      Accept: 'application/json',
    })
    expect([response.status, await response.json()]).toEqual([200, { at: '2026-11-23T10:00:00.000Z' }])
  })

  test('is previewed on the public sheet', async () => {
    const text = { descriptionFr: 'Un musée tout neuf <b>x</b>.', descriptionEn: '' }
    const response = await send('/modifier/presentation', { ...text, act: 'preview' }, owner)
    expect(response.headers.get('location')).toBe(`/annuaire/${museum.slug}/apercu?section=presentation`)
    const page = await get('/apercu?section=presentation', owner)
    const html = await page.text()
    expect(page.status).toBe(200)
    expect(html).toContain('Un musée tout neuf &lt;b')
    expect(html).toContain('noindex')
    expect((await present()).profile.descriptionFr).toBe('Un musée.')
    expect([(await get('/apercu')).status, (await get('/apercu', other)).status]).toEqual([303, 403])
    expect(await (await get('/apercu?section=presentation', contributor)).text()).not.toContain('tout neuf')
    expect((await send('/modifier/presentation', { act: 'publish-draft' }, owner)).status).toBe(303)
    expect((await present()).profile.descriptionFr).toBe('Un musée tout neuf <b>x</b>.')
  })

  const drafts = async () =>
    (await db.selectFrom('organisation_draft').where('organisation_id', '=', museum.id).selectAll().execute())
      .length
})

describe('two people at once', () => {
  test('the second sees both values, chooses, and loses nothing', async () => {
    const { version } = await present()
    await send(
      '/modifier/contact',
      { ...contact, ...links, phone: '03 20 00 00 02', base: `${version}` },
      contributor,
    )
    const typed = {
      ...contact,
      ...links,
      phone: '03 20 00 00 04',
      email: 'lea@example.org',
      base: `${version}`,
    }
    const response = await send('/modifier/contact', typed, owner)
    const page = await response.text()
    expect(response.status).toBe(409)
    expect(pageText(page)).toContain('Votre version 03 20 00 00 04')
    expect(pageText(page)).toContain('Version actuelle 03 20 00 00 02')
    expect(pageText(page)).toContain('Marc')
    expect((await present()).profile).toMatchObject({ phone: '+33320000002', email: null })
    // What was typed waits in a draft too.
    expect(await (await get('/modifier/contact', owner)).text()).toContain('value="03 20 00 00 04"')
    const again = { ...fieldsIn(page), 'keep-phone': 'present', act: 'publish' }
    expect((await send('/modifier/contact', again, owner)).status).toBe(303)
    expect((await present()).profile).toMatchObject({ phone: '+33320000002', email: 'lea@example.org' })
  })

  test('mine may be kept', async () => {
    const { version } = await present()
    await send(
      '/modifier/contact',
      { ...contact, ...links, phone: '03 20 00 00 02', base: `${version}` },
      contributor,
    )
    const page = await (
      await send(
        '/modifier/contact',
        { ...contact, ...links, phone: '03 20 00 00 04', base: `${version}` },
        owner,
      )
    ).text()
    await send('/modifier/contact', { ...fieldsIn(page), 'keep-phone': 'mine', act: 'publish' }, owner)
    expect((await present()).profile.phone).toBe('+33320000004')
  })

  test('what the second left alone is no conflict', async () => {
    const { version } = await present()
    await send(
      '/modifier/contact',
      { ...contact, ...links, phone: '03 20 00 00 02', base: `${version}` },
      contributor,
    )
    const response = await send(
      '/modifier/contact',
      { ...contact, ...links, email: 'lea@example.org', base: `${version}` },
      owner,
    )
    expect(response.status).toBe(303)
    expect((await present()).profile).toMatchObject({ phone: '+33320000002', email: 'lea@example.org' })
  })
})

describe('the history', () => {
  test('tells who changed what, in words, and goes back', async () => {
    await send('/modifier/presentation', { descriptionFr: 'Un grand musée.', descriptionEn: '' }, owner)
    await send('/modifier/contact', { ...contact, ...links, phone: '03 20 00 00 02' }, contributor)
    const list = pageText(await (await get('/historique', observer)).text())
    expect(list).toContain('Léa a changé : présentation en français')
    expect(list).toContain('Marc a changé : téléphone')
    const { version } = await present()
    const html = await (await get(`/historique/comparer?de=${version - 2}&a=${version}`, observer)).text()
    expect(html).toMatch(/Un <ins><span class="sr">\[ajouté\] <\/span>grand <\/ins>musée\./)
    expect(html).toMatch(/<del><span class="sr">\[retiré\] <\/span>03 20 00 00 01<\/del>/)
    const back = await send('/historique', { number: `${version - 2}`, base: `${version}` }, owner)
    expect(back.status).toBe(303)
    expect((await present()).profile).toMatchObject({ descriptionFr: 'Un musée.', phone: '+33320000001' })
    const late = await send('/historique', { number: `${version - 1}`, base: `${version}` }, owner)
    expect(late.status).toBe(409)
  })

  test('of a record that never changed says so; an unknown version is nowhere', async () => {
    expect(pageText(await (await get('/historique', owner)).text())).toContain('n’a jamais changé')
    expect((await get('/historique/comparer?de=7&a=9', owner)).status).toBe(404)
  })
})

/** The fields of the editing form of a page, as a browser would send them. */
function fieldsIn(html: string): Record<string, string[]> {
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
