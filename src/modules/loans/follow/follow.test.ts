import { expect, test } from 'vitest'
import { approveLoan } from '../approve-loan.ts'
import { offerLoan } from '../offer-loan.ts'
import { fieldSite } from '../testing-field.ts'
import { whatWaits } from './what-waits.ts'

const site = await fieldSite()
const { db, app, aKit, aSignedLoan, ask, lea, tom, ida, moderator, read, send, at, now } = site
const path = '/compte/prets/calendrier'
const waits = async (person: typeof lea) =>
  (await whatWaits(db, person.actor, 'fr', now())).map(({ label, count }) => `${label} ${count}`)
const calendar = async (address: string) => {
  const answer = await app.request(address)
  return { status: answer.status, text: (await answer.text()).replaceAll('\r\n ', '') }
}
const open = async (person: typeof lea) =>
  /http:\/\/localhost(\/prets\/calendrier\/[\w-]{43}\.ics)/.exec(
    (await send(person, path, { act: 'open' })).body,
  )?.[1] ?? ''

test('what waits is counted on each side, and its link shows as many', async () => {
  const kit = await aKit('Malle des attentes', 3).save()
  await ask(kit.slug)
  const { id } = await ask(kit.slug)
  await approveLoan(db, lea.actor, { id }, now())
  const offered = await ask(kit.slug)
  await offerLoan(db, lea.actor, { id: offered.id, span: { from: '2027-03-01', to: '2027-03-04' } }, now())
  await aSignedLoan('Malle signée')
  expect(await waits(lea)).toEqual([
    'Demandes de prêt sans réponse 1',
    'Prêts accordés, à signer 1',
    'Outils à remettre 1',
  ])
  expect(await waits(tom)).toEqual(['Propositions à accepter ou décliner 1', 'Emprunts accordés, à signer 1'])
  expect(await waits(ida)).toEqual([])
  expect((await waits(moderator)).length).toBe(5)
  const page = (await read(lea, '/compte')).body
  expect(page).toContain('href="/compte/prets?cote=prets&amp;etat=hand-over"')
  const rows = (body: string) => [...body.matchAll(/href="\/prets\/[0-9a-f-]{36}"/g)].length
  for (const [person, query, count] of [
    [lea, 'cote=prets&etat=answer', 1],
    [lea, 'cote=prets&etat=hand-over', 1],
    [lea, 'cote=prets&etat=late', 0],
    [tom, 'cote=emprunts&etat=answer', 1],
    // No stage of this side: all of them.
    [tom, 'cote=emprunts&etat=hand-over', 4],
  ] as const)
    expect([query, rows((await read(person, `/compte/prets?${query}`)).body)]).toEqual([query, count])
})

test('what is out is to return, then late, on both sides', async () => {
  const { report } = await aSignedLoan('Malle sortie', 1, { span: { from: '2026-11-30', to: '2026-12-04' } })
  at('2026-11-30T10:00:00Z')
  await send(lea, report, {
    key: '11111111-2222-4333-8444-555555555555',
    moment: 'departure',
    part0: 'Lunette',
    found0: '2',
    damaged0: '0',
    part1: 'Carte du ciel',
    found1: '30',
    damaged1: '0',
    condition: 'good',
  })
  expect(await waits(tom)).toContain('Outils à rendre sous sept jours 1')
  at('2026-12-05T10:00:00Z')
  expect(await waits(tom)).toContain('Outils à rendre, en retard 1')
  expect(await waits(lea)).toContain('Outils prêtés, en retard 1')
  expect(await waits(tom)).not.toContain('Outils à rendre sous sept jours 1')
})

test('a calendar follows the loans of both sides by an address that is secret, shown once and ended at once', async () => {
  const address = await open(tom)
  expect((await read(tom, path)).body).not.toContain(address)
  const { status, text } = await calendar(address)
  expect(status).toBe(200)
  expect([...text.matchAll(/^SUMMARY:(.*)\r$/gm)].map((found) => found[1]).sort()).toEqual([
    'Emprunt : Malle des attentes (Musée)',
    'Emprunt : Malle des attentes (Musée)',
    'Emprunt : Malle des attentes (Musée)',
    'Emprunt : Malle signée (Musée)',
    'Emprunt : Malle sortie (Musée)',
  ])
  expect(text).toContain('DTSTART;VALUE=DATE:20270301\r\nDTEND;VALUE=DATE:20270305\r\n')
  expect([...text.matchAll(/STATUS:TENTATIVE/g)].length).toBe(2)
  // Nobody's name, address or words.
  for (const word of ['Tom', 'Léa', '@example.org', 'aimerions']) expect(text).not.toContain(word)
  expect((await calendar(await open(lea))).text).toContain('SUMMARY:Prêt : Malle signée (Médiathèque)')
  expect((await calendar(await open(ida))).text).not.toContain('BEGIN:VEVENT')

  const renewed = await open(tom)
  expect((await calendar(address)).status).toBe(404)
  expect((await calendar(renewed)).status).toBe(200)
  // Who leaves an organisation sees its loans no more.
  await db.deleteFrom('membership').where('person_id', '=', tom.id).execute()
  expect((await calendar(renewed)).text).not.toContain('BEGIN:VEVENT')
  expect((await send(tom, path, { act: 'close' })).status).toBe(303)
  expect((await calendar(renewed)).status).toBe(404)
  expect((await calendar('/prets/calendrier/rien.ics')).status).toBe(404)
})
