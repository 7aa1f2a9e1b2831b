import { expect, test } from 'vitest'
import { signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import { loadDemoTools } from '#modules/tools/index.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { loadDemoLoans } from './demo.ts'
import { inventedBorrowers } from './list-store.ts'
import { lendingSite } from './testing.ts'

const site = await lendingSite()
const { db, aKit, tom, ida, moderator, library, now, mails, states } = site
const app = createApp(testServices(db, { now, limiter: { count: () => {} } }))
const kit = await aKit('Malle pour de vrai').save()
await loadDemoTools(db, now())
await loadDemoLoans(db, now())
const [invented] = await inventedBorrowers(db)
const path = '/outils/malle-le-ciel-en-boite/demander'
const wish = { from: '2027-07-05', to: '2027-07-10', where: 'own' }

async function send(person: TestPerson, to: string, fields?: Record<string, string>) {
  const headers = signedIn(person)
  const request = fields ? { method: 'POST', headers, body: new URLSearchParams(fields) } : { headers }
  const answer = await app.request(to, request)
  const body = (await answer.text()).replaceAll('\u00a0', ' ')
  return { status: answer.status, loan: (answer.headers.get('location') ?? '').replace(/\?.*/, ''), body }
}

test('somebody with an organisation asks for an invented tool; a moderator answers in place of who lends it, and no mail leaves to who does not exist', async () => {
  expect((await send(tom, path)).body).toContain('Cet outil est inventé, pour la démonstration')
  const { loan } = await send(tom, path, { ...wish, structure: library.id })
  expect(await mails()).toEqual([])
  expect((await send(tom, loan)).body).toContain('rien n’est livré')
  expect((await send(moderator, loan, { act: 'approve', version: '1' })).status).toBe(303)
  expect(await mails()).toEqual(['tom@example.org: Prêt accordé : Malle « Le ciel en boîte »'])
  expect((await send(tom, '/compte/prets')).body).toContain('démonstration')
})

test('who has no organisation but answers for the site tries both sides, in the name of an invented one', async () => {
  expect((await send(ida, path)).body).toContain('Retrouver ma structure dans l’annuaire')
  expect((await send(ida, path, { ...wish, structure: invented?.id ?? '' })).status).toBe(422)
  const form = (await send(moderator, path)).body
  expect(form).toContain(`${invented?.name} (inventée, pour essayer)`)
  const span = { from: '2027-08-02', to: '2027-08-06' }
  const { loan } = await send(moderator, path, { ...wish, ...span, structure: invented?.id ?? '' })
  await send(moderator, loan, { act: 'approve', version: '1' })
  const page = (await send(moderator, loan)).body
  expect(page).toContain('Signer la convention')
})

test('what is invented borrows nothing that is real', async () => {
  const door = `/outils/${kit.slug}/demander`
  expect((await send(moderator, door)).body).not.toContain(invented?.name)
  await send(moderator, door, { ...wish, structure: invented?.id ?? '' })
  expect(await states(kit.id)).toEqual([])
})

test('an invented organisation has no page and is in no list', async () => {
  const [{ slug = '' } = {}] = await db
    .selectFrom('organisation')
    .where('status', '=', 'demonstration')
    .select('slug')
    .execute()
  expect((await send(moderator, `/annuaire/${slug}`)).status).toBe(404)
  const list = (await send(tom, '/annuaire.csv')).body
  expect([list.includes('Médiathèque'), list.includes('Chapitre final')]).toEqual([true, false])
})
