import { beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/db/testing.ts'
import { forgetExpired, retireAccounts } from './retire-accounts.ts'
import { aPerson } from './testing.ts'

const db = await testDatabase()
const begin = new Date('2024-01-10T08:00:00Z')
beforeEach(async () => {
  await db.deleteFrom('mail').execute()
  await db.deleteFrom('person').execute()
})

const emails = async () =>
  (
    await db.selectFrom('person').where('erased_at', 'is', null).select('email').orderBy('email').execute()
  ).map(({ email }) => email)

describe('an account that nobody uses', () => {
  test('is warned thirty days before two years, then erased, and not before', async () => {
    await aPerson(db).at('lea@example.org').save(begin)
    expect(await retireAccounts(db, [], new Date('2025-12-10T08:00:00Z'))).toEqual({ warned: 0, erased: 0 })
    expect(await retireAccounts(db, [], new Date('2025-12-12T08:00:00Z'))).toEqual({ warned: 1, erased: 0 })
    const mails = await db.selectFrom('mail').select(['address', 'kind', 'subject']).execute()
    expect(mails).toEqual([
      { address: 'lea@example.org', kind: 'account', subject: 'Votre compte va être effacé' },
    ])
    expect(await retireAccounts(db, [], new Date('2026-01-10T09:00:00Z'))).toEqual({ warned: 0, erased: 0 })
    expect(await retireAccounts(db, [], new Date('2026-01-11T09:00:00Z'))).toEqual({ warned: 0, erased: 1 })
    expect(await emails()).toEqual([])
  })

  test('warned late, still has thirty days', async () => {
    await aPerson(db).at('lea@example.org').save(begin)
    expect(await retireAccounts(db, [], new Date('2026-10-01T08:00:00Z'))).toEqual({ warned: 1, erased: 0 })
    expect(await retireAccounts(db, [], new Date('2026-10-30T08:00:00Z'))).toEqual({ warned: 0, erased: 0 })
    expect(await retireAccounts(db, [], new Date('2026-11-01T08:00:00Z'))).toEqual({ warned: 0, erased: 1 })
  })

  test('of the team stays: an administrator decides', async () => {
    for (const role of ['observer', 'moderator', 'administrator'] as const)
      await aPerson(db).at(`${role}@example.org`).withRole(role).save(begin)
    await retireAccounts(db, [], new Date('2026-10-01T08:00:00Z'))
    expect(await retireAccounts(db, [], new Date('2026-12-01T08:00:00Z'))).toEqual({ warned: 0, erased: 0 })
    expect(await emails()).toHaveLength(3)
  })
})

test('what is past its time is removed, what serves stays', async () => {
  const lea = await aPerson(db).save(begin)
  const link = { email: lea.email, created_at: begin, expires_at: new Date('2024-01-10T08:15:00Z') }
  await db
    .insertInto('sign_in_link')
    .values({ ...link, token_hash: Buffer.alloc(32, 1) })
    .execute()
  await forgetExpired(db, new Date('2024-01-10T10:00:00Z'))
  expect(await db.selectFrom('session').select('id').execute()).toHaveLength(1)
  expect(await db.selectFrom('sign_in_link').select('email').execute()).toHaveLength(1)
  await forgetExpired(db, new Date('2024-02-10T10:00:00Z'))
  expect(await db.selectFrom('session').select('id').execute()).toEqual([])
  expect(await db.selectFrom('sign_in_link').select('email').execute()).toEqual([])
})
