import type { EventContent } from '#modules/agenda/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { type EventForm, emptyForm, emptyPlace } from './form-model.ts'
import { placeRows } from './read-places.ts'
import { rowOf } from './session-rows.ts'

/** The form of an event as it is. */
export async function fillForm(db: Database, content: EventContent): Promise<EventForm> {
  const places = await placeRows(db, content.places)
  const { terms } = content
  const text = (value: string | number | null) => (value === null ? '' : String(value))
  return {
    ...emptyForm,
    titleFr: content.titleFr,
    titleEn: text(content.titleEn),
    summaryFr: text(content.summaryFr),
    summaryEn: text(content.summaryEn),
    descriptionFr: text(content.descriptionFr),
    descriptionEn: text(content.descriptionEn),
    conditionsFr: text(content.conditionsFr),
    conditionsEn: text(content.conditionsEn),
    fee: text(content.fee),
    ageMin: text(content.ageMin),
    ageMax: text(content.ageMax),
    mode: content.mode,
    onlineLink: text(content.onlineLink),
    keywords: content.keywords.join(', '),
    season: content.season ? `${content.season.code}/${content.season.year}` : '',
    sourceUrl: text(content.sourceUrl),
    organiser: text(content.organiserId),
    theme: terms.theme,
    audience: terms.audience,
    format: terms.format,
    access: terms.access,
    languages: content.languages,
    partners: content.partners,
    places: places.length > 0 ? places : [emptyPlace],
    sessions: content.sessions.map(rowOf),
    speakers: content.speakers.map(({ name, affiliation, expert }) => ({
      name,
      affiliation: text(affiliation),
      expert: text(expert),
    })),
    booking: content.booking.map(({ for: whom, value }) => ({ for: whom, value })),
  }
}
