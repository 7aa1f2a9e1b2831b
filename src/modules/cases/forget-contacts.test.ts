import { expect, test } from 'vitest'
import { anOrganisation } from '#modules/directory/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { forgetContacts } from './forget-contacts.ts'

test('addresses of cases older than twelve months are erased, the cases stay', async () => {
  const db = await testDatabase()
  const { id } = await anOrganisation(db).named('Musée d’essai').save()
  const report = (opened_at: string, contact_email: string | null) => ({
    organisation_id: id,
    kind: 'report',
    message: 'Fermé le lundi.',
    contact_email,
    opened_at,
  })
  await db
    .insertInto('moderation_case')
    .values([
      report('2025-11-22T10:00:00Z', 'ancien@example.org'),
      report('2025-11-24T10:00:00Z', 'recent@example.org'),
      report('2024-01-01T10:00:00Z', null),
    ])
    .execute()
  expect(await forgetContacts(db, new Date('2026-11-23T10:00:00Z'))).toBe(1)
  const left = await db
    .selectFrom('moderation_case')
    .select(['message', 'contact_email'])
    .orderBy('opened_at')
    .execute()
  expect(left.map(({ contact_email }) => contact_email)).toEqual([null, null, 'recent@example.org'])
  expect(left.every(({ message }) => message === 'Fermé le lundi.')).toBe(true)
  expect(await forgetContacts(db, new Date('2026-11-23T10:00:00Z'))).toBe(0)
})
