import { expect, test } from 'vitest'
import { aPerson } from '#modules/accounts/testing.ts'
import { pageText } from '#platform/http/testing.ts'
import { completeAnswer } from './save-answers.ts'
import { startAnswer } from './start-answer.ts'
import { surveySite } from './testing.ts'

const site = await surveySite()
const { db, one, get, post, linkOf, states, anOpenCampaign, moderator } = site
const lamps = 'Bibliothèque des Lampes'

const answers = () =>
  db
    .selectFrom('survey_response')
    .select(['state', 'answers', 'channel', 'ordinal', 'step'])
    .orderBy('ordinal')
    .execute()
const begin = async (link: string) => {
  await post(link, {})
  return post(`${link}/accord`, { accord: 'oui' })
}

test('a library consents first, answers by steps, finds its page’s facts, reads again and sends', async () => {
  await anOpenCampaign()
  const link = await linkOf(lamps)
  expect(link).toMatch(/^\/enquetes\/repondre\/[\w-]{43}$/)
  const welcome = pageText(await (await get(link)).text())
  expect(welcome).toContain('Cette enquête est adressée à Bibliothèque des Lampes.')
  expect(await states()).toEqual(['Bibliothèque des Lampes waiting', 'Bibliothèque du Port waiting'])
  expect((await post(link, {})).headers.get('location')).toBe(`${link}/accord`)
  expect(await states()).toEqual(['Bibliothèque des Lampes opened', 'Bibliothèque du Port waiting'])
  const without = await post(`${link}/accord`, {})
  expect([without.status, await answers()]).toEqual([422, []])
  const begun = await post(`${link}/accord`, { accord: 'oui' })
  expect(begun.headers.get('location')).toBe(`${link}/partie/vous`)
  const step = await (await get(`${link}/partie/vous`)).text()
  expect(step).toContain('value="Bibliothèque des Lampes"')
  expect(pageText(step)).toContain('Étape 1 sur 2')
  expect(pageText(step)).not.toContain('Pourquoi pas')
  const wrong = await post(`${link}/partie/vous`, { nom: '', tel: '03 20 00 00 01', agir: '' })
  const page = await wrong.text()
  expect(wrong.status).toBe(422)
  expect(page).toContain('value="03 20 00 00 01"')
  expect(pageText(page).match(/Cette question attend une réponse/g)).toHaveLength(4)
  expect(pageText(page)).toContain('2 points à corriger Votre nom Cette question attend une réponse.')
  const next = await post(`${link}/partie/vous`, { nom: lamps, tel: '03 20 00 00 02', agir: 'oui' })
  expect(next.headers.get('location')).toBe(`${link}/partie/actions`)
  const last = await post(`${link}/partie/actions`, [
    ['quoi', 'expo'],
    ['quoi', 'other'],
    ['quoi_other', 'Veillées'],
    ['jours', '1 2'],
  ])
  expect(last.headers.get('location')).toBe(`${link}/relire`)
  const review = pageText(await (await get(`${link}/relire`)).text())
  expect(review).toContain('Expositions Veillées')
  expect(review).toContain('Votre téléphone : +33320000001 +33320000002')
  const sent = await post(`${link}/relire`, { fiche: 'oui' })
  expect(sent.headers.get('location')).toBe(`${link}/merci?fait=envoye`)
  expect(pageText(await (await get(`${link}/merci`)).text())).toContain('Merci')
  expect(await answers()).toEqual([
    {
      state: 'completed',
      channel: 'mail',
      ordinal: 1,
      step: 2,
      answers: {
        nom: lamps,
        tel: '03 20 00 00 02',
        agir: 'oui',
        quoi: ['expo', 'other'],
        quoi_other: 'Veillées',
        jours: 12,
      },
    },
  ])
  const cases = await db
    .selectFrom('moderation_case')
    .select(['kind', 'organisation_id', 'payload'])
    .execute()
  expect(cases.map(({ kind, organisation_id }) => [kind, organisation_id])).toEqual([['suggestion', one.id]])
  expect(cases[0]?.payload).toMatchObject({ values: { phone: '+33320000002' } })
  // Sent is sent: neither a step nor another sending changes anything.
  const again = await post(`${link}/partie/vous`, { nom: 'Autre', agir: 'non', pourquoi: 'x' })
  expect(again.headers.get('location')).toBe(`${link}/merci`)
  expect((await post(`${link}/relire`, {})).headers.get('location')).toBe(`${link}/merci`)
  expect(await answers()).toHaveLength(1)
})

test('one stops, and the link leads back to where one was', async () => {
  await anOpenCampaign()
  const link = await linkOf(lamps)
  await begin(link)
  const later = await post(`${link}/partie/vous`, { nom: lamps, agir: '', acte: 'plus-tard' })
  expect(later.headers.get('location')).toBe(`${link}/partie/vous?fait=plus-tard`)
  await post(`${link}/partie/vous`, { nom: lamps, agir: 'oui' })
  expect(pageText(await (await get(link)).text())).toContain('Reprendre où j’en étais')
  expect((await post(link, {})).headers.get('location')).toBe(`${link}/partie/actions`)
  expect((await post(`${link}/accord`, { accord: 'oui' })).headers.get('location')).toBe(
    `${link}/partie/actions`,
  )
  const back = await post(`${link}/partie/actions`, { jours: '3', acte: 'retour' })
  expect(back.headers.get('location')).toBe(`${link}/partie/vous`)
  expect(await (await get(`${link}/partie/actions`)).text()).toContain('value="3"')
  expect(await answers()).toMatchObject([{ state: 'started', answers: { jours: 3, agir: 'oui' } }])
})

test('a condition opens a question on its own page, and closes a whole section', async () => {
  await anOpenCampaign()
  const link = await linkOf(lamps)
  await begin(link)
  const opened = await post(`${link}/partie/vous`, { nom: lamps, agir: 'non' })
  expect(opened.headers.get('location')).toBe(`${link}/partie/vous?fait=suite#pourquoi`)
  const page = pageText(await (await get(`${link}/partie/vous?fait=suite`)).text())
  expect(page).toContain('une question s’ajoute')
  expect(page).toContain('Pourquoi pas ?')
  expect((await post(`${link}/partie/vous`, { nom: lamps, agir: 'non' })).status).toBe(422)
  const next = await post(`${link}/partie/vous`, { nom: lamps, agir: 'non', pourquoi: 'Pas le temps' })
  expect(next.headers.get('location')).toBe(`${link}/relire`)
  // What is no longer asked does not travel with the answers.
  await post(`${link}/partie/vous`, { nom: lamps, agir: 'oui', pourquoi: 'Pas le temps' })
  expect((await post(`${link}/relire`, {})).headers.get('location')).toBe(`${link}/merci?fait=envoye`)
  expect(await answers()).toMatchObject([{ answers: { nom: lamps, agir: 'oui' }, ordinal: 1 }])
  expect(Object.keys((await answers())[0]?.answers ?? {})).toEqual(['nom', 'agir'])
})

test('answers that do not fit are told beside their field, with what was typed', async () => {
  await anOpenCampaign()
  const link = await linkOf(lamps)
  await begin(link)
  await post(`${link}/partie/vous`, { nom: lamps, agir: 'oui' })
  const wrong = await post(`${link}/partie/actions`, [
    ['quoi', 'expo'],
    ['quoi', 'rien'],
    ['jours', '400'],
  ])
  const html = await wrong.text()
  expect(wrong.status).toBe(422)
  expect(html).toContain('value="400"')
  expect(pageText(html)).toContain('Le plus grand nombre possible est 366.')
  expect(pageText(html)).toContain('L’une de ces réponses ne va pas avec les autres')
  const nameless = await post(`${link}/partie/actions`, { quoi: 'other' })
  expect(pageText(await nameless.text())).toContain('Précisez ce que veut dire « autre ».')
  const unknown = await post(`${link}/partie/actions`, { quoi: 'chat' })
  expect(unknown.status).toBe(422)
  expect(await answers()).toMatchObject([{ step: 1, state: 'started' }])
})

test('one refuses: what was begun is erased; silence holds for the next campaign', async () => {
  const { slug } = await anOpenCampaign()
  const link = await linkOf(lamps)
  await begin(link)
  expect((await get(`${link}/refuser`)).status).toBe(200)
  expect(await states()).toContain('Bibliothèque des Lampes started')
  const refused = await post(`${link}/refuser`, { acte: 'toujours' })
  expect(refused.headers.get('location')).toBe(`${link}/refuser?fait=toujours`)
  expect([await states(), await answers()]).toEqual([
    ['Bibliothèque des Lampes refused', 'Bibliothèque du Port waiting'],
    [],
  ])
  await db.deleteFrom('survey_campaign').where('slug', '=', slug).execute()
  const next = await anOpenCampaign()
  expect([next.leftOut, next.margins.total, await states()]).toEqual([1, 2, ['Bibliothèque du Port waiting']])
  expect(JSON.stringify(await db.selectFrom('survey_silence').selectAll().execute())).not.toContain('example')
})

test('a link that we did not sign, or that was cut short, opens nothing', async () => {
  await anOpenCampaign()
  const link = await linkOf(lamps)
  // The last but one: of the last character, two bits say nothing.
  const forged = `${link.slice(0, -2)}${link.at(-2) === 'A' ? 'B' : 'A'}${link.at(-1)}`
  for (const path of [forged, link.slice(0, -2), `/enquetes/repondre/${'x'.repeat(43)}`])
    expect([path, (await get(path)).status]).toEqual([path, 410])
  expect((await get('/enquetes/lien/abcdefghjkmn')).status).toBe(410)
  const answer = await get(link)
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
  expect(await answer.text()).toContain('<meta name="robots" content="noindex"/>')
})

test('a shared link is answered by many, each with a way back of their own', async () => {
  const { slug } = await anOpenCampaign()
  await post(
    `/administration/enquetes/campagnes/${slug}/liens`,
    { name: 'Fédération', channel: 'partner' },
    moderator,
  )
  const { code } = await db.selectFrom('survey_link').select('code').executeTakeFirstOrThrow()
  const shared = `/enquetes/lien/${code}`
  expect(pageText(await (await get(shared)).text())).toContain('nous ne saurons pas qui vous êtes')
  expect((await post(shared, {})).status).toBe(422)
  const own: string[] = []
  for (const agir of ['oui', 'non']) {
    const begun = (await post(shared, { accord: 'oui' })).headers.get('location')?.replace('/suite', '') ?? ''
    own.push(begun)
    await post(`${begun}/partie/vous`, { nom: 'Ada', agir, acte: 'plus-tard' })
  }
  expect(new Set(own).size).toBe(2)
  expect(await (await get(`${own[0]}/partie/vous`)).text()).toContain(
    `https://maillage.example${own[0]}`.slice(-43),
  )
  expect((await answers()).map(({ channel, answers: it }) => [channel, it])).toEqual([
    ['partner', { nom: 'Ada', agir: 'oui' }],
    ['partner', { nom: 'Ada', agir: 'non' }],
  ])
  expect((await get(`${own[0]}/refuser`)).status).toBe(404)
})

test('an interviewer enters what is said, after the consent; others may not', async () => {
  const { slug } = await anOpenCampaign()
  const { id } = await db
    .selectFrom('survey_contact')
    .where('name', '=', lamps)
    .select('id')
    .executeTakeFirstOrThrow()
  const base = `/administration/enquetes/campagnes/${slug}/contacts/${id}/entretien`
  expect((await get(`${base}/accord`)).status).toBe(303)
  expect((await get(`${base}/accord`)).headers.get('location')).toContain('/connexion')
  expect(pageText(await (await get(`${base}/accord`, moderator)).text())).toContain('La personne a entendu')
  await post(`${base}/accord`, { accord: 'oui' }, moderator)
  const next = await post(`${base}/partie/vous`, { nom: lamps, agir: 'oui' }, moderator)
  expect(next.headers.get('location')).toBe(`${base}/partie/actions`)
  await post(`${base}/partie/actions`, { jours: '2' }, moderator)
  await post(`${base}/relire`, {}, moderator)
  expect(await answers()).toMatchObject([{ channel: 'phone', state: 'completed', ordinal: 1 }])
  const contact = pageText(await (await get(base.replace('/entretien', ''), moderator)).text())
  expect(contact).toContain('Ses réponses ne s’ouvrent pas d’ici.')
  expect((await get(`${base}/partie/vous`, moderator)).headers.get('location')).toBe(`${base}/merci`)
  // Whatever leads to the verbs, they ask for themselves.
  const interviewer = (await aPerson(db).withRole('observer').save()).actor
  const begun = { contactId: id, lang: 'fr' as const, interviewer }
  const sent = { responseId: id, contactId: id, proposes: false, interviewer }
  await expect(startAnswer(db, begun, site.now())).rejects.toMatchObject({ code: 'forbidden' })
  await expect(completeAnswer(db, sent, site.now())).rejects.toMatchObject({ code: 'forbidden' })
})
