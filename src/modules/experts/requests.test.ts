import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aPerson, signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { createRateLimiter } from '#platform/http/rate-limit.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { anExpert, type TestExpert } from './testing.ts'

const db = await testDatabase()
const now = () => new Date('2026-11-23T10:00:00Z')
let app = createApp(testServices(db))
// Each test comes from a network of its own, as far as limits are concerned.
beforeEach(() => {
  app = createApp(testServices(db, { limiter: createRateLimiter(now) }))
})
beforeAll(async () => {
  await seedTerritories(db)
})

type Fields = Record<string, string>
const request = {
  name: 'Zoé Bernard',
  email: 'zoe.bernard@example.org',
  organisation: 'Médiathèque d’essai',
  message: 'Une soirée pour trente personnes.',
  dates: 'en mars',
  commune: 'Arras',
  audience: 'adults',
}
const post = (path: string, fields: Fields = {}, who?: TestPerson) =>
  app.request(path, {
    method: 'POST',
    headers: who ? signedIn(who) : { 'Sec-Fetch-Site': 'same-origin' },
    body: new URLSearchParams(fields),
  })
const get = (path: string, who?: TestPerson) => app.request(path, who ? { headers: signedIn(who) } : {})
const ask = (expert: TestExpert, fields: Fields = {}, who?: TestPerson) =>
  post(`/experts/${expert.slug}/contacter`, { ...request, ...fields }, who)
const requestsOf = (expert: TestExpert) =>
  db
    .selectFrom('expert_request')
    .where('expert_id', '=', expert.id)
    .selectAll()
    .orderBy('created_at')
    .execute()
const mailsTo = (address: string) =>
  db
    .selectFrom('mail')
    .where('address', '=', address)
    .selectAll()
    .orderBy('created_at')
    .orderBy('id')
    .execute()

/** The path of the last link with these words in the mails to an address. */
async function linkTo(address: string, start: string): Promise<string> {
  const mails = await mailsTo(address)
  const paths = mails.flatMap((mail) =>
    (mail.body as (string | { path?: string })[]).flatMap((part) =>
      typeof part === 'object' && part.path ? [part.path] : [],
    ),
  )
  const found = paths.filter((path) => path.startsWith(start)).at(-1)
  if (!found) throw new Error(`no mail to ${address} leads to ${start}`)
  return found
}

/** A request sent by somebody signed in: the expert, the requester and both links. */
async function sentRequest(more: Fields = {}) {
  const expert = await anExpert(db).named('Ada Test').save()
  const zoe = await aPerson(db).named('Zoé Bernard').save()
  await ask(expert, more, zoe)
  const [row] = await requestsOf(expert)
  if (!row) throw new Error('no request')
  return {
    expert,
    zoe,
    id: row.id,
    answer: await linkTo(expert.email, '/experts/demandes/'),
    follow: await linkTo(zoe.email, '/experts/suivi/'),
    state: async () => (await requestsOf(expert))[0]?.state,
  }
}

describe('asking', () => {
  test('without an account, nothing leaves before the address is proven, and once only', async () => {
    const expert = await anExpert(db).named('Ada Lovelace').save()
    const sent = await ask(expert)
    expect([sent.status, sent.headers.get('location')]).toEqual([
      303,
      `/experts/${expert.slug}/contacter/verifier`,
    ])
    expect(await mailsTo(expert.email)).toEqual([])
    const [proof] = await mailsTo(request.email)
    expect(JSON.stringify(proof?.body)).not.toContain('trente personnes')

    const path = await linkTo(request.email, '/experts/demandes/')
    expect(pageText(await (await get(path)).text())).toContain(
      'Il reste à envoyer votre demande à Ada Lovelace.',
    )
    expect((await requestsOf(expert))[0]?.state).toBe('unconfirmed')
    const confirmed = await post(path)
    expect(confirmed.headers.get('location')).toBe(`/experts/${expert.slug}/contacter/envoyee`)
    expect((await requestsOf(expert))[0]?.state).toBe('sent')
    const [received] = await mailsTo(expert.email)
    expect(JSON.stringify(received?.body)).toContain('Zoé Bernard, Médiathèque d’essai')
    expect(JSON.stringify(received?.body)).toContain('Une soirée pour trente personnes.')
    expect(JSON.stringify(received)).not.toContain(request.email)
    expect([(await get(path)).status, (await post(path)).status]).toEqual([410, 410])
    expect(await mailsTo(expert.email)).toHaveLength(1)
  })

  test('signed in, it leaves at once from one’s own address, whatever is sent', async () => {
    const expert = await anExpert(db).save()
    const zoe = await aPerson(db).save()
    const sent = await ask(
      expert,
      { email: 'somebody-else@example.org', state: 'accepted', expert_id: zoe.id },
      zoe,
    )
    expect(sent.headers.get('location')).toBe(`/experts/${expert.slug}/contacter/envoyee`)
    const [row] = await requestsOf(expert)
    expect([row?.state, row?.requester_email, row?.requester_id, row?.commune]).toEqual([
      'sent',
      zoe.email,
      zoe.id,
      '62041',
    ])
  })

  test('a form with faults comes back filled; a robot is thanked and nothing is kept', async () => {
    const expert = await anExpert(db).save()
    const wrong = await ask(expert, { email: 'pas une adresse', message: '', commune: 'Atlantide' })
    const html = await wrong.text()
    expect(wrong.status).toBe(422)
    for (const words of [
      'Indiquez une adresse électronique',
      'Écrivez votre demande.',
      'Cette commune n’est pas reconnue',
    ])
      expect(pageText(html)).toContain(words)
    expect(html).toContain('value="pas une adresse"')
    expect((await ask(expert, { website: 'http://spam.example' })).status).toBe(303)
    expect(await requestsOf(expert)).toEqual([])
  })

  test('many requests from one network are refused, with the text kept', async () => {
    const expert = await anExpert(db).save()
    const answers: Response[] = []
    for (let turn = 0; turn < 11; turn++)
      answers.push(await ask(expert, { email: `someone-${turn}@example.org` }))
    expect(answers.map(({ status }) => status)).toEqual([...Array(10).fill(303), 429])
    expect(await answers.at(-1)?.text()).toContain('trente personnes')
  })

  test('a demonstration expert and oneself are refused kindly', async () => {
    const demo = await anExpert(db).named('Camille Exemple').forShow().save()
    expect(pageText(await (await get(`/experts/${demo.slug}/contacter`)).text())).toContain(
      'cette personne n’existe pas',
    )
    const sent = await ask(demo)
    expect(sent.status).toBe(409)
    expect(await requestsOf(demo)).toEqual([])
    const ada = await anExpert(db).save()
    expect(pageText(await (await ask(ada, {}, ada)).text())).toContain(
      'vous ne pouvez pas vous écrire à vous-même',
    )
  })
})

describe('answering', () => {
  test('accepted with an address given: each has the other’s, and it can be marked done', async () => {
    const it = await sentRequest()
    const before = await (await get(it.answer)).text()
    expect(before).not.toContain(it.zoe.email)
    expect((await post(it.answer, { kind: '' })).status).toBe(422)
    expect((await post(it.answer, { kind: 'accept', share: '1', contact: 'rien' })).status).toBe(422)
    const answered = await post(it.answer, {
      kind: 'accept',
      message: 'Avec plaisir.',
      share: '1',
      contact: 'ada.travail@example.org',
    })
    expect(answered.headers.get('location')).toBe(`${it.answer}?fait=reponse`)
    expect(await it.state()).toBe('accepted')
    expect(pageText(await (await get(it.answer)).text())).toContain(it.zoe.email)
    const mail = (await mailsTo(it.zoe.email)).find(
      ({ subject }) => subject === 'Ada Test accepte votre demande',
    )
    expect(JSON.stringify(mail?.body)).toContain('Avec plaisir.')
    expect(JSON.stringify(mail?.body)).toContain('ada.travail@example.org')
    expect(JSON.stringify(await mailsTo(it.zoe.email))).not.toContain(it.expert.email)
    expect((await post(it.answer, { kind: 'decline' })).status).toBe(409)
    expect((await post(`${it.answer}/faite`)).headers.get('location')).toBe(`${it.answer}?fait=faite`)
    expect(await it.state()).toBe('done')
  })

  test('accepted without the box: the address typed is not kept, and one reply is relayed', async () => {
    const it = await sentRequest()
    await post(it.answer, { kind: 'accept', contact: 'ada.privee@example.org' })
    const follow = await linkTo(it.zoe.email, '/experts/suivi/')
    const html = await (await get(follow)).text()
    expect(html + JSON.stringify(await mailsTo(it.zoe.email))).not.toMatch(/ada\.privee|shared/)
    expect(html).not.toContain(it.expert.email)
    expect((await post(`${follow}/repondre`, { reply: ' ' })).status).toBe(422)
    expect((await post(`${follow}/repondre`, { reply: 'Le 12 mars ?' })).status).toBe(303)
    const last = (await mailsTo(it.expert.email)).find(({ subject }) => subject.endsWith('vous a répondu'))
    expect(JSON.stringify(last?.body)).toContain('Le 12 mars ?')
    await post(`${follow}/repondre`, { reply: 'Encore moi' })
    expect((await requestsOf(it.expert))[0]?.requester_reply).toBe('Le 12 mars ?')
    expect(pageText(await (await get(it.answer)).text())).toContain('Le 12 mars ?')
  })

  test('to talk first decides nothing, may be done once, then yes or no', async () => {
    const it = await sentRequest()
    expect((await post(it.answer, { kind: 'talk', message: '' })).status).toBe(422)
    await post(it.answer, { kind: 'talk', message: 'Combien de personnes ?' })
    expect(await it.state()).toBe('sent')
    expect((await post(it.answer, { kind: 'talk', message: 'Encore ?' })).status).toBe(409)
    expect(pageText(await (await get(it.follow)).text())).toContain('Combien de personnes ?')
    await post(it.answer, { kind: 'accept' })
    expect(await it.state()).toBe('accepted')
  })

  test('declined: others are proposed, and it no longer counts', async () => {
    const other = await anExpert(db).named('Berthe Voisine').about('world-cultures').save()
    const expert = await anExpert(db).named('Ada Occupée').about('world-cultures').acceptingAYear(1).save()
    const zoe = await aPerson(db).save()
    await ask(expert, {}, zoe)
    expect(pageText(await (await get(`/experts/${expert.slug}/contacter`)).text())).toContain(
      'toutes les demandes qu’elle peut accepter cette année',
    )
    await post(await linkTo(expert.email, '/experts/demandes/'), { kind: 'decline' })
    const mail = (await mailsTo(zoe.email)).find(
      ({ subject }) => subject === 'Ada Occupée ne peut pas cette fois',
    )
    expect(JSON.stringify(mail?.body)).toContain(`/experts/${other.slug}`)
    expect(pageText(await (await get(`/experts/${expert.slug}/contacter`)).text())).toContain(
      'Envoyer ma demande',
    )
  })

  test('cancelled by the requester: the expert is told and answers no more', async () => {
    const it = await sentRequest()
    await post(`${it.follow}/annuler`)
    expect(await it.state()).toBe('cancelled')
    expect((await mailsTo(it.expert.email)).map(({ subject }) => subject)).toContain(
      'Une demande d’intervention est annulée',
    )
    expect((await post(it.answer, { kind: 'accept' })).status).toBe(409)
  })

  test('one’s account shows one’s own requests, to nobody else; a link opens one request', async () => {
    const it = await sentRequest()
    const [other, moderator] = [await anExpert(db).save(), await aPerson(db).withRole('administrator').save()]
    const path = `/compte/expertise/demandes/${it.id}`
    const list = pageText(await (await get('/compte/expertise/demandes', it.expert)).text())
    expect(list).toContain('Zoé Bernard, Médiathèque d’essai 23 novembre 2026 Attend une réponse')
    expect((await get(path, it.expert)).status).toBe(200)
    for (const who of [other, moderator, it.zoe]) {
      expect((await get(path, who)).status).toBe(404)
      expect((await post(path, { kind: 'accept' }, who)).status).toBe(404)
      expect((await post(`${path}/faite`, {}, who)).status).toBe(404)
      expect(pageText(await (await get('/compte/expertise/demandes', who)).text())).not.toContain(
        'Zoé Bernard',
      )
    }
    expect([(await get(path)).status, (await post(path, { kind: 'accept' })).status]).toEqual([303, 401])
    // The requester's link is not the expert's, nor the reverse.
    const [answer, follow] = [it.answer.split('/').at(-1), it.follow.split('/').at(-1)]
    expect((await get(`/experts/demandes/${follow}`)).status).toBe(410)
    expect((await post(`/experts/demandes/${follow}`, { kind: 'accept' })).status).toBe(410)
    expect((await get(`/experts/suivi/${answer}`)).status).toBe(410)
    expect(await it.state()).toBe('sent')
    await post(path, { kind: 'decline' }, it.expert)
    expect(await it.state()).toBe('declined')
  })
})
