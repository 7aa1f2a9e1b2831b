import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { lendingSite } from './testing.ts'

const site = await lendingSite()
const { db, aKit, lea, tom, ida, moderator, library, now, taken } = site
const app = createApp(testServices(db, { now, limiter: { count: () => {} } }))

async function read(person: TestPerson, path: string) {
  const answer = await app.request(path, { headers: signedIn(person) })
  return { status: answer.status, body: (await answer.text()).replaceAll('\u00a0', ' ') }
}
async function send(person: TestPerson, path: string, fields: Record<string, string>) {
  const body = new URLSearchParams(fields)
  const answer = await app.request(path, { method: 'POST', headers: signedIn(person), body })
  const text = (await answer.text()).replaceAll('\u00a0', ' ')
  return { status: answer.status, location: answer.headers.get('location') ?? '', body: text }
}
const wish = { structure: library.id, from: '2027-01-11', to: '2027-01-15', where: 'own' }
/** The address of a loan that was just asked for. */
const pathOf = (answer: { location: string }) => answer.location.replace(/\?.*/, '')

test('a loan goes from the wish to the end by pages alone, each side with what it may do', async () => {
  const tool = await aKit('Malle aux étoiles')
    .with({ parts: [{ name: 'Lunette', quantity: 2, value: null, module: null }] })
    .save()
  const door = `/outils/${tool.slug}/demander`
  expect((await read(tom, `/outils/${tool.slug}`)).body).toContain(`href="${door}"`)
  expect((await read(tom, `${door}?du=2027-01-11`)).body).toContain('value="2027-01-11"')
  const wrong = await send(tom, door, { ...wish, to: '2027-01-01', message: 'Bonjour <b>' })
  expect(wrong.status).toBe(422)
  expect(wrong.body).toContain('Le dernier jour vient avant le premier.')
  expect(wrong.body).toContain('Bonjour &lt;b>')
  const asked = await send(tom, door, wish)
  expect([asked.status, asked.location]).toEqual([
    303,
    expect.stringMatching(/^\/prets\/.{36}\?fait=demande$/),
  ])
  const path = pathOf(asked)
  expect((await read(tom, asked.location)).body).toContain('Votre demande est envoyée.')
  expect((await read(tom, path)).body).not.toContain('Accorder le prêt')
  expect((await read(ida, path)).status).toBe(404)
  expect((await send(ida, path, { act: 'approve' })).status).toBe(404)
  expect((await send(tom, path, { act: 'approve' })).status).toBe(403)
  expect((await read(lea, path)).body).toContain('Accorder le prêt')
  const unsaid = await send(lea, path, { act: 'refuse', version: '1' })
  expect([unsaid.status, unsaid.body.includes('href="#refuseReason"')]).toEqual([422, true])
  expect((await send(lea, path, { act: 'approve', version: '1' })).location).toBe(`${path}?fait=oui`)
  expect((await send(lea, path, { act: 'refuse', version: '1', refuseReason: 'Non' })).status).toBe(409)
  const terms = /name="terms" value="([0-9a-f]{64})"/.exec((await read(lea, path)).body)?.[1] ?? ''
  expect((await send(lea, path, { act: 'sign', version: '2', signName: 'Léa' })).status).toBe(409)
  await send(lea, path, { act: 'sign', version: '2', signName: 'Léa', terms })
  await send(tom, path, { act: 'sign', version: '3', signName: 'Tom', terms })
  const report = `${path}/etat-des-lieux`
  const seen = (moment: string, found: string) => ({
    key: randomUUID(),
    moment,
    part0: 'Lunette',
    found0: found,
    damaged0: '0',
    note0: '',
    condition: 'good',
  })
  await send(lea, report, { ...seen('departure', '2'), words: 'Prenez soin des lunettes.' })
  expect((await read(tom, report)).body).toContain('Prenez soin des lunettes.')
  const miscounted = await send(tom, report, seen('return', 'deux'))
  expect([miscounted.status, miscounted.body.includes('href="#found0"')]).toEqual([422, true])
  await send(tom, report, { ...seen('return', '1'), note0: 'Perdue' })
  expect((await read(lea, path)).body).toContain('Perdue')
  await send(lea, path, { act: 'close', version: '6', closeState: 'worn' })
  const ended = (await read(lea, path)).body
  expect(ended).toContain('Vous n’avez rien à faire pour le moment.')
  const borrowed = (await read(tom, path)).body
  expect([borrowed.includes('href="#bilan"'), borrowed.includes('rien à faire')]).toEqual([true, false])
  expect(ended).toContain('Incident')
  expect(await taken(tool.id)).toEqual([])
})

test('a tool that is taken is refused with other days, and the way to wait; a person of nowhere with the way in', async () => {
  const tool = await aKit('Malle prise').save()
  const door = `/outils/${tool.slug}/demander`
  const first = pathOf(await send(tom, door, wish))
  await send(moderator, first, { act: 'approve', version: '1' })
  const busy = await send(tom, door, wish)
  expect(busy.status).toBe(409)
  expect(busy.body).toContain('Libre au plus près du 19 janvier 2027 au 23 janvier 2027.')
  // What can be had is one press away, with all that was typed; those alike with the days.
  expect(busy.body).toContain('name="instead" value="2027-01-19/2027-01-23"')
  const instead = await send(tom, door, { ...wish, purpose: 'Semaine', instead: '2027-01-19/2027-01-23' })
  const moved = (await read(tom, pathOf(instead))).body
  expect([moved.includes('du 19 janvier 2027 au 23 janvier 2027'), moved.includes('Semaine')]).toEqual([
    true,
    true,
  ])
  const hostile = await send(tom, door, { ...wish, instead: '2027-01-19/<script>' })
  expect([hostile.status, hostile.body.includes('value="2027-01-11"')]).toEqual([409, true])
  const unsaid = await send(tom, door, { ...wish, from: '', to: '' })
  for (const words of ['Choisissez le premier jour.', 'Choisissez le dernier jour.'])
    expect(unsaid.body).toContain(words)
  // Who lends, and finds it taken meanwhile, has the nearest free days in the offer.
  const second = pathOf(await send(tom, door, { ...wish, waiting: 'yes' }))
  const refused = await send(lea, second, { act: 'approve', version: '1' })
  expect([refused.status, /id="offerFrom"[^>]*value="([^"]*)"/.exec(refused.body)?.[1]]).toEqual([
    409,
    '2027-01-19',
  ])
  const waits = await send(tom, door, { ...wish, waiting: 'yes' })
  expect((await read(tom, pathOf(waits))).body).toContain('En liste d’attente')
  const lost = await send(ida, door, wish)
  expect(lost.status).toBe(422)
  expect(lost.body).toContain('Retrouvez la vôtre dans l’annuaire')
  expect(lost.body).toContain('href="/annuaire/proposer"')
})

test('each side’s list begins with what waits for it', async () => {
  const tool = await aKit('Malle demandée', 2).save()
  const door = `/outils/${tool.slug}/demander`
  const days = { ...wish, from: '2027-05-03', to: '2027-05-04' }
  const late = pathOf(await send(tom, door, days))
  const lent = (await read(lea, '/compte/prets?cote=prets')).body
  expect(lent.indexOf(late)).toBeGreaterThan(0)
  expect(lent.indexOf('À vous')).toBeLessThan(lent.indexOf('Clos'))
  expect(lent.indexOf(late)).toBeLessThan(lent.indexOf('Clos'))
  expect((await read(tom, '/compte/prets?cote=emprunts')).body).toContain(late)
  // Nothing said, the list is that of the side where more waits.
  const opened = (await read(lea, '/compte/prets')).body
  expect(opened).toMatch(
    /href="\/annuaire\/musee\/prets-comptes"[\s\S]*href="\/annuaire\/musee\/convention-de-pret"/,
  )
  expect([opened.includes(late), /Je prête \(\d+ à faire\)/.test(opened)]).toEqual([true, true])
  expect((await read(ida, '/compte/prets')).body).toContain('Aucun prêt pour le moment.')
  expect((await read(tom, '/en/compte/prets')).body).toContain('What your organisation borrows')
})

test('days that may move are asked for, shown to who lends, and told of an offer that keeps to them', async () => {
  const tool = await aKit('Malle souple').save()
  const door = `/outils/${tool.slug}/demander`
  for (const flexibleDays of ['91', '-1', '1e1', 'beaucoup']) {
    const refused = await send(tom, door, { ...wish, flexibleDays })
    expect([flexibleDays, refused.status, refused.body.includes('href="#flexibleDays"')]).toEqual([
      flexibleDays,
      422,
      true,
    ])
  }
  const first = pathOf(await send(tom, door, wish))
  await send(lea, first, { act: 'approve', version: '1' })
  const path = pathOf(await send(tom, door, { ...wish, flexibleDays: ' 10 ', waiting: 'yes' }))
  expect((await read(lea, '/compte/prets?cote=prets&etat=answer')).body).toContain('à 10 jours près')
  const seen = (await read(lea, path)).body
  expect(seen).toContain('Des dates souples conviendraient aussi, du 1er janvier 2027 au 25 janvier 2027.')
  // The days asked are taken: the offer begins with the nearest ones that would do.
  expect(seen).toMatch(/name="offerFrom"[^>]* value="2027-01-19"/)
  await site.mails()
  const offer = { act: 'offer', version: '1', offerFrom: '2027-01-19', offerTo: '2027-01-23' }
  await send(lea, path, offer)
  expect((await read(tom, path)).body).toContain('(dans les jours que la demande disait possibles)')
  const told = await db.selectFrom('mail').where('address', '=', 'tom@example.org').select('body').execute()
  expect(JSON.stringify(told)).toContain('parmi celles que votre demande disait possibles')
  await send(lea, path, { ...offer, version: '2', offerFrom: '2027-02-19', offerTo: '2027-02-23' })
  expect((await read(tom, path)).body).not.toContain('disait possibles')
})

test('a tool that approves by itself approves the days asked, whatever others would do', async () => {
  const tool = await aKit('Malle qui accorde').save()
  await db.updateTable('tool').set({ auto_approve: 'always' }).where('id', '=', tool.id).execute()
  const path = pathOf(await send(tom, `/outils/${tool.slug}/demander`, { ...wish, flexibleDays: '30' }))
  const page = (await read(tom, path)).body
  expect(page).toContain('Accordé')
  expect(page).toContain('du 11 janvier 2027 au 15 janvier 2027')
})
