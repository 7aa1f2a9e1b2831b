import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aPerson } from '#modules/accounts/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { pageText } from '#platform/http/testing.ts'
import { anExpert } from './testing.ts'
import { request, requestDesk } from './testing-requests.ts'

const db = await testDatabase()
const { post, get, ask, requestsOf, mailsTo, linkTo, forgetLimits } = requestDesk(db)
// Each test comes from a network of its own, as far as limits are concerned.
beforeEach(forgetLimits)
beforeAll(async () => {
  await seedTerritories(db)
})

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
