import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aPerson, signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'

const db = await testDatabase()
let moment = new Date('2026-11-23T10:00:00Z')
let app = createApp(testServices(db, { now: () => moment }))
let museum: { id: string; slug: string }
let _owner: TestPerson

beforeAll(() => seedTerritories(db))
beforeEach(async () => {
  moment = new Date('2026-11-23T10:00:00Z')
  app = createApp(testServices(db, { now: () => moment })) // a limiter of its own
  await db.deleteFrom('mail').execute()
  museum = await anOrganisation(db)
    .named(`Musée ${Math.random().toString(36).slice(2)}`)
    .inCommune('59249')
    .with({ phone: '+33320000001' })
    .save(moment)
  _owner = await aPerson(db).named('Odile Owner').ownerOf(museum.id).save(moment)
})

const get = (path: string, person?: TestPerson) =>
  app.request(path, { headers: person ? signedIn(person) : {} })
const post = (path: string, fields: Record<string, string>, person?: TestPerson) =>
  app.request(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { 'Sec-Fetch-Site': 'same-origin', ...(person && signedIn(person)) },
  })
const where = (answer: Response) => [answer.status, answer.headers.get('location')]
const roleOf = async (person: TestPerson, organisation = museum.id) =>
  (
    await db
      .selectFrom('membership')
      .where('person_id', '=', person.id)
      .where('organisation_id', '=', organisation)
      .select('role')
      .executeTakeFirst()
  )?.role
const _linkIn = async (pattern: RegExp, to?: string) => {
  const mails = await db.selectFrom('mail').selectAll().orderBy('created_at', 'desc').execute()
  const mail = mails.find((one) => (!to || one.address === to) && pattern.test(JSON.stringify(one.body)))
  return pattern.exec(JSON.stringify(mail?.body))?.[1] ?? ''
}

describe('claiming', () => {
  test('at once with an address at the organisation’s own domain', async () => {
    const site = `lampes-${Math.random().toString(36).slice(2)}.fr`
    const own = await anOrganisation(db)
      .named('Lampes')
      .inCommune('59249')
      .with({ website: `https://www.${site}` })
      .save()
    const person = await aPerson(db).at(`lea@${site}`).save()
    expect(await (await get(`/annuaire/${own.slug}/revendiquer`, person)).text()).toContain('tout de suite')
    expect(where(await post(`/annuaire/${own.slug}/revendiquer`, {}, person))).toEqual([
      303,
      `/annuaire/${own.slug}/modifier?fait=tenue`,
    ])
    expect(await roleOf(person, own.id)).toBe('owner')
  })

  test('otherwise with evidence, which waits for a moderator', async () => {
    const person = await aPerson(db).at('lea@gmail.com').save()
    const empty = await post(`/annuaire/${museum.slug}/revendiquer`, { evidence: '' }, person)
    expect([empty.status, (await empty.text()).includes('id="evidence-erreur"')]).toEqual([422, true])
    const sent = await post(
      `/annuaire/${museum.slug}/revendiquer`,
      { evidence: 'Je suis la directrice.' },
      person,
    )
    expect(where(sent)).toEqual([303, '/compte/demandes?fait=waiting'])
    expect(await roleOf(person)).toBe(undefined)
    expect(await (await get('/compte/demandes', person)).text()).toContain('en attente')
  })

  test('a domain shared by three organisations proves nothing', async () => {
    const town = `ville-${Math.random().toString(36).slice(2)}.fr`
    const services: { slug: string }[] = []
    for (const name of ['Bibliothèque', 'Musée', 'Fablab'])
      services.push(
        await anOrganisation(db)
          .named(`${name} de Ville`)
          .inCommune('59249')
          .with({ website: `https://${town}/${name}` })
          .save(),
      )
    const person = await aPerson(db).at(`agent@${town}`).save()
    const slug = services[0]?.slug ?? ''
    expect((await post(`/annuaire/${slug}/revendiquer`, {}, person)).status).toBe(422)
  })

  test('a visitor signs in first, then comes back', async () => {
    const path = `/annuaire/${museum.slug}/revendiquer`
    expect(where(await get(path))).toEqual([303, `/connexion?retour=${encodeURIComponent(path)}`])
    expect((await post(path, { evidence: 'x' })).status).toBe(401)
  })
})

describe('proposing', () => {
  test('first shows what looks like it, then asks the rest', async () => {
    const person = await aPerson(db).save()
    const known = await anOrganisation(db).named('Fablab des Grandes Dunes').inCommune('59249').save()
    const page = await (await get('/annuaire/proposer?nom=Fablab+des+grande+dunes', person)).text()
    expect(page).toContain(`/annuaire/${known.slug}/revendiquer`)
    const fields = { name: 'Maison des Phares', type: 'association', commune: '59249' }
    const sent = await post('/annuaire/proposer', fields, person)
    expect(where(sent)).toEqual([303, '/compte/demandes?fait=proposee'])
    expect(await (await get('/compte/demandes?fait=proposee', person)).text()).toContain('Maison des Phares')
    expect((await get('/annuaire/maison-des-phares')).status).toBe(404)
  })

  test('comes back with all that was typed', async () => {
    const person = await aPerson(db).save()
    const answer = await post(
      '/annuaire/proposer',
      { name: 'Maison des Vents', type: '', commune: 'Nulle-part' },
      person,
    )
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('value="Maison des Vents"')
    for (const field of ['type', 'commune']) expect(html).toContain(`id="${field}-erreur"`)
  })
})
