import { aPerson, signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { writeToolLabels } from './tool-labels.ts'

/** A site (its clock says 23 November 2026) where the people of a museum, somebody else and a moderator meet the catalogue. */
export async function aCatalogue() {
  const db = await testDatabase()
  await seedTerritories(db)
  await writeToolLabels(db)
  const museum = await anOrganisation(db).named('Musée des Lampes').inCommune('59249').save()
  const other = await anOrganisation(db).named('Fablab des Dunes').inCommune('59350').save()
  const lea = await aPerson(db).contributorOf(museum.id).save()
  const tom = await aPerson(db).ownerOf(other.id).save()
  const moderator = await aPerson(db).withRole('moderator').save()
  const app = createApp(testServices(db))
  return {
    db,
    app,
    museum,
    other,
    lea,
    tom,
    moderator,
    async read(path: string, person?: TestPerson) {
      const answer = await app.request(path, person && { headers: signedIn(person) })
      return { status: answer.status, body: await answer.text() }
    },
    async send(person: TestPerson, path: string, fields: Record<string, string | string[]>) {
      const body = new URLSearchParams()
      for (const [name, value] of Object.entries(fields))
        for (const each of [value].flat()) body.append(name, each)
      const answer = await app.request(path, { method: 'POST', headers: signedIn(person), body })
      return { status: answer.status, location: answer.headers.get('location'), body: await answer.text() }
    },
    /** The acts written in the journal of an object, in order. */
    async acts(id: string) {
      const rows = await db
        .selectFrom('journal_entry')
        .where('object_kind', '=', 'tool')
        .where('object_id', '=', id)
        .select('action')
        .orderBy('id')
        .execute()
      return rows.map((row) => row.action)
    },
  }
}

/** A form that can be published. */
export const wholeForm = (structure: string) => ({
  structure,
  kind: 'kit',
  titleFr: 'Malle aux étoiles',
  summaryFr: 'Une soirée sous les étoiles.',
  theme: ['astronomy'],
  audience: ['families', 'pupils'],
  languages: ['fr'],
  ageMin: '8',
  floor: '9,5',
  power: 'no',
  price: '0',
  minDays: '2',
  maxDays: '21',
  leadDays: '7',
  bufferBefore: '1',
  bufferAfter: '2',
  partName: ['Lunette', 'Carte', ''],
  partQuantity: ['2', '20', ''],
  partValue: ['280', '', ''],
  partModule: ['', 'Cartes', ''],
  closureFrom: ['2026-12-24'],
  closureTo: ['2027-01-02'],
  closureNote: ['Congés'],
  act: 'publish',
})
