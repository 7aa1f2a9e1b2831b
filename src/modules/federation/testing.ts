import { anEvent } from '#modules/agenda/testing.ts'
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
    /** Twenty-four events: one of the museum, one of nobody, and a series, the last published last. @returns their ids by title */
    async seedEvents(): Promise<Record<string, string>> {
      const ids: Record<string, string> = {}
      const make = async (title: string, minute: number, organiser?: string) => {
        const event = anEvent(db).named(title).about('astronomy').inCommune('59249').on('2026-12-05T20:00')
        const at = new Date(Date.UTC(2026, 10, 20, 10, minute))
        ids[title] = (await (organiser ? event.by(organiser) : event).save(at)).id
      }
      await make('Du musée', 30, museum.id)
      await make('De personne', 40)
      for (let minute = 0; minute < 22; minute++) await make(`Série ${minute}`, minute)
      return ids
    },
  }
}
