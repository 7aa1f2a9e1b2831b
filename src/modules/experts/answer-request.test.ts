import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aPerson } from '#modules/accounts/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { pageText } from '#platform/http/testing.ts'
import { anExpert } from './testing.ts'
import { requestDesk } from './testing-requests.ts'

const db = await testDatabase()
const { post, get, ask, requestsOf, mailsTo, linkTo, sentRequest, forgetLimits } = requestDesk(db)
// Each test comes from a network of its own, as far as limits are concerned.
beforeEach(forgetLimits)
beforeAll(async () => {
  await seedTerritories(db)
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
