import { aPerson, signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import { loadVocabularies } from '#modules/directory/index.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'

type Fields = Record<string, string | string[]>

/** A site with a museum, Léa who looks after it, a moderator and a stranger; `night` is a form that can be sent. Once at the top of a file. */
export async function announcingSite() {
  const db = await testDatabase()
  const app = createApp(testServices(db))
  await seedTerritories(db)
  await loadVocabularies(db)
  const museum = await anOrganisation(db).named('Musée des Lampes').inCommune('59249').save()
  const lea = await aPerson(db).named('Léa').contributorOf(museum.id).save()
  return {
    db,
    museum,
    lea,
    moderator: await aPerson(db).withRole('moderator').save(),
    stranger: await aPerson(db).save(),
    get: (path: string, person?: TestPerson) =>
      app.request(path, { headers: person ? signedIn(person) : {} }),
    post(path: string, fields: Fields, person: TestPerson = lea) {
      const body = new FormData()
      for (const [name, value] of Object.entries(fields))
        for (const each of [value].flat()) body.append(name, each)
      return app.request(path, { method: 'POST', headers: signedIn(person), body })
    },
    night: (): Fields => ({
      organisation: museum.id,
      titleFr: 'La nuit des lampes',
      summaryFr: 'On éteint tout, on regarde.',
      placeOrganisation: 'musée des lampes',
      placeName: '',
      placeAddress: '',
      placePostcode: '',
      placeCommune: '',
      sessionDate: '2026-12-05',
      sessionBegin: '22:00',
      sessionEnd: '01:00',
      audience: ['families'],
      fee: 'free',
      publicEmail: 'lampes@example.org',
    }),
  }
}
