import { sql } from 'kysely'
import { beforeEach } from 'vitest'
import { aPerson, type TestPerson } from '#modules/accounts/testing.ts'
import { loadVocabularies } from '#modules/directory/index.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { getEditableEvent } from './editable-store.ts'
import type { EditableEvent } from './editing-model.ts'
import { loadSeasons } from './load-seasons.ts'
import { saveEvent } from './save-event.ts'
import type { SaveEvent } from './saving-model.ts'
import { aContent } from './testing.ts'

const at = (text: string) => new Date(`${text}:00+01:00`)
const place = {
  name: 'Salle',
  address: null,
  postcode: '59610',
  commune: '59249',
  locality: null,
  point: null,
}

/**
 * A site where a museum's contributor, a stranger and a moderator enter events: `whole` is one that can be sent, `save` sends it. Events and cases
 * go before each test. Call it once at the top of a file.
 */
export async function enteringSite(now: Date) {
  const db = await testDatabase()
  const app = createApp(testServices(db, { now: () => now }))
  await seedTerritories(db)
  await loadVocabularies(db)
  await loadSeasons(db)
  await sql`INSERT INTO season_edition (season, year) VALUES ('fete-de-la-science', 2026), ('fete-de-la-science', 2027)
    ON CONFLICT DO NOTHING`.execute(db)
  const museum = await anOrganisation(db).named('Musée').inCommune('59249').save()
  const other = await anOrganisation(db).named('Autre').inCommune('59350').save()
  const trust = (on: boolean) =>
    db.updateTable('organisation').where('id', '=', museum.id).set({ event_trust: on }).execute()
  beforeEach(async () => {
    await sql`DELETE FROM moderation_case`.execute(db)
    await sql`DELETE FROM event`.execute(db)
    await sql`DELETE FROM search_entry WHERE kind = 'event'`.execute(db)
    await trust(false)
  })
  const whole = aContent({
    titleFr: 'Atelier fusées',
    places: [place],
    sessions: [
      { begin: at('2026-12-05T14:00'), end: at('2026-12-05T16:00'), place: 0 },
      { begin: at('2026-12-12T14:00'), end: at('2026-12-12T16:00'), place: 0 },
    ],
  })
  return {
    db,
    app,
    museum,
    other,
    contributor: await aPerson(db).named('Léa').contributorOf(museum.id).save(),
    stranger: await aPerson(db).ownerOf(other.id).save(),
    moderator: await aPerson(db).withRole('moderator').save(),
    place,
    whole,
    trust,
    save: (person: Pick<TestPerson, 'actor'>, given: Partial<SaveEvent> = {}, when = now) =>
      saveEvent(db, person.actor, { organiserId: museum.id, input: whole, act: 'submit', ...given }, when),
    async read(slug: string): Promise<EditableEvent> {
      const event = await getEditableEvent(db, slug)
      if (!event) throw new Error(`no event ${slug}`)
      return event
    },
    async openCases() {
      const cases = db.selectFrom('moderation_case').where('kind', '=', 'event').where('state', '=', 'open')
      const rows = await cases.select('payload').execute()
      return rows.map(({ payload }) => payload as { eventId: string; change?: { titleFr: string } })
    },
    status: async (slug: string) => (await app.request(`/agenda/${slug}`)).status,
  }
}
