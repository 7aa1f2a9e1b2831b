import { describe, expect, test } from 'vitest'
import { aTool } from './testing.ts'
import { aCatalogue, wholeForm } from './testing-catalogue.ts'
import { findTool } from './tool-store.ts'

const site = await aCatalogue()
const { db, museum, other, lea, tom, moderator } = site

describe('proposing', () => {
  test('a whole form is public at once, with everything it said', async () => {
    const sent = await site.send(lea, '/outils/proposer', wholeForm(museum.id))
    expect([sent.status, sent.location]).toEqual([303, '/outils/malle-aux-etoiles'])
    const tool = await findTool(db, 'malle-aux-etoiles')
    expect(tool).toMatchObject({
      state: 'published',
      floor: 9.5,
      power: false,
      price: 0,
      maxDays: 21,
      parts: [
        { name: 'Lunette', quantity: 2, value: 280, module: null },
        { name: 'Carte', quantity: 20, value: null, module: 'Cartes' },
      ],
      closures: [{ from: '2026-12-24', to: '2027-01-02', note: 'Congés' }],
      holder: { slug: 'musee-des-lampes' },
    })
    expect(await site.acts(tool?.id ?? '')).toEqual(['tool.publish'])
    expect((await site.read('/outils')).body).toContain('Malle aux étoiles')
    // Without a copy nothing is taken, nothing is asked for, and its people are told what comes next.
    const of = async (person?: typeof lea) => {
      const { body } = await site.read('/outils/malle-aux-etoiles', person)
      const words = [
        'Aucun exemplaire ne se prête',
        'pris, tout le mois',
        'Demander cet outil',
        'pas encore d’exemplaire',
      ]
      return words.map((each) => body.includes(each))
    }
    expect([await of(), await of(lea)]).toEqual([
      [true, false, false, false],
      [true, false, false, true],
    ])
  })

  test('what lacks comes back with what was typed, beside its fields', async () => {
    const form = {
      ...wholeForm(museum.id),
      summaryFr: '',
      theme: [],
      ageMin: 'huit',
      partners: 'Personne',
      closureTo: ['2026-12-01'],
    }
    const sent = await site.send(lea, '/outils/proposer', form)
    expect(sent.status).toBe(422)
    for (const words of [
      'href="#summaryFr"',
      'href="#theme"',
      'href="#ageMin"',
      'href="#partners"',
      'href="#closures"',
      'value="Malle aux étoiles"',
      'value="huit"',
      'value="Lunette"',
    ])
      expect(sent.body).toContain(words)
  })

  test('a draft needs its name alone, and shows to nobody else', async () => {
    const sent = await site.send(lea, '/outils/proposer', {
      structure: museum.id,
      kind: 'game',
      titleFr: 'Jeu à finir',
      act: 'keep',
    })
    expect([sent.status, sent.location]).toEqual([303, '/compte/outils?fait=garde'])
    expect((await site.read('/outils/jeu-a-finir')).status).toBe(404)
    expect((await site.read('/compte/outils', lea)).body).toContain('Jeu à finir')
    expect((await site.read('/compte/outils', tom)).body).not.toContain('Jeu à finir')
    expect((await site.read('/compte/outils?q=jeu+a+FINIR', lea)).body).toContain('Jeu à finir')
    const none = (await site.read('/compte/outils?q=zzz', lea)).body
    expect([none.includes('Jeu à finir'), none.includes('Aucun outil ne répond')]).toEqual([false, true])
  })

  test('more rows change nothing but the form', async () => {
    const sent = await site.send(lea, '/outils/proposer', { ...wholeForm(museum.id), act: 'add-part' })
    expect(sent.status).toBe(200)
    expect(sent.body).toContain('id="partName-7"')
  })

  test('for another organisation it is refused, for the team it is not', async () => {
    expect((await site.send(lea, '/outils/proposer', wholeForm(other.id))).status).toBe(403)
    expect((await site.send(moderator, '/outils/proposer', wholeForm(other.id))).status).toBe(303)
  })
})

describe('editing', () => {
  test('a change keeps copies and address; one made on an older version is told, and kept as typed', async () => {
    const tool = await aTool(db).named('Exposition claire').heldBy(museum.id).withCopies(1).save()
    const path = `/outils/${tool.slug}/modifier`
    const form = { ...wholeForm(museum.id), titleFr: 'Exposition sombre', version: '1' }
    expect((await site.send(lea, path, form)).location).toBe('/outils/exposition-claire')
    const late = await site.send(moderator, path, { ...form, titleFr: 'Exposition grise' })
    expect(late.status).toBe(409)
    expect(late.body).toContain('Quelqu’un a modifié cet outil')
    expect(late.body).toContain('value="Exposition grise"')
    expect(await findTool(db, tool.slug)).toMatchObject({
      titleFr: 'Exposition sombre',
      version: 2,
      copies: { total: 1, lent: 1 },
    })
    expect(
      (await site.send(moderator, path, { ...form, titleFr: 'Exposition grise', version: '2' })).status,
    ).toBe(303)
    expect(await site.acts(tool.id)).toEqual(['tool.edit', 'tool.edit'])
  })

  test('nobody else may, visitors sign in first', async () => {
    const tool = await aTool(db).named('Gardée').heldBy(museum.id).save()
    expect((await site.read(`/outils/${tool.slug}/modifier`, tom)).status).toBe(403)
    expect((await site.read(`/outils/${tool.slug}/modifier`)).status).toBe(303)
    expect((await site.send(tom, `/outils/${tool.slug}/retirer`, { act: 'remove' })).status).toBe(403)
  })

  test('withdrawn it leaves the catalogue, and comes back as it was by one button', async () => {
    const tool = await aTool(db).named('De passage').heldBy(museum.id).withCopies(1).save()
    const sent = await site.send(lea, `/outils/${tool.slug}/retirer`, { act: 'remove', reason: 'Usée' })
    expect(sent.location).toBe('/compte/outils?fait=retire&outil=de-passage')
    expect((await site.read(`/outils/${tool.slug}`)).status).toBe(410)
    expect((await site.read('/outils')).body).not.toContain('De passage')
    expect((await site.read(sent.location ?? '', lea)).body).toContain('action="/outils/de-passage/retirer"')
    await site.send(lea, `/outils/${tool.slug}/retirer`, { act: 'restore' })
    expect((await site.read(`/outils/${tool.slug}`)).status).toBe(200)
    expect((await site.read('/outils')).body).toContain('De passage')
    expect(await site.acts(tool.id)).toEqual(['tool.remove', 'tool.restore'])
  })
})
