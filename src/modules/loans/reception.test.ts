import { expect, test } from 'vitest'
import { signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { receptionOf } from './loan-store.ts'
import { lendingSite } from './testing.ts'

const { db, aKit, lea, tom, now, library } = await lendingSite()
const app = createApp(testServices(db, { now, limiter: { count: () => {} } }))

async function send(person: TestPerson, path: string, fields?: Record<string, string>) {
  const answer = await app.request(path, {
    headers: signedIn(person),
    ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
  })
  const body = (await answer.text()).replaceAll('\u00a0', ' ')
  return { status: answer.status, location: answer.headers.get('location'), body }
}

test('a holder says how requests are received; who asks reads it, answers, and may be approved at once', async () => {
  const tool = await aKit('Malle accueillante').save()
  const door = `/outils/${tool.slug}/accueil`
  expect((await send(lea, `/outils/${tool.slug}`)).body).toContain(`href="${door}"`)
  expect((await send(tom, door)).status).toBe(403)
  const typed = {
    rule: 'always',
    noteFr: 'À chercher le mardi.',
    question0Fr: 'Combien de personnes ?',
    question0Needed: 'yes',
    question1Fr: 'Où la rangerez-vous ?',
    question1En: 'Where will you keep it?',
  }
  // Moving a question saves nothing.
  const moved = await send(lea, door, { ...typed, act: 'down-0' })
  expect([moved.status, moved.body.includes('Enregistrez pour garder cet ordre')]).toEqual([200, true])
  expect(moved.body.indexOf('Où la rangerez-vous')).toBeLessThan(moved.body.indexOf('Combien de personnes'))
  expect((await receptionOf(db, tool.id)).questions).toEqual([])
  const wrong = await send(lea, door, { ...typed, rule: 'toujours', question2En: 'Why?', act: 'save' })
  expect([
    wrong.status,
    wrong.body.includes('href="#rule"'),
    wrong.body.includes('href="#question2Fr"'),
  ]).toEqual([422, true, true])
  const saved = await send(lea, door, { ...typed, act: 'save' })
  expect([saved.status, saved.location]).toEqual([303, `${door}?fait=oui`])
  expect(await receptionOf(db, tool.id)).toEqual({
    rule: 'always',
    noteFr: 'À chercher le mardi.',
    noteEn: null,
    questions: [
      { labelFr: 'Combien de personnes ?', labelEn: null, required: true },
      { labelFr: 'Où la rangerez-vous ?', labelEn: 'Where will you keep it?', required: false },
    ],
  })
  expect((await send(lea, door)).body).toContain('value="Combien de personnes ?"')
  const ask = `/outils/${tool.slug}/demander`
  expect((await send(tom, ask)).body).toContain('À chercher le mardi.')
  expect((await send(tom, `/en${ask}`)).body).toContain('Where will you keep it?')
  const wish = { structure: library.id, from: '2027-01-11', to: '2027-01-15', where: 'own' }
  const unanswered = await send(tom, ask, wish)
  expect([unanswered.status, unanswered.body.includes('href="#answer0"')]).toEqual([422, true])
  const asked = await send(tom, ask, { ...wish, answer0: 'Trente' })
  expect((await send(tom, asked.location ?? '')).body).toContain('Accordé, à signer')
})

test('the terms of a tool are kept at the request, each with its own words', async () => {
  const said = async (change: Parameters<ReturnType<typeof aKit>['with']>[0], from: string, to: string) => {
    const tool = await aKit('Malle exigeante').with(change).save()
    const wish = { structure: library.id, from, to, where: 'own' }
    const { status, body } = await send(tom, `/outils/${tool.slug}/demander`, wish)
    const [, words = ''] = /class="alert error".*?<a href="#\w+">(.*?)<\/a>/s.exec(body) ?? []
    return [status, words]
  }
  const january = ['2027-01-11', '2027-01-15'] as const
  expect(await said({ minDays: 10 }, ...january)).toEqual([
    422,
    'Cet outil se prête plus longtemps. Allongez la période.',
  ])
  expect(await said({ maxDays: 2 }, ...january)).toEqual([
    422,
    'Cet outil se prête moins longtemps. Raccourcissez la période.',
  ])
  expect(await said({ leadDays: 60 }, ...january)).toEqual([
    422,
    expect.stringMatching(/C’est trop tôt.*Premier jour possible : le 22 janvier 2027\./),
  ])
  expect(await said({ borrowers: 'schools' }, ...january)).toEqual([
    422,
    'Cet outil est réservé aux établissements scolaires.',
  ])
  expect(
    await said({ first: { kind: 'commune', code: '59249', days: 30 } }, '2027-03-01', '2027-03-05'),
  ).toEqual([422, expect.stringContaining('Cet outil sert d’abord un autre territoire.')])
  // Thirty days before, it is for everybody.
  expect(
    (await said({ first: { kind: 'commune', code: '59249', days: 30 } }, '2026-12-20', '2026-12-22'))[0],
  ).toBe(303)
  const closed = { closures: [{ from: '2027-01-12', to: '2027-01-12', note: null }] }
  expect((await said(closed, ...january))[0]).toBe(409)
})
