import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { signedIn } from '#modules/accounts/testing.ts'
import { mergeOrganisations } from '#modules/directory/index.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../../app.ts'
import { approveLoan } from '../approve-loan.ts'
import { readLoan } from '../loan-store.ts'
import { lendingSite } from '../testing.ts'
import { noteMoney } from './note-money.ts'

const { db, aKit, ask, lea, moderator, museum, now } = await lendingSite()
const app = createApp(testServices(db, { now }))

test('after a merge each keeps its numbers without a gap: receipts given stand as they were, the next ones are of who stays', async () => {
  const approved = async (title: string) => {
    const tool = await aKit(title).save()
    const { id } = await ask(tool.slug)
    await approveLoan(db, lea.actor, { id }, now())
    return id
  }
  const pay = async (id: string, day: string) => {
    const money = { kind: 'payment', amountCents: 4000, day, means: 'transfer', note: null } as const
    const base = (await readLoan(db, id))?.version ?? 0
    await noteMoney(db, lea.actor, { id, base, money, lang: 'fr' }, now())
  }
  const numbers = (holderId: string) =>
    db
      .selectFrom('loan_document')
      .where('holder_id', '=', holderId)
      .where('kind', '=', 'receipt')
      .select(['number', sql<string>`content -> 'issuer' ->> 'name'`.as('issuer')])
      .orderBy('number')
      .execute()
  const [before, after] = [await approved('Malle d’avant'), await approved('Malle d’après')]
  await pay(before, '2026-09-01')
  const kept = await anOrganisation(db).named('Muséum réuni').inCommune('59350').save()
  const merge = { keptId: kept.id, absorbedId: museum.id, choices: {} }
  await mergeOrganisations(db, moderator.actor, merge, now())
  await pay(after, '2026-09-02')
  expect(await numbers(museum.id)).toEqual([{ number: 1, issuer: 'Musée' }])
  expect(await numbers(kept.id)).toEqual([{ number: 1, issuer: 'Muséum réuni' }])
  // Its accounts have the sums of both, and say whose the receipts are.
  const file = `/annuaire/${kept.slug}/prets-comptes.csv?du=2026-09-01&au=2026-09-02`
  const lines = (await (await app.request(file, { headers: signedIn(lea) })).text()).split('\r\n')
  expect(lines.slice(1, 3).map((line) => line.split(';').slice(0, 4))).toEqual([
    ['2026-09-01', 'Paiement', 'R-2026-0001, Musée', '40'],
    ['2026-09-02', 'Paiement', 'R-2026-0001', '40'],
  ])
})
