import { expect, test } from 'vitest'
import { aPerson } from '#modules/accounts/testing.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { sendDigests } from './send-digests.ts'

const db = await testDatabase()
const morning = new Date('2026-11-23T08:00:00Z')

test('each moderator is told once a day what waits, in their language; nobody else is', async () => {
  const lea = await aPerson(db).withRole('moderator').save()
  const max = await aPerson(db).withRole('administrator').speaking('en').save()
  await aPerson(db).withRole('observer').save()
  await aPerson(db).save()
  expect(await sendDigests(db, morning)).toBe(0)
  const { id } = await anOrganisation(db).named('Musée des Lampes').save()
  const waiting = (assigned_to: string | null) => ({
    kind: 'report',
    organisation_id: id,
    opened_at: morning,
    assigned_to,
  })
  await db
    .insertInto('moderation_case')
    .values([...Array.from({ length: 12 }, () => waiting(null)), waiting(lea.id)])
    .execute()
  await sendDigests(db, morning)
  await sendDigests(db, new Date('2026-11-23T15:00:00Z'))
  const mails = await db
    .selectFrom('mail')
    .where('kind', '=', 'moderation-digest')
    .select(['person_id', 'subject', 'body'])
    .orderBy('created_at')
    .execute()
  const of = (person: string) => mails.filter((mail) => mail.person_id === person)
  expect([of(lea.id).length, of(max.id).length, mails.length]).toEqual([1, 1, 2])
  expect(of(lea.id)[0]?.subject).toBe('Modération\u00a0: 13\u00a0demandes attendent')
  expect(of(max.id)[0]?.subject).toBe('Moderation: 12\u00a0cases wait')
  expect(JSON.stringify(of(max.id)[0]?.body)).toContain('and 2\u00a0others')
  await sendDigests(db, new Date('2026-11-24T08:00:00Z'))
  expect(await db.selectFrom('mail').where('person_id', '=', lea.id).select('id').execute()).toHaveLength(2)
})
