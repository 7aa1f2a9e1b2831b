import { describe, expect, test } from 'vitest'
import { aPerson } from '#modules/accounts/testing.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { handOverLoan } from './hand-over-loan.ts'
import { fieldSite, seen } from './testing-field.ts'

const site = await fieldSite()
const { db, aKit, aSignedLoanOf, read, send, lea, tom, now, taken, mails } = site
const theatre = await anOrganisation(db).named('Théâtre').inCommune('59350').save()
const zoe = await aPerson(db).named('Zoé').at('zoe@example.org').ownerOf(theatre.id).save()
const lunette = { name: 'Lunette', quantity: 2, value: null, module: null }
const first = { span: { from: '2027-01-11', to: '2027-01-15' } }
const next = { span: { from: '2027-01-19', to: '2027-01-23' } }

const aKitFor = (title: string) =>
  aKit(title)
    .with({ parts: [lunette] })
    .save()
const only = (moment: 'departure' | 'return', change: Record<string, string> = {}) => {
  const { part1, found1, damaged1, note1, ...report } = seen(moment, change)
  return report
}

test('only the same modules go straight on', async () => {
  const parts = ['Eau', 'Air'].map((module) => ({ ...lunette, name: `Caisse ${module}`, module }))
  const tool = await aKit('Malle en modules').with({ parts, modulesApart: true }).save()
  const air = await aSignedLoanOf(tool.slug, { ...first, modules: [2] })
  const straight = async (modules: number[]) => {
    const after = await aSignedLoanOf(
      tool.slug,
      { ...next, modules },
      { person: zoe, organisationId: theatre.id },
    )
    return (await send(lea, `${after.path}/passage-direct`, { act: 'mark', from: air.id })).location?.split(
      '=',
    )[1]
  }
  expect([await straight([1]), await straight([2])]).toEqual(['pris', 'direct'])
  await mails()
})

describe('a copy that goes straight from one host to the next', () => {
  test('is planned by its holder, and the return of one opens the arrival of the other', async () => {
    const tool = await aKitFor('Malle voyageuse')
    const code = 'MALLE-VOYAGEUSE-1'
    const one = await aSignedLoanOf(tool.slug, first)
    const two = await aSignedLoanOf(tool.slug, next, { person: zoe, organisationId: theatre.id })
    expect(await taken(tool.id)).toEqual([
      `${code} [2027-01-10,2027-01-18)`,
      `${code} [2027-01-18,2027-01-26)`,
    ])
    const way = `${two.path}/passage-direct`
    expect((await read(lea, two.path)).body).toContain('L’exemplaire est chez Médiathèque')
    expect((await send(zoe, way, { act: 'mark', from: one.id })).status).toBe(403)
    expect((await send(lea, way, { act: 'mark', from: one.id })).location).toBe(`${two.path}?fait=direct`)
    // Both loans hold it, and nothing else can come between.
    expect(await taken(tool.id)).toEqual([
      `${code} [2027-01-10,2027-01-18)`,
      `${code} [2027-01-18,2027-01-26)`,
    ])
    expect(await mails()).toEqual([
      'tom@example.org: Passage direct : Malle voyageuse',
      'zoe@example.org: Passage direct : Malle voyageuse',
    ])
    expect((await read(tom, one.path)).body).toContain('Part directement chez Théâtre')
    expect((await read(zoe, two.path)).body).toContain('Arrive directement de chez Médiathèque')
    await send(tom, one.report, only('departure'))
    expect((await read(zoe, two.report)).body).toContain(
      'Son état des lieux de retour n’est pas encore rempli',
    )
    await send(tom, one.report, only('return', { found0: '1', note0: 'Oubliée au parc' }))
    const arrival = (await read(zoe, two.report)).body
    expect(arrival).toContain('Ce qui y a été compté au retour est déjà écrit ci-dessous')
    expect(arrival).toMatch(/name="found0"[^>]*value="1"/)
    expect(arrival).toContain('Oubliée au parc')
    await send(zoe, two.report, only('departure', { found0: '1' }))
    // Who had it before, and the holder, see how it arrived.
    expect((await read(tom, one.report)).body).toContain('Arrivé chez Théâtre')
    // What was lost at the first host is one incident, not two.
    expect(
      (await read(lea, '/compte/a-reparer?q=voyageuse')).body.match(/href="\/incidents\//g),
    ).toHaveLength(1)
    await mails()
  })

  test('comes back in between after all, when its holder says so', async () => {
    const tool = await aKitFor('Malle indécise')
    const one = await aSignedLoanOf(tool.slug, first)
    const two = await aSignedLoanOf(tool.slug, next, { person: zoe, organisationId: theatre.id })
    const way = `${two.path}/passage-direct`
    await send(lea, way, { act: 'mark', from: one.id })
    expect((await send(lea, way, { act: 'stop' })).location).toBe(`${two.path}?fait=retour`)
    expect((await read(tom, one.path)).body).not.toContain('Part directement')
    expect((await send(lea, way, { act: 'stop' })).status).toBe(404)
    await mails()
  })

  test('a request is approved by it, on days that would not leave time to come back', async () => {
    const tool = await aKitFor('Malle pressée')
    const one = await aSignedLoanOf(tool.slug, first)
    const { id } = await site.ask(
      tool.slug,
      { span: { from: '2027-01-16', to: '2027-01-20' }, waiting: true },
      zoe.actor,
      theatre.id,
    )
    const path = `/prets/${id}`
    expect((await read(lea, path)).body).toContain('Accorder en passage direct')
    expect((await send(lea, `${path}/passage-direct`, { act: 'mark', from: one.id })).status).toBe(303)
    expect(await taken(tool.id)).toEqual([
      'MALLE-PRESSEE-1 [2027-01-10,2027-01-16)',
      'MALLE-PRESSEE-1 [2027-01-16,2027-01-23)',
    ])
    await mails()
  })
})

describe('when the days of one of the two change', () => {
  const asks = { act: 'dates', datesReason: 'Une classe de plus.' }
  async function twoStraight(title: string) {
    const tool = await aKitFor(title)
    const one = await aSignedLoanOf(tool.slug, first)
    const two = await aSignedLoanOf(tool.slug, next, { person: zoe, organisationId: theatre.id })
    await send(lea, `${two.path}/passage-direct`, { act: 'mark', from: one.id })
    await mails()
    return { tool, one, two }
  }
  const comesFrom = async (id: string) =>
    (await db.selectFrom('loan').where('id', '=', id).select('direct_from_id').executeTakeFirst())
      ?.direct_from_id

  test('they stay tied while their days stay apart, the next host is told; its own days are refused', async () => {
    const { tool, one, two } = await twoStraight('Malle liée')
    await handOverLoan(db, tom.actor, { id: one.id }, now())
    await mails()
    expect((await read(tom, one.path)).body).toContain('Cet exemplaire est libre jusqu’au 18 janvier 2027.')
    expect((await send(tom, one.path, { ...asks, datesTo: '2027-01-19' })).status).toBe(409)
    await send(tom, one.path, { ...asks, datesTo: '2027-01-18' })
    await mails()
    await send(lea, one.path, { act: 'accept-dates' })
    expect(await mails()).toEqual([
      'tom@example.org: Nouvelles dates acceptées : Malle liée',
      'zoe@example.org: Passage direct : Malle liée',
    ])
    expect(await taken(tool.id)).toEqual([
      'MALLE-LIEE-1 [2027-01-10,2027-01-19)',
      'MALLE-LIEE-1 [2027-01-19,2027-01-26)',
    ])
    expect(await comesFrom(two.id)).toBe(one.id)
  })

  test('they are parted when the days no longer allow it: each comes by its holder, with its buffers whole', async () => {
    for (const which of ['one', 'two'] as const) {
      const { tool, one, two } = await twoStraight(`Malle déliée ${which}`)
      const [mover, moved, stays] =
        which === 'one' ? [tom, one, '[2027-01-18,2027-01-26)'] : [zoe, two, '[2027-01-10,2027-01-18)']
      const title = `Malle déliée ${which}`
      await send(mover, moved.path, { ...asks, datesFrom: '2027-03-01', datesTo: '2027-03-05' })
      await mails()
      await send(lea, moved.path, { act: 'accept-dates' })
      const told = [`Nouvelles dates acceptées : ${title}`, `Finalement pas de passage direct : ${title}`]
      expect((await mails()).map((mail) => mail.replace(/^\S+: /, '')).toSorted()).toEqual(told.toSorted())
      const code = `MALLE-DELIEE-${which.toUpperCase()}-1`
      expect(await taken(tool.id)).toEqual([`${code} ${stays}`, `${code} [2027-02-28,2027-03-08)`])
      expect(await comesFrom(two.id)).toBe(null)
    }
  })
})
