import { expect, test } from 'vitest'
import { aPerson, signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { aTool } from '#modules/tools/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { lendingSite } from './testing.ts'

const { db, aKit, lea, tom, ida, moderator, now, library, mails } = await lendingSite()
const app = createApp(testServices(db, { now, limiter: { count: () => {} } }))
const club = await anOrganisation(db).named('Club des étoiles').inCommune('59350').save()
await aPerson(db).at('eva@example.org').ownerOf(club.id).save()

async function send(person: TestPerson, path: string, fields?: Record<string, string>) {
  const answer = await app.request(path, {
    headers: signedIn(person),
    ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
  })
  const body = (await answer.text()).replaceAll('\u00a0', ' ')
  return { status: answer.status, location: answer.headers.get('location') ?? '', body }
}
const wish = { structure: library.id, from: '2027-01-11', to: '2027-01-15', where: 'own' }
const loans = () => db.selectFrom('loan').select(['tool_id', 'group_id', 'state']).orderBy('turn').execute()

test('one form asks for several tools: all or none, one mail to each who lends, seen together on both sides', async () => {
  const stars = await aKit('Malle aux étoiles').save()
  const rocks = await aKit('Malle aux roches').save()
  const dome = await aTool(db).named('Dôme gonflable').heldBy(club.id).withCopies(1).save()
  await db
    .insertInto('tool_question')
    .values({ tool_id: rocks.id, rank: 0, label_fr: 'Pour quel âge ?', required: true })
    .execute()
  const path = '/outils/demande'
  const empty = await send(tom, `${path}?q=etoiles`)
  expect(empty.body).toContain(`href="${path}?outils=${stars.slug}"`)
  expect(empty.body).toContain(`href="${path}?outils=${dome.slug}"`)
  expect(empty.body).not.toContain('Malle aux roches')
  const outils = [stars.slug, rocks.slug, dome.slug].join(',')
  const page = await send(tom, `${path}?outils=${outils}`)
  expect(page.body).toContain('Envoyer la demande pour 3 outils')
  expect(page.body).toContain('Questions sur « Malle aux roches »')
  expect((await send(ida, `${path}?outils=${outils}`)).body).toContain(
    'Un outil s’emprunte au nom d’une structure',
  )
  expect((await send(ida, path, { ...wish, outils })).status).toBe(200)
  const unanswered = await send(tom, path, { ...wish, outils })
  expect([unanswered.status, unanswered.body.includes('href="#answer1-0"')]).toEqual([422, true])
  expect(await loans()).toEqual([])
  const sent = await send(tom, path, { ...wish, outils, 'answer1-0': '8 ans', message: 'Bonjour à tous' })
  expect([sent.status, sent.location]).toEqual([
    303,
    expect.stringMatching(/^\/compte\/prets\?cote=emprunts&groupe=.{36}&fait=demande$/),
  ])
  const asked = await loans()
  expect([asked.length, new Set(asked.map(({ group_id }) => group_id)).size]).toEqual([3, 1])
  expect(await mails()).toEqual([
    'eva@example.org: Demande de prêt de 1 outil',
    'lea@example.org: Demande de prêt de 2 outils',
  ])
  const own = (await send(tom, sent.location)).body
  expect(own).toContain('Chaque outil a sa réponse')
  for (const title of ['Malle aux étoiles', 'Malle aux roches', 'Dôme gonflable'])
    expect(own).toContain(title)
  const theirs = (await send(lea, `/compte/prets?cote=prets&groupe=${asked[0]?.group_id}`)).body
  expect([theirs.includes('Malle aux roches'), theirs.includes('Dôme gonflable')]).toEqual([true, false])
  const found = (await send(lea, '/compte/prets?cote=prets&q=ROCHES&etat=todo')).body
  expect([found.includes('Malle aux roches'), found.includes('Malle aux étoiles')]).toEqual([true, false])
  const none = (await send(lea, '/compte/prets?cote=prets&etat=over')).body
  expect(none).toContain('Aucun prêt ne répond à cette recherche.')
  const file = (await send(lea, '/compte/prets.csv?cote=prets&q=roches')).body
  expect(file.replace(/prets\/.*/, 'prets/…')).toBe(
    'Outil;Modules;Autre structure;État;Premier jour;Dernier jour;En attente;En retard;Démonstration;Adresse\r\n' +
      'Malle aux roches;;Médiathèque;Demandé;2027-01-11;2027-01-15;non;non;non;http://localhost/prets/…\r\n',
  )
  // The team of the site reads both sides, and finds by either.
  for (const [side, words] of [
    ['emprunts', 'médiathèque'],
    ['emprunts', 'musée'],
    ['prets', 'médiathèque'],
  ]) {
    const all = (await send(moderator, `/compte/prets?cote=${side}&q=${words}`)).body
    expect(all).toContain('Prêté par Musée · Pour Médiathèque')
  }
  expect((await send(moderator, '/compte/prets.csv?cote=emprunts&q=roches')).body).toContain(
    'Outil;Modules;Structure qui emprunte;Autre structure;État;',
  )
  expect(own).not.toContain('Pour Médiathèque')
})

test('a tool that is taken holds the request back, with what can be had instead of it and the way on without it', async () => {
  const free = await aKit('Malle libre').save()
  const taken = await aKit('Malle occupée').takenOn(0, '2027-01-10', '2027-01-20').save()
  const outils = `${free.slug},${taken.slug}`
  const before = await loans()
  const refused = await send(tom, '/outils/demande', { ...wish, outils, purpose: 'Une fête' })
  expect([refused.status, await loans(), await mails()]).toEqual([409, before, []])
  expect(refused.body).toContain('Continuer sans « Malle occupée »')
  expect(refused.body).toContain('Une fête')
  expect(refused.body).not.toContain('Continuer sans « Malle libre »')
  const waits = await send(tom, '/outils/demande', { ...wish, outils, waiting: 'yes' })
  expect(waits.status).toBe(303)
  expect((await loans()).length).toBe(before.length + 2)
})
