import { expect, test } from 'vitest'
import { aPerson } from '#modules/accounts/testing.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import type { Actor } from '#platform/access/actor.ts'
import { inTransaction } from '#platform/db/connect.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { describeEntry } from './describe-entry.ts'
import { forgetInJournal, forgetOldEntries } from './forget-entries.ts'
import { exportEntries, listEntries } from './list-entries.ts'
import { listActions } from './list-store.ts'
import { type NewEntry, readFilters } from './model.ts'
import { writeJournal } from './write-entries.ts'

const db = await testDatabase()
const now = new Date('2026-11-23T10:00:00Z')
const museum = await anOrganisation(db).named('Musée d’essai').save()
const lea = await aPerson(db).named('Léa').withRole('moderator').save()
const observer = await aPerson(db).withRole('observer').save()
const member = await aPerson(db).named('Max').save()
const job: Actor = { kind: 'system', origin: 'job' }
const write = (actor: Actor, entries: NewEntry[], at = now) =>
  inTransaction(db, (tx) => writeJournal(tx, actor, entries, at))

await db.deleteFrom('journal_entry').execute()
await write(
  lea.actor,
  [
    {
      action: 'organisation.edit',
      object: { kind: 'organisation', id: museum.id },
      organisationId: museum.id,
      changes: { name: { from: 'Musée', to: 'Musée d’essai' }, themes: { from: [], to: ['robots', 'mer'] } },
    },
  ],
  new Date('2026-11-22T22:59:00Z'), // 23 h 59 in Paris
)
await write(job, [{ action: 'organisation.dance', object: { kind: 'organisation', id: museum.id } }])
await write(member.actor, [
  {
    action: 'person.edit',
    object: { kind: 'person', id: member.id },
    changes: { name: { from: 'Maximilien Secret', to: 'Max' } },
    personal: true,
  },
])

const acts = async (query: Record<string, string>, actor: Actor = lea.actor) =>
  (
    await listEntries(
      db,
      actor,
      readFilters((name) => query[name]),
      null,
    )
  ).entries.map(({ action }) => action)

test('filters: object, organisation, person, act, origin, days in Paris; one that makes no sense is left out', async () => {
  expect(await acts({})).toEqual(['person.edit', 'organisation.dance', 'organisation.edit'])
  expect(await acts({ objet: `organisation/${museum.id}` })).toEqual([
    'organisation.dance',
    'organisation.edit',
  ])
  expect(await acts({ structure: museum.slug })).toEqual(['organisation.edit'])
  expect(await acts({ personne: lea.id })).toEqual(['organisation.edit'])
  expect(await acts({ acte: 'person.edit' })).toEqual(['person.edit'])
  expect(await acts({ acte: 'organisation' })).toEqual(['organisation.dance', 'organisation.edit'])
  expect(await acts({ origine: 'job' })).toEqual(['organisation.dance'])
  expect(await acts({ du: '2026-11-23' })).toEqual(['person.edit', 'organisation.dance'])
  expect(await acts({ au: '2026-11-22' })).toEqual(['organisation.edit'])
  expect(
    (await acts({ origine: 'moon', objet: 'x/\0', personne: "' OR 1=1", du: '2026-02-31' })).length,
  ).toBe(3)
  expect(await listActions(db)).toEqual(['organisation.dance', 'organisation.edit', 'person.edit'])
})

test('entries read as sentences, in both languages; an unknown act by its code', async () => {
  const { entries } = await listEntries(db, lea.actor, {}, null)
  const read = entries.map((entry) => describeEntry('fr', entry))
  expect(read.map(({ author, act }) => `${author} ${act}`)).toEqual([
    'Max a modifié le profil de',
    'Maillage (tâche automatique) a fait «\u00a0organisation.dance\u00a0» sur',
    'Léa a modifié la structure',
  ])
  expect(read[2]?.differences).toEqual([
    { field: 'Nom', from: 'Musée', to: 'Musée d’essai' },
    { field: 'Thèmes', from: 'rien', to: 'robots, mer' },
  ])
  expect(entries[2] && describeEntry('en', entries[2]).act).toBe('edited the organisation')
  expect(entries[2]?.object.name).toBe('Musée d’essai')
})

test('observers read without the personal details; members and visitors not at all', async () => {
  const { entries } = await listEntries(db, observer.actor, { action: 'person.edit' }, null)
  expect(entries).toMatchObject([{ changes: {}, hidden: true }])
  expect(JSON.stringify(entries)).not.toContain('Secret')
  await expect(listEntries(db, member.actor, {}, null)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(listEntries(db, { kind: 'visitor' }, {}, null)).rejects.toMatchObject({
    code: 'unauthenticated',
  })
})

test('pages follow each other, and an export has every line once', async () => {
  await write(
    job,
    Array.from({ length: 120 }, () => ({ action: 'term.edit', object: { kind: 'term', id: 'type/x' } })),
  )
  const seen: string[] = []
  let next: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listEntries>> = await listEntries(
      db,
      lea.actor,
      { action: 'term' },
      next,
    )
    seen.push(...page.entries.map(({ id }) => id))
    next = page.next
  } while (next)
  expect([seen.length, new Set(seen).size]).toEqual([120, 120])
  let lines = 0
  for await (const batch of exportEntries(db, lea.actor, { action: 'term' })) lines += batch.length
  expect(lines).toBe(120)
})

test('an erased person is nobody, and what was told of them is emptied; after three years nothing is left', async () => {
  await inTransaction(db, (tx) => forgetInJournal(tx, member.id))
  await db
    .updateTable('person')
    .set({ email: null, name: '', erased_at: now })
    .where('id', '=', member.id)
    .execute()
  const { entries } = await listEntries(db, lea.actor, { action: 'person.edit' }, null)
  expect(entries).toMatchObject([{ changes: {}, author: { name: '', erased: true } }])
  expect(entries[0] && describeEntry('fr', entries[0]).author).toBe('Une personne effacée')
  await forgetOldEntries(db, new Date('2029-11-23T09:59:00Z'))
  expect((await listEntries(db, lea.actor, { action: 'person.edit' }, null)).entries.length).toBe(1)
  await forgetOldEntries(db, new Date('2029-11-23T10:01:00Z'))
  expect((await listEntries(db, lea.actor, {}, null)).entries).toEqual([])
})

test('an act on an expert’s sheet names the person', async () => {
  const max = await aPerson(db).named('Max').save()
  const expert = { kind: 'expert', id: max.id }
  await write(max.actor, [{ action: 'expert.publish', object: expert, changes: {} }])
  const { entries } = await listEntries(db, lea.actor, { action: 'expert.publish' }, null)
  expect(entries.map(({ object }) => object)).toEqual([{ ...expert, name: 'Max' }])
})
