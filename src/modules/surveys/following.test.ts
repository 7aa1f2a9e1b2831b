import { expect, test } from 'vitest'
import { aPerson, signedIn } from '#modules/accounts/testing.ts'
import { pageText } from '#platform/http/testing.ts'
import { nextToCall } from './follow-store.ts'
import { inviteContacts, noteRefusedAddresses, remindContacts } from './invite.ts'
import { startSharedAnswer } from './start-answer.ts'
import { surveySite } from './testing.ts'

const site = await surveySite()
const { db, app, at, now, get, post, states, linkOf, aCampaign, anOpenCampaign, moderator } = site
const observer = await aPerson(db).withRole('observer').save()
const base = '/administration/enquetes/campagnes'
const lamps = 'Bibliothèque des Lampes'
const port = 'Bibliothèque du Port'

const upload = (slug: string, content: string | Uint8Array<ArrayBuffer>, as = moderator) => {
  const body = new FormData()
  body.set('file', new File([content], 'contacts.csv', { type: 'text/csv' }))
  return app.request(`${base}/${slug}/contacts`, { method: 'POST', body, headers: signedIn(as) })
}

test('a file adds contacts, and tells each line it leaves out', async () => {
  const slug = await aCampaign()
  const file = [
    'Nom;Courriel;Téléphone;Type;Département',
    'MJC du Nord;mjc@example.org;;Bibliothèque, médiathèque;Nord',
    ';sans@example.org;;;',
    'Sans rien;;;;',
    'Faux mail;pas-un-mail;;;',
    'Encore;MJC@example.org;;;',
    'Par téléphone;;03 21 00 00 00;;62',
    'Ailleurs;ici@example.org;;;Var',
    'Inconnu;la@example.org;;Soucoupe;',
  ].join('\n')
  const answer = await upload(slug, new Uint8Array(Buffer.from(file, 'latin1')))
  const page = pageText(await answer.text())
  expect(page).toContain('2 contacts ajoutés. 6 lignes refusées')
  for (const line of [
    '3 pas de nom',
    '4 Sans rien ni adresse ni téléphone',
    '5 Faux mail l’adresse n’est pas complète',
    '6 Encore le même contact est déjà dans le fichier',
    '8 Ailleurs ce département n’est pas dans la région',
    '9 Inconnu ce type n’est pas dans l’annuaire',
  ])
    expect(page).toContain(line)
  const kept = await db
    .selectFrom('survey_contact')
    .select(['name', 'email', 'phone', 'type', 'departement'])
    .orderBy('name')
    .execute()
  expect(kept).toEqual([
    { name: 'MJC du Nord', email: 'mjc@example.org', phone: null, type: 'library', departement: '59' },
    { name: 'Par téléphone', email: null, phone: '03 21 00 00 00', type: null, departement: '62' },
  ])
  expect(pageText(await (await upload(slug, file)).text())).toContain('8 lignes refusées')
  const long = await upload(slug, `nom;mail\n${'x;x@example.org\n'.repeat(20_001)}`)
  expect([long.status, pageText(await long.text()).includes('plus de 20 000 lignes')]).toEqual([422, true])
  const wrong = await upload(slug, 'a;b\n1;2')
  expect([wrong.status, pageText(await wrong.text()).includes('ne se lit pas comme un tableau')]).toEqual([
    422,
    true,
  ])
})

test('the follow-up counts each step, by stratum, channel and day', async () => {
  const { slug } = await anOpenCampaign()
  await inviteContacts(db, now())
  const link = await linkOf('Bibliothèque des Lampes')
  await post(link, {})
  await post(`${link}/accord`, { accord: 'oui' })
  const fields = { nom: 'x', agir: 'oui' }
  await post(`${link}/partie/vous`, fields)
  await post(`${link}/relire`, {})
  const page = pageText(await (await get(`${base}/${slug}/suivi`, observer)).text())
  expect(page).toContain(
    'Contacts 2 Invités 2 Lien suivi 1 Commencé 1 Envoyé 1 Refus 0 Injoignables 0 Taux de réponse 50,0 %',
  )
  expect(page).toContain('Bibliothèque, médiathèque, Nord 100,0 % 1 1 1 1 1 0 0')
  expect(page).toContain('Lien personnel 50,0 % 2 1 1')
  expect(page).toContain('23 novembre 2026 50,0 % 2 1 1')
  const file = await (await get(`${base}/${slug}/suivi.csv`, observer)).text()
  expect(file).toContain('library,"Bibliothèque, médiathèque",59,Nord,1,1,1,1,1,0,0,100\r\n')
})

test('a shared link has a rate once its partner says how many were told; who is called counts for the telephone', async () => {
  const { slug } = await anOpenCampaign()
  await post(`${base}/${slug}/liens`, { name: 'Relais', channel: 'partner' }, moderator)
  const { id, code } = await db.selectFrom('survey_link').select(['id', 'code']).executeTakeFirstOrThrow()
  const begun = await post(`/enquetes/lien/${code}`, { accord: 'oui', type: 'library', departement: '59' })
  const own = begun.headers.get('location')?.replace(/\/suite$/, '') ?? ''
  for (const _ of ['first', 'second'])
    await post(`${own}/partie/vous`, { nom: 'x', agir: 'non', pourquoi: 'y' })
  await post(`${own}/relire`, {})
  await db.updateTable('survey_contact').set({ called_at: now() }).where('name', '=', lamps).execute()
  const follow = async () => pageText(await (await get(`${base}/${slug}/suivi`, observer)).text())
  expect(await follow()).toContain('Relais : Relais – – 1 1')
  expect(await follow()).toContain('Téléphone 0,0 % 1 0 0')
  const tell = (recu: string, lien = id) => post(`${base}/${slug}/liens`, { lien, recu }, moderator)
  const wrong = await tell('beaucoup')
  expect([wrong.status, (await wrong.text()).includes('value="beaucoup"')]).toEqual([422, true])
  expect((await tell('4', slug)).status).toBe(404)
  expect((await tell('4')).status).toBe(303)
  expect(await follow()).toContain('Relais : Relais 25,0 % 4 1 1')
})

test('who is called next: nobody in the week of their invitation, nor twice in two days', async () => {
  const { slug } = await anOpenCampaign()
  await inviteContacts(db, now())
  const follow = async () => pageText(await (await get(`${base}/${slug}/suivi`, moderator)).text())
  expect(await follow()).toContain('Personne à appeler pour l’instant.')
  at('2026-12-01T10:00:00Z')
  expect(await follow()).toContain('Bibliothèque des Lampes +33320000001 Dernier appel : jamais')
  const { id } = await db
    .selectFrom('survey_contact')
    .where('phone', 'is not', null)
    .select('id')
    .executeTakeFirstOrThrow()
  const contact = `${base}/${slug}/contacts/${id}`
  expect((await get(contact, observer)).status).toBe(403)
  expect((await post(contact, { end: 'later', note: 'Rappeler jeudi' }, moderator)).status).toBe(303)
  expect(await follow()).toContain('Personne à appeler pour l’instant.')
  at('2026-12-04T10:00:00Z')
  expect(await follow()).toContain('Rappeler jeudi')
  await post(contact, { end: 'unreachable', note: '' }, moderator)
  expect(await states()).toEqual(['Bibliothèque des Lampes unreachable', 'Bibliothèque du Port invited'])
})

test('a shared link has its QR code; the public page offers the open one alone', async () => {
  const { slug } = await anOpenCampaign()
  const list = async () => (await get('/enquetes')).text()
  expect(pageText(await list())).toContain('Sur invitation')
  await post(`${base}/${slug}/liens`, { name: 'Relais', channel: 'partner' }, moderator)
  expect(pageText(await list())).toContain('Sur invitation')
  await post(`${base}/${slug}/liens`, { name: 'Site', channel: 'open' }, moderator)
  const { code } = await db
    .selectFrom('survey_link')
    .where('channel', '=', 'open')
    .select('code')
    .executeTakeFirstOrThrow()
  expect(await list()).toContain(`href="/enquetes/lien/${code}"`)
  const qr = await get(`${base}/${slug}/liens/${code}.svg`, observer)
  expect([qr.status, qr.headers.get('content-type')]).toEqual([200, 'image/svg+xml; charset=utf-8'])
  expect((await get(`${base}/${slug}/liens/abcdefghjkmn.svg`, moderator)).status).toBe(404)
})

test('targets are set by stratum; one that has its answers closes to shared links, reminders and calls, not to who was invited', async () => {
  const slug = await aCampaign({ closesOn: '2027-03-01' })
  const settings = async (change: Record<string, string>) => {
    const { targets: _, ...fields } = await site.settingsOf(slug)
    return post(`${base}/${slug}/reglages`, { ...fields, ...change }, moderator)
  }
  const spread = await settings({ quota: '2', acte: 'repartir' })
  const page = await spread.text()
  expect([
    spread.status,
    page.match(/name="cible[^>]*value="[^"]*"/g)?.map((each) => each.replace(/ .*value=/, ' ')),
  ]).toEqual([200, ['name="cible.library|59" "1"', 'name="cible.library|62" "1"']])
  const wrong = await settings({ quota: '2', 'cible.library|59': '2', 'cible.library|62': 'un' })
  const words = await wrong.text()
  expect([
    wrong.status,
    words.includes('value="un"'),
    pageText(words).includes('Écrivez un nombre de 1'),
  ]).toEqual([422, true, true])
  expect(pageText(await (await settings({ quota: '2', 'cible.library|59': '3' })).text())).toContain('font 3')
  const right = await settings({ 'cible.library|59': '1', 'cible.library|62': '2', 'cible.<b>': '2' })
  expect(right.status).toBe(303)
  await post(`${base}/${slug}/liens`, { name: 'Affiche', channel: 'open' }, moderator)
  const { code } = await db.selectFrom('survey_link').select('code').executeTakeFirstOrThrow()
  await post(`${base}/${slug}/ouvrir`, {}, moderator)
  await inviteContacts(db, now())
  const shared = `/enquetes/lien/${code}`
  expect(pageText(await (await get(shared)).text())).toContain('Type de structure')
  const unsaid = await post(shared, { accord: 'oui', type: 'library' })
  expect([unsaid.status, pageText(await unsaid.text()).includes('Choisissez dans la liste.')]).toEqual([
    422,
    true,
  ])
  const from = (departement: string) => post(shared, { accord: 'oui', type: 'library', departement })
  // Begun before the stratum is full: may finish, and counts.
  const begun = [await from('59'), await from('59')].map(
    (each) => each.headers.get('location')?.replace(/\/suite$/, '') ?? '',
  )
  const finish = async (own: string) => {
    const answers = { nom: 'x', agir: 'non', pourquoi: 'y' }
    await post(`${own}/partie/vous`, answers)
    await post(`${own}/partie/vous`, answers)
    return (await post(`${own}/relire`, {})).headers.get('location')
  }
  const [first = '', second = ''] = begun
  expect(await finish(first)).toBe(`${first}/merci?fait=envoye`)
  const late = await from('59')
  expect([late.status, pageText(await late.text()).includes('ont déjà répondu en nombre')]).toEqual([
    410,
    true,
  ])
  expect(await finish(second)).toBe(`${second}/merci?fait=envoye`)
  await db.updateTable('survey_contact').set({ phone: '0320000000' }).execute()
  at('2026-12-10T10:00:00Z')
  const { id } = await db
    .selectFrom('survey_campaign')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow()
  expect((await nextToCall(db, id, now(), 9)).map(({ name }) => name)).toEqual(['Bibliothèque du Port'])
  await db.deleteFrom('mail').execute()
  await remindContacts(db, now())
  expect((await site.mails()).map((mail) => mail.split(':')[0])).toEqual(['port@example.org'])
  // Who was invited by name answers still.
  const invited = await linkOf('Bibliothèque des Lampes')
  expect((await site.answer('Bibliothèque des Lampes')).headers.get('location')).toBe(
    `${invited}/merci?fait=envoye`,
  )
  // However many press at once, none begins once the place is taken; in another stratum they do.
  const begins = (departement: string) =>
    startSharedAnswer(db, { code, lang: 'fr', type: 'library', departement }, now()).then(
      () => 'begun',
      (error: Error) => error.message,
    )
  const [full, open] = await Promise.all([
    Promise.all(Array.from({ length: 4 }, () => begins('59'))),
    Promise.all(Array.from({ length: 4 }, () => begins('62'))),
  ])
  expect([full.includes('begun'), new Set(open)]).toEqual([false, new Set(['begun'])])

  const follow = pageText(await (await get(`${base}/${slug}/suivi`, moderator)).text())
  expect(follow).toContain('1 réponse sur 3 ; 1 catégorie complète sur 2.')
  expect(follow).toMatch(/Pas-de-Calais 2 0 2 .*Nord 1 3 complet/)
})

test('an address refused for good is written to no more: its contact is unreachable, unless it can be called', async () => {
  await anOpenCampaign({ reminderDays: '7' })
  await inviteContacts(db, now())
  // One can be called.
  await db.updateTable('survey_contact').set({ phone: null }).execute()
  await db.updateTable('survey_contact').where('name', '=', port).set({ phone: '0320000002' }).execute()
  const refusal = "Can't send mail - all recipients were rejected: 550 5.1.1 <…>: Recipient address rejected"
  const fail = (last_error: string) => db.updateTable('mail').set({ state: 'failed', last_error }).execute()
  await fail('connect ECONNREFUSED')
  expect(await noteRefusedAddresses(db)).toBe(0)
  await fail(refusal)
  expect([await noteRefusedAddresses(db), await noteRefusedAddresses(db)]).toEqual([1, 0])
  expect(await states()).toEqual([`${lamps} unreachable`, `${port} invited`])
  at('2026-12-08T10:00:00Z')
  expect(await remindContacts(db, now())).toBe(0)
})
