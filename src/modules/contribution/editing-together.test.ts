import { describe, expect, test } from 'vitest'
import { pageText } from '#platform/http/testing.ts'
import { forgetDrafts } from './edit-section.ts'
import { contact, editorSite, fieldsIn, links } from './testing-editor.ts'

const { site, db, get, present, send } = await editorSite()

describe('a draft', () => {
  test('is kept as typed, seen by its author only, resumed, published, gone', async () => {
    const kept = await send('/modifier/contact', { ...contact, act: 'draft', phone: '03 20 00' }, site.owner)
    expect(kept.headers.get('location')).toBe(`/annuaire/${site.museum.slug}/modifier/contact?fait=brouillon`)
    const page = await (await get('/modifier/contact', site.owner)).text()
    expect(pageText(page)).toContain('Vous reprenez votre brouillon du 23 novembre 2026')
    expect(page).toContain('value="03 20 00"')
    expect(await (await get('/modifier/contact', site.contributor)).text()).not.toContain('value="03 20 00"')
    expect(pageText(await (await get('/modifier', site.owner)).text())).toContain(
      'Brouillon du 23 novembre 2026',
    )
    const sent = await send(
      '/modifier/contact',
      { ...contact, ...links, phone: '03 20 00 00 03' },
      site.owner,
    )
    expect(sent.status).toBe(303)
    expect((await present()).profile.phone).toBe('+33320000003')
    expect(await drafts()).toBe(0)
  })

  test('is thrown away on demand, and after ninety days', async () => {
    await send('/modifier/contact', { ...contact, act: 'draft' }, site.owner)
    await send('/modifier/contact', { act: 'discard' }, site.owner)
    expect(await drafts()).toBe(0)
    await send('/modifier/contact', { ...contact, act: 'draft' }, site.owner)
    await forgetDrafts(db, new Date('2027-02-20T10:00:00Z'))
    expect(await drafts()).toBe(1)
    await forgetDrafts(db, new Date('2027-02-22T10:00:00Z'))
    expect(await drafts()).toBe(0)
  })

  test('is saved by the script of the page, which is told when', async () => {
    const response = await send('/modifier/contact', { ...contact, act: 'draft' }, site.owner, {
      Accept: 'application/json',
    })
    expect([response.status, await response.json()]).toEqual([200, { at: '2026-11-23T10:00:00.000Z' }])
  })

  test('is previewed on the public sheet', async () => {
    const text = { descriptionFr: 'Un musée tout neuf <b>x</b>.', descriptionEn: '' }
    const response = await send('/modifier/presentation', { ...text, act: 'preview' }, site.owner)
    expect(response.headers.get('location')).toBe(`/annuaire/${site.museum.slug}/apercu?section=presentation`)
    const page = await get('/apercu?section=presentation', site.owner)
    const html = await page.text()
    expect(page.status).toBe(200)
    expect(html).toContain('Un musée tout neuf &lt;b')
    expect(html).toContain('noindex')
    expect((await present()).profile.descriptionFr).toBe('Un musée.')
    expect([(await get('/apercu')).status, (await get('/apercu', site.other)).status]).toEqual([303, 403])
    expect(await (await get('/apercu?section=presentation', site.contributor)).text()).not.toContain(
      'tout neuf',
    )
    expect((await send('/modifier/presentation', { act: 'publish-draft' }, site.owner)).status).toBe(303)
    expect((await present()).profile.descriptionFr).toBe('Un musée tout neuf <b>x</b>.')
  })

  const drafts = async () =>
    (
      await db
        .selectFrom('organisation_draft')
        .where('organisation_id', '=', site.museum.id)
        .selectAll()
        .execute()
    ).length
})

describe('two people at once', () => {
  test('the second sees both values, chooses, and loses nothing', async () => {
    const { version } = await present()
    await send(
      '/modifier/contact',
      { ...contact, ...links, phone: '03 20 00 00 02', base: `${version}` },
      site.contributor,
    )
    const typed = {
      ...contact,
      ...links,
      phone: '03 20 00 00 04',
      email: 'lea@example.org',
      base: `${version}`,
    }
    const response = await send('/modifier/contact', typed, site.owner)
    const page = await response.text()
    expect(response.status).toBe(409)
    expect(pageText(page)).toContain('Votre version 03 20 00 00 04')
    expect(pageText(page)).toContain('Version actuelle 03 20 00 00 02')
    expect(pageText(page)).toContain('Marc')
    expect((await present()).profile).toMatchObject({ phone: '+33320000002', email: null })
    // What was typed waits in a draft too.
    expect(await (await get('/modifier/contact', site.owner)).text()).toContain('value="03 20 00 00 04"')
    const again = { ...fieldsIn(page), 'keep-phone': 'present', act: 'publish' }
    expect((await send('/modifier/contact', again, site.owner)).status).toBe(303)
    expect((await present()).profile).toMatchObject({ phone: '+33320000002', email: 'lea@example.org' })
  })

  test('mine may be kept', async () => {
    const { version } = await present()
    await send(
      '/modifier/contact',
      { ...contact, ...links, phone: '03 20 00 00 02', base: `${version}` },
      site.contributor,
    )
    const page = await (
      await send(
        '/modifier/contact',
        { ...contact, ...links, phone: '03 20 00 00 04', base: `${version}` },
        site.owner,
      )
    ).text()
    await send('/modifier/contact', { ...fieldsIn(page), 'keep-phone': 'mine', act: 'publish' }, site.owner)
    expect((await present()).profile.phone).toBe('+33320000004')
  })

  test('what the second left alone is no conflict', async () => {
    const { version } = await present()
    await send(
      '/modifier/contact',
      { ...contact, ...links, phone: '03 20 00 00 02', base: `${version}` },
      site.contributor,
    )
    const response = await send(
      '/modifier/contact',
      { ...contact, ...links, email: 'lea@example.org', base: `${version}` },
      site.owner,
    )
    expect(response.status).toBe(303)
    expect((await present()).profile).toMatchObject({ phone: '+33320000002', email: 'lea@example.org' })
  })
})

describe('the history', () => {
  test('tells who changed what, in words, and goes back', async () => {
    await send('/modifier/presentation', { descriptionFr: 'Un grand musée.', descriptionEn: '' }, site.owner)
    await send('/modifier/contact', { ...contact, ...links, phone: '03 20 00 00 02' }, site.contributor)
    const list = pageText(await (await get('/historique', site.observer)).text())
    expect(list).toContain('Léa a changé : présentation en français')
    expect(list).toContain('Marc a changé : téléphone')
    const { version } = await present()
    const html = await (
      await get(`/historique/comparer?de=${version - 2}&a=${version}`, site.observer)
    ).text()
    expect(html).toMatch(/Un <ins><span class="sr">\[ajouté\] <\/span>grand <\/ins>musée\./)
    expect(html).toMatch(/<del><span class="sr">\[retiré\] <\/span>03 20 00 00 01<\/del>/)
    const back = await send('/historique', { number: `${version - 2}`, base: `${version}` }, site.owner)
    expect(back.status).toBe(303)
    expect((await present()).profile).toMatchObject({ descriptionFr: 'Un musée.', phone: '+33320000001' })
    const late = await send('/historique', { number: `${version - 1}`, base: `${version}` }, site.owner)
    expect(late.status).toBe(409)
  })

  test('of a record that never changed says so; an unknown version is nowhere', async () => {
    expect(pageText(await (await get('/historique', site.owner)).text())).toContain('n’a jamais changé')
    expect((await get('/historique/comparer?de=7&a=9', site.owner)).status).toBe(404)
  })
})
