import { describe, expect, test } from 'vitest'
import type { TestPerson } from '#modules/accounts/testing.ts'
import { editOrganisation } from '#modules/directory/index.ts'
import { pageText } from '#platform/http/testing.ts'
import { contact, editorSite, fieldsIn, links } from './testing-editor.ts'

const { site, db, get, present, send } = await editorSite()

const now = new Date('2026-11-23T10:00:00Z')

describe('who may', () => {
  const pages = ['/modifier', '/modifier/identity', '/modifier/hours', '/photos']
  test.each(pages)('open %s', async (page) => {
    const statuses = async (person?: TestPerson) => (await get(page, person)).status
    expect([
      await statuses(),
      await statuses(site.other),
      await statuses(site.observer),
      await statuses(site.contributor),
      await statuses(site.owner),
      await statuses(site.moderator),
    ]).toEqual([303, 403, 403, 200, 200, 200])
  })

  test('see the history', async () => {
    const statuses = async (person?: TestPerson) => (await get('/historique', person)).status
    expect([
      await statuses(),
      await statuses(site.other),
      await statuses(site.observer),
      await statuses(site.contributor),
      await statuses(site.moderator),
    ]).toEqual([303, 403, 200, 200, 200])
  })

  test('write: nobody else changes anything, keeps a draft or sends back to an old version', async () => {
    const before = await present()
    for (const [person, status] of [
      [undefined, 401],
      [site.other, 403],
      [site.observer, 403],
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
        .where('organisation_id', '=', site.museum.id)
        .selectAll()
        .execute(),
    ).toEqual([])
  })

  test('a proposal is nowhere for those who do not keep it', async () => {
    await db
      .updateTable('organisation')
      .where('id', '=', site.museum.id)
      .set({ status: 'proposed' })
      .execute()
    expect((await get('/modifier')).status).toBe(404)
    expect((await get('/modifier', site.other)).status).toBe(404)
    expect((await get('/modifier', site.owner)).status).toBe(200)
  })
})

describe('a section', () => {
  test('is published as typed, made regular; the rest stays as it was', async () => {
    const { version } = await present()
    const response = await send(
      '/modifier/contact',
      { ...contact, ...links, phone: '03.20.00.00.02', website: 'www.lampes.example.fr', base: `${version}` },
      site.owner,
    )
    expect([response.status, response.headers.get('location')]).toEqual([
      303,
      `/annuaire/${site.museum.slug}/modifier?fait=publie`,
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
      const page = await (await get(`/modifier/${section}`, site.owner)).text()
      const before = await present()
      const response = await send(`/modifier/${section}`, fieldsIn(page), site.owner)
      expect(response.headers.get('location')).toBe(`/annuaire/${site.museum.slug}/modifier?fait=inchange`)
      expect(await present()).toEqual(before)
    },
  )

  test('comes back filled, with what to correct', async () => {
    const response = await send(
      '/modifier/contact',
      { ...contact, phone: '03 20', email: 'lea@', ...links },
      site.owner,
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
      site.owner,
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
      site.owner,
    )
    expect((await present()).profile).toEqual(profile)
  })

  test('of an unknown name is nowhere', async () => {
    expect((await get('/modifier/constructor', site.owner)).status).toBe(404)
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
      site.owner,
    )
    expect(response.status).toBe(303)
    expect((await present()).profile.openingHours).toBe('Mo 09:00-12:30,14:00-18:00; PH off; May 01,Aug off')
  })

  test('hours beyond a grid are never lost: they open as text', async () => {
    const hours = 'Apr-Sep: Tu-Su 10:00-18:00; Oct-Mar: Sa,Su 14:00-17:00'
    await db
      .updateTable('organisation')
      .where('id', '=', site.museum.id)
      .set({ opening_hours: hours })
      .execute()
    await editOrganisation(
      db,
      site.owner.actor,
      site.museum.slug,
      { values: { openingHours: hours }, baseVersion: (await present()).version },
      now,
    )
    const page = await (await get('/modifier/hours', site.owner)).text()
    expect(page).toContain(hours)
    const response = await send('/modifier/hours', fieldsIn(page), site.owner)
    expect(response.headers.get('location')).toContain('fait=inchange')
    expect((await present()).profile.openingHours).toBe(hours)
  })
})

describe('a place', () => {
  const place = { where: 'place', commune: 'Fourmies', address: '1 rue de la Lampe', postcode: '59610' }
  test('has its commune found by name, and the middle of it as position', async () => {
    const response = await send('/modifier/place', place, site.owner)
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
      send('/modifier/place', { ...place, coordinates, ...more }, site.owner)
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
    const page = await (await send('/modifier/place', { ...place, commune: 'Zzzzville' }, site.owner)).text()
    expect(pageText(page)).toContain('Aucune commune de la région ne s’appelle « Zzzzville »')
  })

  test('or an area served', async () => {
    expect(
      (
        await send(
          '/modifier/place',
          { where: 'area', area: 'Nord', areaChoice: 'departement/59' },
          site.owner,
        )
      ).status,
    ).toBe(303)
    expect((await present()).profile).toMatchObject({
      place: null,
      area: { kind: 'departement', code: '59' },
    })
  })
})
