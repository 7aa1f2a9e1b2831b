import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aPerson } from '#modules/accounts/testing.ts'
import { loadVocabularies } from '#modules/directory/index.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { inTransaction } from '#platform/db/connect.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { getEditableEvent, listEventVersions } from './editable-store.ts'
import { getEventDraft } from './event-drafts.ts'
import { exportPerson, forgetPerson } from './personal-data.ts'
import { saveEvent } from './save-event.ts'
import { aContent } from './testing.ts'

const db = await testDatabase()
const now = new Date('2026-11-26T14:00:00Z')

test('a person is given what they entered; forgotten, they are named nowhere, and the event stays', async () => {
  await seedTerritories(db)
  await loadVocabularies(db)
  const museum = await anOrganisation(db).named('Musée').inCommune('59249').save()
  const ada = await aPerson(db).named('Ada').contributorOf(museum.id).save()
  const leo = await aPerson(db).named('Léo').contributorOf(museum.id).save()
  await sql`INSERT INTO expert (person_id, slug, name, created_at, updated_at)
    VALUES (${ada.id}, 'ada', 'Ada', ${now}, ${now})`.execute(db)
  const speakers = [
    { name: 'Ada', affiliation: 'Université', expert: 'ada' },
    { name: 'Bob', affiliation: null, expert: null },
  ]
  const input = aContent({ titleFr: 'Conférence', speakers })
  const given = { organiserId: museum.id, input, act: 'keep', typed: { titre: 'Conf' } } as const
  const { id, slug } = await saveEvent(db, ada.actor, given, now)
  await saveEvent(db, leo.actor, { ...given, slug, typed: { titre: 'Léo' } }, now)
  const created = now.toISOString().replace('.000Z', '+00:00')
  expect(await exportPerson(db, ada.id)).toEqual({
    entered: [{ slug, title: 'Conférence', state: 'draft', createdAt: created }],
    changes: [{ event: slug, version: 1, at: created, fields: [] }],
    drafts: [{ event: slug, typed: { titre: 'Conf' }, updatedAt: created }],
    speaking: [{ event: slug, name: 'Ada', affiliation: 'Université' }],
    charters: [],
  })
  await inTransaction(db, (tx) => forgetPerson(tx, ada.id))
  expect((await getEditableEvent(db, slug))?.content.speakers).toEqual([speakers[1]])
  const versions = await listEventVersions(db, id)
  expect(versions.map(({ content }) => content.speakers)).toEqual([[speakers[1]], [speakers[1]]])
  expect(await getEventDraft(db, ada.actor, id)).toBeNull()
  expect(await getEventDraft(db, leo.actor, id)).toMatchObject({ typed: { titre: 'Léo' } })
})
