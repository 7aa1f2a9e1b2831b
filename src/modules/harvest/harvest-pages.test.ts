import { afterAll, expect, test } from 'vitest'
import { aPerson, signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import { eventsAsWritten, writeEvent } from '#modules/agenda/index.ts'
import { loadVocabularies } from '#modules/directory/index.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { inTransaction } from '#platform/db/connect.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { largestSource } from './model.ts'
import { type AgendaEvent, anOpenAgenda, harvestOf } from './testing.ts'

const db = await testDatabase()
await seedTerritories(db)
await loadVocabularies(db)
const museum = await anOrganisation(db).named('Musée des Lampes').inCommune('59249').save()
const clock = { now: new Date('2026-11-23T10:00:00Z') }
const harvest = harvestOf(db, clock)
const app = createApp(testServices(db, { files: harvest.services.files }))
const moderator = await aPerson(db).named('Mo').withRole('moderator').save()
const observer = await aPerson(db).withRole('observer').save()

const event = (uid: number, title: string, updatedAt: string): AgendaEvent => ({
  uid,
  updatedAt,
  title: { fr: title },
  state: 2,
  timings: [{ begin: '2026-12-05T14:00:00+01:00', end: '2026-12-05T16:00:00+01:00' }],
})
const agenda = await anOpenAgenda(
  [
    event(1, 'Atelier des lampes', '2026-11-20T10:00:00Z'),
    event(2, '=Formule', '2026-11-20T10:00:00Z'),
    { uid: 3, updatedAt: '2026-11-20T11:00:00Z', title: { fr: 'Sans date' }, state: 2 },
  ],
  'clef-de-lecture',
)
afterAll(agenda.close)

const get = async (path: string, person: TestPerson = moderator) => {
  const answer = await app.request(path, { headers: signedIn(person) })
  const html = await answer.text()
  return { status: answer.status, html, text: pageText(html) }
}
const post = async (path: string, fields: Record<string, string | File>, person: TestPerson = moderator) => {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  const answer = await app.request(path, { method: 'POST', headers: signedIn(person), body })
  return {
    status: answer.status,
    path: answer.headers.get('location') ?? '',
    text: pageText(await answer.text()),
  }
}
const described = {
  type: 'openagenda-api',
  nom: 'Agenda du musée',
  adresse: agenda.url,
  cle: 'clef-de-lecture',
  structure: `https://example.org/annuaire/${museum.slug}`,
  editeur: 'Musée des Lampes',
  licence: 'Licence Ouverte 2.0',
  rythme: 'daily',
  regle: 'ask',
}

test('a moderator adds a source, tries it, harvests it, reads what happened, decides, takes it back, pauses it', async () => {
  expect((await get('/administration/sources')).text).toContain('Aucune source pour l’instant.')
  expect((await get('/administration/sources/nouvelle')).text).toContain(
    'Calendrier en ligne (iCalendar, .ics)',
  )
  const added = await post('/administration/sources', described)
  expect(added.status).toBe(303)
  const page = added.path

  const trial = await post(`${page}/essayer`, {})
  expect((await get(trial.path)).html).toContain('m-progress')
  expect((await get(`${trial.path}/etat.json`)).html).toContain('"over":false')
  expect((await post(`${page}/moissonner`, {})).status).toBe(409)
  await harvest.run()
  const tried = (await get(trial.path)).text
  expect(tried).toContain('Essai terminé : rien n’a été publié.')
  expect(tried).toContain('Créés : 2')
  expect(tried).toContain('Aucun horaire lisible.')
  expect((await app.request('/agenda/atelier-des-lampes')).status).toBe(404)

  const run = await post(`${page}/moissonner`, {})
  await harvest.run()
  const read = await get(run.path)
  expect(read.text).toContain('La source a été lue.')
  expect(read.html).toContain('href="/agenda/atelier-des-lampes"')
  expect((await get(`${run.path}?issue=refuses`)).text).not.toContain('Atelier des lampes')
  const sheet = await app.request('/agenda/atelier-des-lampes')
  const shown = pageText(await sheet.text())
  expect(shown).toContain('Musée des Lampes')
  expect(shown).toContain('Agenda du musée')
  const csv = (await get(`${run.path}/lignes.csv`)).html
  expect(csv).toContain("'=Formule")
  expect(csv).toContain('Aucun horaire lisible.')

  await editHere('Atelier des lampes', 'Atelier des bougies')
  agenda.events[0] = event(1, 'Atelier des néons', '2026-11-22T10:00:00Z')
  await post(`${page}/moissonner`, {})
  await harvest.run()
  expect((await get(page)).text).toContain('Choisir les versions')
  expect((await get('/administration/sources')).text).toContain('Choix à faire')
  const choice = await get(`${page}/conflits`)
  expect(choice.text).toContain('Titre Atelier des bougies Atelier des néons')
  const [, conflict = ''] = /conflits\/([0-9a-f-]+)"/.exec(choice.html) ?? []
  expect((await post(`${page}/conflits/${conflict}`, { choix: 'peut-être' })).status).toBe(422)
  expect((await post(`${page}/conflits/${conflict}`, { choix: 'theirs' })).status).toBe(303)
  expect((await get(`${page}/conflits`)).text).toContain('Aucun choix à faire.')
  expect(pageText(await (await app.request('/agenda/atelier-des-lampes')).text())).toContain(
    'Atelier des néons',
  )

  expect((await post(`${run.path}/annuler`, {})).status).toBe(422)
  expect((await post(`${run.path}/annuler`, { accord: 'oui' })).status).toBe(303)
  await harvest.run()
  const undone = (await get(run.path)).text
  expect(undone).toContain('Retirés : 1')
  expect(undone).toContain('Laissés : modifiés depuis : 1')
  expect((await get(page)).text).toContain('La source est en pause')
  expect((await post(`${page}/reprendre`, {})).status).toBe(303)
  expect((await get(page)).text).not.toContain('La source est en pause')
  expect((await get(`/en${page}`)).text).toContain('Harvest now')
})

async function editHere(from: string, titleFr: string) {
  const { id } = await db
    .selectFrom('event')
    .where('title_fr', '=', from)
    .select('id')
    .executeTakeFirstOrThrow()
  const input = (await eventsAsWritten(db, [id])).get(id)?.input
  if (!input) throw new Error('no event')
  await inTransaction(db, (tx) =>
    writeEvent(tx, { ...input, titleFr }, { id, state: 'published' }, clock.now),
  )
}

test('the key never comes back, and stays when the form leaves it empty', async () => {
  const { path } = await post('/administration/sources', { ...described, nom: 'Avec clé' })
  const form = await get(`${path}/modifier`)
  expect(form.text).toContain('Une clé est enregistrée.')
  for (const page of [path, `${path}/modifier`, '/administration/sources', '/administration/journal'])
    expect([page, (await get(page)).html.includes('clef-de-lecture')]).toEqual([page, false])
  const secret = async () =>
    (await db.selectFrom('event_feed').where('name', 'like', 'Avec clé%').select('secret').executeTakeFirst())
      ?.secret
  await post(`${path}/modifier`, { ...described, nom: 'Avec clé', cle: '' })
  expect(await secret()).toBe('clef-de-lecture')
  await post(`${path}/modifier`, { ...described, nom: 'Avec clé', cle: '', retirer_cle: 'oui' })
  expect(await secret()).toBeNull()
})

test('the address of a calendar, which may be a secret in itself, is shown in its form only', async () => {
  const adresse = 'https://calendar.example.org/private-0123abcd/basic.ics?cle=9876'
  const { path } = await post('/administration/sources', {
    ...described,
    type: 'ical-url',
    nom: 'Privé',
    adresse,
  })
  const page = await get(path, observer)
  expect([page.text.includes('calendar.example.org'), page.html.includes('0123abcd')]).toEqual([true, false])
  expect((await get(`${path}/modifier`)).html).toContain('private-0123abcd')
  const source = await db
    .selectFrom('data_source')
    .where('title', '=', 'Privé')
    .select('url')
    .executeTakeFirst()
  expect(source).toEqual({ url: null })
})

test('a form that cannot be taken comes back with what to correct, nothing typed lost', async () => {
  const wrong = await post('/administration/sources', {
    type: 'openagenda-api',
    nom: 'Essai',
    adresse: 'mon agenda',
  })
  expect(wrong.status).toBe(422)
  for (const message of [
    'Écrivez le numéro de l’agenda, ou une adresse complète.',
    'Dites qui publie ces données.',
    'Dites sous quelle licence.',
  ])
    expect(wrong.text).toContain(message)
  const nobody = await post('/administration/sources', { ...described, structure: 'nulle-part' })
  expect([nobody.status, nobody.text.includes('Aucune structure publiée n’a cette adresse.')]).toEqual([
    422,
    true,
  ])
  const none = await post('/administration/sources', { ...described, type: 'csv', adresse: '' })
  expect(none.text).toContain('Donnez une adresse, ou choisissez un fichier.')
  const large = await post('/administration/sources', {
    ...described,
    type: 'ical-file',
    fichier: new File([new Uint8Array(largestSource + 1)], 'a.ics'),
  })
  expect([large.status, large.text.includes('dépasse 20 Mo')]).toEqual([422, true])
  expect((await post('/administration/sources', { ...described, type: 'inconnu' })).status).toBe(422)
})

test('a number is an agenda’s address, webcal is https, a file may replace another', async () => {
  const url = async (fields: Record<string, string>) => {
    const { path } = await post('/administration/sources', { ...described, ...fields })
    const id = path.split('/').at(-1) ?? ''
    return (await db.selectFrom('event_feed').where('id', '=', id).select('url').executeTakeFirst())?.url
  }
  expect(await url({ adresse: '12345678' })).toBe('https://api.openagenda.com/v2/agendas/12345678/events')
  expect(await url({ type: 'ical-url', adresse: 'webcal://example.org/a.ics' })).toBe(
    'https://example.org/a.ics',
  )
  const csv = (title: string) => new File([`titre;date\n${title};05/12/2026\n`], `${title}.csv`)
  const { path } = await post('/administration/sources', {
    ...described,
    type: 'csv',
    adresse: '',
    fichier: csv('Premier'),
  })
  await post(`${path}/modifier`, { ...described, adresse: '', fichier: csv('Second') })
  expect((await get(path)).text).toContain('Second.csv')
  await post(`${path}/moissonner`, {})
  await harvest.run()
  expect((await app.request('/agenda/second')).status).toBe(200)
  expect((await app.request('/agenda/premier')).status).toBe(404)
})

test('an observer reads and changes nothing; nobody else reads anything', async () => {
  const { path } = await post('/administration/sources', described)
  const page = await get(path, observer)
  expect([page.status, page.html.includes('<form method="post" action="/administration')]).toEqual([
    200,
    false,
  ])
  const member = await aPerson(db).save()
  for (const url of ['/administration/sources', path, `${path}/conflits`])
    expect([url, (await get(url, member)).status]).toEqual([url, 403])
  expect((await get('/administration/sources/nowhere')).status).toBe(404)
  expect((await get(`${path}/lectures/00000000-0000-4000-8000-000000000000`)).status).toBe(404)
})
