import { expect, test } from 'vitest'
import { testDatabase } from '#platform/db/testing.ts'
import { forgetReporters } from './forget-reporters.ts'
import { anOrganisation } from './testing.ts'

test('addresses of reports older than twelve months are erased, the reports stay', async () => {
  const db = await testDatabase()
  const { id } = await anOrganisation(db).named('Musée d’essai').save()
  const report = (created_at: string, contact_email: string | null) => ({
    organisation_id: id,
    reason: 'wrong',
    message: 'Fermé le lundi.',
    contact_email,
    created_at,
  })
  await db
    .insertInto('organisation_report')
    .values([
      report('2025-11-22T10:00:00Z', 'ancien@example.org'),
      report('2025-11-24T10:00:00Z', 'recent@example.org'),
      report('2024-01-01T10:00:00Z', null),
    ])
    .execute()
  expect(await forgetReporters(db, new Date('2026-11-23T10:00:00Z'))).toBe(1)
  const left = await db
    .selectFrom('organisation_report')
    .select(['message', 'contact_email'])
    .orderBy('created_at')
    .execute()
  expect(left.map(({ contact_email }) => contact_email)).toEqual([null, null, 'recent@example.org'])
  expect(left.every(({ message }) => message === 'Fermé le lundi.')).toBe(true)
  expect(await forgetReporters(db, new Date('2026-11-23T10:00:00Z'))).toBe(0)
})
