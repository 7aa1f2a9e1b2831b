import { beforeAll, expect, test } from 'vitest'
import { aPerson } from '#modules/accounts/testing.ts'
import { anEvent } from '#modules/agenda/testing.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { federatedSite } from './testing.ts'

const secret = 'secretissime'
const site = await federatedSite(new Date('2026-11-26T14:00:00Z'))
const { db, get, museum } = site
/** Ids and slugs of what nobody outside may see. */
const hidden: { id: string; slug: string }[] = []
let shown = { id: '', slug: '' }
let closed = ''

beforeAll(async () => {
  const person = await aPerson(db).named(`Léa ${secret}`).contributorOf(museum.id).save()
  const organisation = await anOrganisation(db).named(`Structure ${secret}`).inCommune('59249').save()
  closed = organisation.slug
  const event = (title: string) => anEvent(db).named(title).inCommune('59249').on('2026-12-05T14:00')
  // A public event around which everything that must stay inside stands.
  shown = await event('Visible')
    .by(museum.id)
    .with({ booking: [{ for: 'public', type: 'email', value: `${secret}@example.org` }] })
    .save()
  await db
    .updateTable('event')
    .where('id', '=', shown.id)
    .set({ created_by: person.actor.id, decided_reason: `Raison ${secret}` })
    .execute()
  // Its organisation is closed, and known by nothing any more.
  const orphan = await event('Orphelin').by(organisation.id).save()
  await db
    .updateTable('organisation')
    .where('id', '=', organisation.id)
    .set({ status: 'archived', archived_reason: 'closed' })
    .execute()
  await db
    .updateTable('organisation')
    .where('id', '=', museum.id)
    .set({ email: `${secret}@example.org` })
    .execute()
  const keep = async (state: string, demo = false) => {
    const made = await event(`Rendez-vous ${secret} ${state}`).by(museum.id).unpublished().save()
    await db
      .updateTable('event')
      .where('id', '=', made.id)
      .set({ state, demo, ...(state === 'published' && { published_at: new Date('2026-11-20T10:00:00Z') }) })
      .execute()
    hidden.push(made)
  }
  for (const state of ['draft', 'submitted', 'refused', 'removed']) await keep(state)
  await keep('published', true)
  // An invented one that was removed is no tombstone either.
  await keep('removed', true)
  expect(orphan.slug).toBe('orphelin')
})

test('only what is public and real leaves, whatever is asked', async () => {
  const actors = ['/federation/agenda', `/federation/organisations/${museum.slug}`]
  const paths = [
    ...actors,
    ...actors.flatMap((actor) => [`${actor}/outbox`, `${actor}/outbox?page=true`, `${actor}/inbox`]),
    `/federation/evenements/${shown.id}`,
    '/agenda/visible',
    '/agenda/orphelin',
    '/nodeinfo/2.1',
    '/.well-known/nodeinfo',
    `/.well-known/webfinger?resource=acct:${museum.slug}@localhost`,
  ]
  for (const path of paths) {
    const answer = await get(path)
    const text = await answer.text()
    expect([path, answer.status]).toEqual([path, 200])
    expect([path, text.toLowerCase()]).toEqual([path, expect.not.stringContaining(secret)])
  }
  const page = await (await get('/federation/agenda/outbox?page=true')).json()
  expect(page.orderedItems.map((item: { object: { name: string } }) => item.object.name).sort()).toEqual([
    'Orphelin',
    'Visible',
  ])
})

test('what is not public has no id, no address and no tombstone', async () => {
  expect(hidden).toHaveLength(6)
  for (const { id, slug } of hidden) {
    expect((await get(`/federation/evenements/${id}`)).status).toBe(404)
    const answer = await get(`/agenda/${slug}`)
    expect(answer.headers.get('content-type')).not.toContain('activity+json')
  }
})

test('an organisation that is closed is no actor, and its event is the agenda’s', async () => {
  expect((await get(`/federation/organisations/${closed}`)).status).toBe(404)
  expect((await get(`/.well-known/webfinger?resource=acct:${closed}@localhost`)).status).toBe(404)
  const event = await (await get('/agenda/orphelin')).json()
  expect(event.attributedTo).toBe('http://localhost/federation/agenda')
})
