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
const _roleOf = async (person: TestPerson, organisation = museum.id) =>
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
