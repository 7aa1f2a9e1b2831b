import type { EventSheet, Word } from '../model.ts'

/**
 * What OpenAgenda's fields cannot say of an event, so that a site like ours that reads it loses nothing: every place and session, words of our
 * vocabularies, for whom each way to book is. Its reader is `readers/maillage-part.ts`.
 */
export function maillagePart(sheet: EventSheet) {
  return {
    summaryFr: sheet.summaryFr,
    summaryEn: sheet.summaryEn,
    fee: sheet.fee,
    ageMin: sheet.ageMin,
    ageMax: sheet.ageMax,
    languages: sheet.languages,
    terms: {
      theme: codes(sheet.themes),
      audience: codes(sheet.audiences),
      format: codes(sheet.formats),
      access: codes(sheet.access),
    },
    booking: sheet.booking,
    season: sheet.season && { code: sheet.season.code, year: sheet.season.year },
    organiserName: sheet.organiser?.name ?? null,
    // Sheets stay on their own site: a name says who speaks.
    speakers: sheet.speakers.map(({ name, affiliation }) => ({ name, affiliation })),
    places: sheet.places.map(({ name, address, postcode, commune, locality, point }) => ({
      name,
      address,
      postcode,
      commune: commune?.code ?? null,
      locality,
      point,
    })),
    sessions: sheet.sessions.map(({ begin, end, status, formerBegin, place }) => ({
      begin: begin.toISOString(),
      end: end.toISOString(),
      status,
      formerBegin: formerBegin?.toISOString() ?? null,
      place,
    })),
  }
}

const codes = (words: Word[]) => words.map(({ code }) => code)
