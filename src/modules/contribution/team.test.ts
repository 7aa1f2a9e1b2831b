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
