import { loadVocabularies } from '#modules/directory/index.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'

/** A site with a museum and a library, whose addresses begin with `http://localhost`. Call it once at the top of a file. */
export async function federatedSite(now: Date) {
  const db = await testDatabase()
  await seedTerritories(db)
  await loadVocabularies(db)
  const app = createApp(testServices(db, { now: () => now }))
  const museum = await anOrganisation(db)
    .named('Musée & co')
    .inCommune('59249')
    .with({ website: 'https://musee.example/?a=1&b=2' })
    .save()
  const library = await anOrganisation(db).named('Bibliothèque').inCommune('59350').save()
  const get = (path: string, accept = 'application/activity+json') =>
    app.request(path, { headers: { Accept: accept } })
  return {
    db,
    app,
    museum,
    library,
    get,
    read: async (path: string) => (await get(path)).json(),
  }
}
