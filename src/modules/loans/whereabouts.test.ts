import { expect, test } from 'vitest'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { approveLoan } from './approve-loan.ts'
import { handOverLoan } from './hand-over-loan.ts'
import { signLoan } from './sign-loan.ts'
import { lendingSite } from './testing.ts'

const site = await lendingSite()
const { db, aKit, ask, lea, tom, now } = site
const app = createApp(testServices(db, { now, limiter: { count: () => {} } }))
const read = async (path: string) => {
  const answer = await app.request(path)
  return { status: answer.status, body: (await answer.text()).replaceAll('\u00a0', ' ') }
}
const lang = 'fr' as const

test('each copy is said where it stands, by commune alone, and where it goes next', async () => {
  const tides = await aKit('Malle aux marées').save()
  const stars = await aKit('Malle aux étoiles', 2).save()
  await aKit('Brouillon').unpublished().withCopies(1).save()
  const first = await ask(stars.slug)
  await approveLoan(db, lea.actor, first, now())
  await signLoan(db, lea.actor, { id: first.id, name: 'Léa', lang }, now())
  await signLoan(db, tom.actor, { id: first.id, name: 'Tom', lang }, now())
  await handOverLoan(db, lea.actor, first, now())
  const next = await ask(stars.slug, { span: { from: '2027-02-01', to: '2027-02-05' } })
  await approveLoan(db, lea.actor, next, now())

  const file = (await read('/outils/en-ce-moment.csv')).body
  const lines = file.trim().split('\r\n').slice(1)
  expect(lines.map((line) => line.split(',').slice(1, 11).join(','))).toEqual([
    'Malle aux étoiles,kit,59249,Fourmies,home,,false,,,',
    'Malle aux marées,kit,59249,Fourmies,home,,false,,,',
    'Malle aux étoiles,kit,59350,Lille,loan,2027-01-15,false,2027-02-01,2027-02-05,Lille',
  ])
  const page = (await read('/outils/en-ce-moment')).body
  expect(page).toContain('3 exemplaires dans 2 communes')
  expect(page).toContain('prêté jusqu’au 15 janvier 2027')
  expect(page).not.toMatch(/Médiathèque|Brouillon|MALLE-AUX/)
  const lille = (await read('/outils/en-ce-moment?commune=59350')).body
  expect([lille.includes('Malle aux étoiles'), lille.includes('Malle aux marées')]).toEqual([true, false])
  expect((await read('/en/outils/en-ce-moment')).body).toContain('lent until 15 January 2027')
  // One tool alone, by its address or by words of its title; the way to its next place is drawn from where it stands, and files follow.
  for (const asked of ['outil=malle-aux-etoiles', 'q=etoiles']) {
    const some = (await read(`/outils/en-ce-moment?${asked}`)).body
    expect([some.includes('2 exemplaires dans 2 communes'), some.includes('Malle aux marées')]).toEqual([
      true,
      false,
    ])
    const csv = (await read(`/outils/en-ce-moment.csv?${asked}`)).body
    expect([csv.match(/Malle aux étoiles,/g)?.length, csv.includes('marées')]).toEqual([2, false])
  }
  expect((await read('/outils/en-ce-moment?q=zzz')).body).toContain('Rien ne répond à cette recherche.')
  const arrows = async (asked = '') =>
    /class="next-ways" d="([^"]*)"/.exec((await read(`/outils/en-ce-moment${asked}`)).body)?.[1]?.match(/M/g)
      ?.length
  expect(await arrows()).toBeUndefined()
  await approveLoan(db, lea.actor, await ask(tides.slug), now())
  // A line and its head.
  expect([await arrows(), await arrows('?outil=malle-aux-etoiles')]).toEqual([2, undefined])
  const features = JSON.parse((await read('/outils/en-ce-moment.geojson?commune=59350')).body).features
  expect(features.map(({ properties }: { properties: { titre: string } }) => properties.titre)).toEqual([
    'Malle aux étoiles',
  ])
})
