import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aPerson, signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import { getEditable } from '#modules/directory/index.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { askConfirmations } from './ask-confirmations.ts'

const db = await testDatabase()
let moment = new Date('2026-11-23T10:00:00Z')
let app = createApp(testServices(db, { now: () => moment }))
let museum: { id: string; slug: string }
let owner: TestPerson

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
  owner = await aPerson(db).named('Odile Owner').ownerOf(museum.id).save(moment)
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
const linkIn = async (pattern: RegExp, to?: string) => {
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

describe('the team', () => {
  const team = () => `/annuaire/${museum.slug}/equipe`

  test('a colleague is invited, joins once, and the owners are told', async () => {
    const lea = await aPerson(db).named('Léa').at('lea.invitee@example.org').save()
    expect(where(await post(team(), { email: lea.email, role: 'contributor' }, owner))).toEqual([
      303,
      `${team()}?fait=invite`,
    ])
    const secret = await linkIn(/\/invitation\/([\w-]+)/, lea.email)
    expect((await get(`/invitation/${secret}`)).status).toBe(200)
    expect((await post(`/invitation/${secret}`, {})).status).toBe(401)
    expect(where(await post(`/invitation/${secret}`, {}, lea))).toEqual([
      303,
      `/annuaire/${museum.slug}/modifier?fait=tenue`,
    ])
    expect(await roleOf(lea)).toBe('contributor')
    expect((await post(`/invitation/${secret}`, {}, owner)).status).toBe(410)
    const told = await db.selectFrom('mail').where('address', '=', owner.email).select('kind').execute()
    expect(told).toEqual([{ kind: 'team' }])
  })

  test('names and addresses are for its members and the site’s team only', async () => {
    const elsewhere = await anOrganisation(db).named('Ailleurs').inCommune('59249').save()
    const other = await aPerson(db).ownerOf(elsewhere.id).save()
    const page = await get(team(), other)
    expect([page.status, (await page.text()).includes(owner.email)]).toEqual([403, false])
    expect((await get(team())).status).toBe(303)
    for (const path of [`/annuaire/${museum.slug}`, `/api/v1/organisations/${museum.slug}`]) {
      const text = await (await get(path)).text()
      expect([text.includes(owner.email), text.includes('Odile Owner')]).toEqual([false, false])
    }
    const observer = await aPerson(db).withRole('observer').save()
    expect(await (await get(team(), observer)).text()).toContain(owner.email)
    expect((await post(team(), { email: 'x@example.org', role: 'owner' }, observer)).status).toBe(403)
  })

  test('the last owner cannot leave before handing over, even twice at once', async () => {
    const second = await aPerson(db).contributorOf(museum.id).save()
    const leave = (person: TestPerson) => post(`${team()}/${person.id}/retrait`, {}, person)
    expect((await leave(owner)).status).toBe(409)
    expect(await roleOf(owner)).toBe('owner')
    await post(`${team()}/${second.id}/role`, { role: 'owner' }, owner)
    const answers = await Promise.all([leave(owner), leave(second)])
    // The first leaves; the second is then alone: an organisation without anybody is allowed, one without owner is not.
    expect(answers.map((one) => one.status)).toEqual([303, 303])
    const third = await aPerson(db).contributorOf(museum.id).save()
    expect(await roleOf(third)).toBe('contributor')
  })

  test('a contributor leaves, invites nobody, removes nobody', async () => {
    const contributor = await aPerson(db).contributorOf(museum.id).save()
    expect((await post(team(), { email: 'x@example.org', role: 'owner' }, contributor)).status).toBe(403)
    expect((await post(`${team()}/${owner.id}/retrait`, {}, contributor)).status).toBe(403)
    expect((await post(`${team()}/${contributor.id}/role`, { role: 'owner' }, contributor)).status).toBe(403)
    expect(where(await post(`${team()}/${contributor.id}/retrait`, {}, contributor))).toEqual([
      303,
      '/compte?fait=depart',
    ])
  })

  test('an id of another team is unknown here', async () => {
    const elsewhere = await anOrganisation(db).named('Ailleurs').inCommune('59249').save()
    const other = await aPerson(db).ownerOf(elsewhere.id).save()
    expect((await post(`${team()}/${other.id}/retrait`, {}, owner)).status).toBe(404)
    expect(await roleOf(other, elsewhere.id)).toBe('owner')
  })
})

describe('a correction by anybody', () => {
  const facts = async () => {
    const profile = (await getEditable(db, museum.slug))?.profile
    return {
      name: profile?.name ?? '',
      address: '',
      postcode: '',
      phone: '03 20 00 00 01',
      email: '',
      website: '',
      openingHours: '',
      descriptionFr: '',
    }
  }

  test('keeps what changed only, waits, and is accepted by the organisation itself', async () => {
    const fields = { ...(await facts()), phone: '03 20 99 99 99', contact: 'lea@example.org' }
    expect(where(await post(`/annuaire/${museum.slug}/suggerer`, fields))).toEqual([
      303,
      `/annuaire/${museum.slug}?signale=1#merci`,
    ])
    const [one] = await db
      .selectFrom('moderation_case')
      .where('organisation_id', '=', museum.id)
      .selectAll()
      .execute()
    expect([one?.kind, one?.payload]).toEqual([
      'suggestion',
      { values: { phone: '+33320999999' }, baseVersion: 1, lang: 'fr' },
    ])
    expect((await getEditable(db, museum.slug))?.profile.phone).toBe('+33320000001')
    expect(await (await get(`/annuaire/${museum.slug}/suggestions`, owner)).text()).toContain('+33320999999')
    await post(`/annuaire/${museum.slug}/suggestions/${one?.id}`, { decision: 'accept' }, owner)
    expect((await getEditable(db, museum.slug))?.profile.phone).toBe('+33320999999')
    const told = await db.selectFrom('mail').where('address', '=', 'lea@example.org').select('kind').execute()
    expect(told).toEqual([{ kind: 'decision' }])
  })

  test('comes back with a word on what cannot be read, and nothing when nothing changed', async () => {
    const wrong = await post(`/annuaire/${museum.slug}/suggerer`, { ...(await facts()), phone: 'abc' })
    const html = await wrong.text()
    expect([wrong.status, html.includes('id="phone-erreur"'), html.includes('value="abc"')]).toEqual([
      422,
      true,
      true,
    ])
    expect((await post(`/annuaire/${museum.slug}/suggerer`, await facts())).status).toBe(422)
  })

  test('a robot is thanked and not kept', async () => {
    await post(`/annuaire/${museum.slug}/suggerer`, {
      ...(await facts()),
      phone: '03 20 99 99 99',
      website_2: 'spam',
    })
    const kept = await db.selectFrom('moderation_case').where('organisation_id', '=', museum.id).execute()
    expect(kept).toEqual([])
  })
})

describe('the yearly question', () => {
  const yearLater = new Date('2027-12-01T09:00:00Z')
  test('is asked once, answered in one click, and the page bears the date', async () => {
    moment = yearLater
    const first = await askConfirmations(db, moment)
    expect(first.asked).toBeGreaterThanOrEqual(1)
    const again = await askConfirmations(db, moment)
    const mails = await db.selectFrom('mail').where('address', '=', owner.email).select('kind').execute()
    expect([again.asked === 0 || again.asked < first.asked + 40, mails]).toEqual([
      true,
      [{ kind: 'confirmation' }],
    ])
    const secret = await linkIn(/\/confirmer\/([\w-]+)/, owner.email)
    const page = await get(`/confirmer/${secret}`)
    expect([page.status, page.headers.get('referrer-policy')]).toEqual([200, 'no-referrer'])
    expect((await getEditable(db, museum.slug))?.confirmedAt).toBe(null) // reading answers nothing
    expect((await post(`/confirmer/${secret}`, { reponse: 'juste' })).status).toBe(200)
    expect((await getEditable(db, museum.slug))?.confirmedAt).toEqual(moment)
    expect((await post(`/confirmer/${secret}`, { reponse: 'juste' })).status).toBe(410)
  })

  test('its link corrects this record at once, and opens no other', async () => {
    moment = yearLater
    await askConfirmations(db, moment)
    const secret = await linkIn(/\/confirmer\/([\w-]+)/, owner.email)
    const name = (await getEditable(db, museum.slug))?.profile.name ?? ''
    const fields = {
      name,
      address: '',
      postcode: '',
      phone: '03 20 11 11 11',
      email: '',
      website: '',
      openingHours: '',
      descriptionFr: '',
    }
    expect((await post(`/confirmer/${secret}/corriger`, fields)).status).toBe(200)
    const present = await getEditable(db, museum.slug)
    expect([present?.profile.phone, present?.confirmedAt]).toEqual(['+33320111111', moment])
    const version = await db
      .selectFrom('organisation_version')
      .where('organisation_id', '=', museum.id)
      .select(['origin', 'person_id'])
      .orderBy('number', 'desc')
      .executeTakeFirst()
    expect(version).toEqual({ origin: 'link', person_id: null })
  })

  test('is asked again once; two years of silence put the record before the moderators, once', async () => {
    const days = (count: number) => {
      moment = new Date(moment.getTime() + count * 24 * 3600_000)
      return askConfirmations(db, moment)
    }
    const mine = async () =>
      (await db.selectFrom('mail').where('address', '=', owner.email).select('id').execute()).length
    moment = yearLater
    await days(0)
    await days(22)
    await days(1)
    expect(await mine()).toBe(2)
    await days(345)
    await days(61)
    const cases = () =>
      db
        .selectFrom('moderation_case')
        .where('organisation_id', '=', museum.id)
        .where('kind', '=', 'unconfirmed')
        .select('state')
        .execute()
    expect(await cases()).toEqual([{ state: 'open' }])
    await days(1)
    expect(await cases()).toHaveLength(1)
    expect((await getEditable(db, museum.slug))?.unconfirmedAt).not.toBe(null)
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
