import { loadVocabularies } from '#modules/directory/index.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import type { EventContent } from './editing-model.ts'
import { writeEventLabels } from './event-labels.ts'
import { type EventInput, emptyEvent, type SessionInput } from './model.ts'
import { writeEvent } from './write-event.ts'

export { aSheet } from './testing-sheet.ts'

const nothing: EventInput = { ...emptyEvent, titleFr: 'Un rendez-vous', languages: ['fr'] }

/** An event whole, nothing left out. */
export const aContent = (change: Partial<EventContent> = {}): EventContent => ({
  ...nothing,
  organiserId: null,
  partners: [],
  speakers: [],
  ...change,
})

/** The middle of the communes that tests use. */
const communes = {
  '59249': { name: 'Fourmies', lon: 4.05, lat: 50.0177 },
  '59350': { name: 'Lille', lon: 3.0573, lat: 50.6292 },
}

/** An event for tests, in a few words: `anEvent(db).named('Atelier').inCommune('59249').on('2026-12-05T14:00').save()`. */
export function anEvent(db: Database) {
  let input = nothing
  let state: 'draft' | 'published' = 'published'
  const builder = {
    named: (titleFr: string) => builder.with({ titleFr }),
    with(change: Partial<EventInput>) {
      input = { ...input, ...change }
      return builder
    },
    /** Whose event it is: its contributors edit it. */
    by: (organiserId: string) => builder.with({ organiserId }),
    about: (...theme: string[]) => builder.with({ terms: { ...input.terms, theme } }),
    inCommune(code: keyof typeof communes) {
      const { name, ...point } = communes[code]
      const place = {
        name: `Salle de ${name}`,
        address: null,
        postcode: null,
        commune: code,
        locality: null,
        point,
      }
      return builder.with({ places: [...input.places, place] })
    },
    /** Two hours from each of these moments of Paris in winter: `2026-12-05T14:00`. */
    on(...begins: string[]) {
      const sessions = begins.map((text): SessionInput => {
        const begin = new Date(`${text}:00+01:00`)
        return { begin, end: new Date(begin.getTime() + 2 * 3_600_000), place: 0 }
      })
      return builder.with({ sessions: [...input.sessions, ...sessions] })
    },
    unpublished() {
      state = 'draft'
      return builder
    },
    async save(now = new Date('2026-11-20T10:00:00Z')) {
      await loadVocabularies(db)
      await writeEventLabels(db)
      return inTransaction(db, (tx) => writeEvent(tx, input, { state }, now))
    },
  }
  return builder
}
