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

describe('copies', async () => {
  const tool = await aTool(db).named('Valise').heldBy(museum.id).save()
  const path = `/outils/${tool.slug}/exemplaires`
  const copies = () =>
    db.selectFrom('tool_copy').where('tool_id', '=', tool.id).selectAll().orderBy('code').execute()

  test('one is added, with where it lives; its code is unique in the organisation', async () => {
    const form = {
      code: 'v 1',
      state: 'good',
      organisation: 'Fablab des Dunes',
      purchaseValue: '1 200',
      note: 'Neuve',
    }
    expect((await site.send(lea, path, form)).location).toBe(`${path}?fait=ajoute`)
    expect(await copies()).toMatchObject([
      { code: 'V-1', state: 'good', organisation_id: other.id, purchase_value: 1200, note: 'Neuve' },
    ])
    expect((await findTool(db, tool.slug))?.places.map((place) => place.name)).toEqual(['Lille'])
    const again = await site.send(lea, path, { code: 'V-1', state: 'good' })
    expect(again.status).toBe(422)
    expect(again.body).toContain('Le code V-1 est déjà celui d’un autre exemplaire de votre structure.')
    const wrong = await site.send(lea, path, {
      code: '',
      state: 'new',
      organisation: 'Inconnue',
      purchasedOn: 'hier',
    })
    for (const field of ['code', 'state', 'organisation', 'purchasedOn'])
      expect(wrong.body).toContain(`href="#${field}"`)
  })

  test('days are taken once: the second time says what already takes them', async () => {
    const [copy] = await copies()
    const dates = `${path}/${copy?.id}/dates`
    const period = { act: 'block', periodKind: 'repair', periodFrom: '2027-01-10', periodTo: '2027-01-20' }
    expect((await site.send(lea, dates, period)).status).toBe(303)
    const refused = await site.send(lea, dates, {
      ...period,
      periodKind: 'closure',
      periodFrom: '2027-01-20',
      periodTo: '2027-02-01',
    })
    expect(refused.status).toBe(422)
    expect(refused.body.replaceAll('\u00a0', ' ')).toContain(
      'l’exemplaire est en réparation du 10 janvier 2027 au 20 janvier 2027.',
    )
    const backwards = await site.send(lea, dates, {
      ...period,
      periodFrom: '2027-03-10',
      periodTo: '2027-03-01',
    })
    expect(backwards.status).toBe(422)
    expect((await site.read(`/outils?q=valise&du=2027-01-15`)).body).not.toContain('href="/outils/valise"')
    const row = await db
      .selectFrom('copy_period')
      .where('copy_id', '=', copy?.id ?? '')
      .select('id')
      .execute()
    expect((await site.send(lea, dates, { act: 'free', period: row[0]?.id ?? '' })).status).toBe(303)
    expect((await site.read(`/outils?q=valise&du=2027-01-15`)).body).toContain('href="/outils/valise"')
  })

  test('a loan is not freed by hand, nor a period of another copy', async () => {
    const taken = await aTool(db)
      .named('Prêtée')
      .heldBy(museum.id)
      .withCopies(2)
      .takenOn(0, '2027-01-01', '2027-01-09')
      .takenOn(1, '2027-01-01', '2027-01-09', 'repair')
      .save()
    const rows = await db
      .selectFrom('copy_period')
      .where('copy_id', 'in', taken.copies)
      .select(['id', 'copy_id', 'kind'])
      .execute()
    for (const { id } of rows) {
      const sent = await site.send(lea, `/outils/${taken.slug}/exemplaires/${taken.copies[0]}/dates`, {
        act: 'free',
        period: id,
      })
      expect(sent.status).toBe(404)
    }
    const left = await db
      .selectFrom('copy_period')
      .where('copy_id', 'in', taken.copies)
      .select('id')
      .execute()
    expect(left.length).toBe(2)
  })

  test('out of service it is lent no more; an older version is told; another tool’s copy does not exist here', async () => {
    const [copy] = await copies()
    const one = `${path}/${copy?.id}`
    expect(
      (await site.send(lea, one, { code: 'V-1', state: 'good', version: '1', act: 'retire' })).status,
    ).toBe(303)
    expect(await copies()).toMatchObject([{ state: 'retired', version: 2 }])
    expect((await site.read('/outils?q=valise&du=2027-01-15')).body).not.toContain('href="/outils/valise"')
    expect((await site.send(lea, one, { code: 'V-9', state: 'good', version: '1' })).status).toBe(409)
    const elsewhere = await aTool(db).named('Ailleurs').heldBy(museum.id).save()
    expect((await site.read(`/outils/${elsewhere.slug}/exemplaires/${copy?.id}`, lea)).status).toBe(404)
    expect(await site.acts(tool.id)).toEqual([
      'tool-copy.add',
      'tool-copy.block',
      'tool-copy.free',
      'tool-copy.edit',
    ])
  })
})
