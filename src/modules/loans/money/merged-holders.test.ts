import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { mergeOrganisations } from '#modules/directory/index.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { approveLoan } from '../approve-loan.ts'
import { lendingSite } from '../testing.ts'
import { accountOf } from './money-store.ts'
import { noteMoney } from './note-money.ts'

const { db, aKit, ask, lea, moderator, museum, now } = await lendingSite()

async function approved(title: string) {
  const { id } = await ask((await aKit(title).save()).slug)
  await approveLoan(db, lea.actor, { id }, now())
  return id
}
const pay = (id: string, day: string, actor = lea.actor) =>
  noteMoney(
    db,
    actor,
    { id, lang: 'fr', money: { kind: 'payment', amountCents: 4000, day, means: null, note: null } },
    now(),
  )
const receiptsOf = async (holderId: string) => {
  const rows = await db
    .selectFrom('loan_document')
    .where('holder_id', '=', holderId)
    .where('kind', '=', 'receipt')
    .select(['number', sql<string>`content -> 'issuer' ->> 'name'`.as('issuer')])
    .orderBy('number')
    .execute()
  return rows.map(({ number, issuer }) => `${number} ${issuer}`)
}

test('after a merge each keeps its numbers without a gap: receipts given stand as they were, the next ones are of who stays', async () => {
  const [first, second, next] = [await approved('Un'), await approved('Deux'), await approved('Trois')]
  await pay(first, '2026-09-01')
  await pay(second, '2026-09-02')
  const kept = await anOrganisation(db).named('Muséum réuni').inCommune('59350').save()
  await mergeOrganisations(
    db,
    moderator.actor,
    { keptId: kept.id, absorbedId: museum.id, choices: {} },
    now(),
  )
  await pay(next, '2026-09-03', moderator.actor)
  expect(await receiptsOf(museum.id)).toEqual(['1 Musée', '2 Musée'])
  expect(await receiptsOf(kept.id)).toEqual(['1 Muséum réuni'])
  // The accounts of who stays have the sums of both, and say whose each receipt is.
  const lines = await accountOf(db, kept.id, { from: '2026-09-01', to: '2026-09-30' })
  expect(lines.map(({ amountCents, receipt }) => [amountCents, receipt?.number, receipt?.issuer])).toEqual([
    [4000, 1, 'Musée'],
    [4000, 2, 'Musée'],
    [4000, 1, null],
  ])
})
