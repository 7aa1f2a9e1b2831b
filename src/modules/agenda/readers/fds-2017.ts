import type { EventInput } from '../model.ts'
import { agesOf, bookingOf, conditionsOf, feeOf } from './conditions.ts'
import {
  type EventReader,
  type EventRecord,
  missing,
  type Refusal,
  type Row,
  readRecords,
  type Said,
} from './event-record.ts'
import { limits } from './limits.ts'
import { anyPoint, placeOf } from './place.ts'
import { line, list, paragraphs, webAddress, wholeNumber } from './texts.ts'
import { readTimings } from './timings.ts'
import { wordsOf } from './words.ts'
import { frenchTimings, isoTimings } from './written-timings.ts'

/**
 * The programme of Fête de la science as the ministry published it from OpenAgenda: data set « fr-esr-fete-de-la-science-17 » and
 * its like, in either form of the JSON exports of data.enseignementsup-recherche.gouv.fr. The year is that of the first session.
 */
export const fds2017: EventReader = (text) => readRecords(text, ['records', 'results'], read)

function read({ fields, at }: Row, notes: Refusal[]): EventRecord | Said {
  const id = line(fields.identifiant, 100) ?? line(fields.recordid, 100)
  const title = line(fields.titre_fr, limits.title)
  if (!id) return missing.id
  if (!title) return missing.title
  const sessions = readTimings(timingsOf(fields), `${at} (${id})`, notes)
  const [first] = sessions
  if (!first) return missing.sessions
  const place = placeOf({
    name: fields.nom_du_lieu ?? fields.lieu,
    address: fields.adresse,
    postcode: fields.code_postal,
    insee: null,
    town: fields.ville,
    point: anyPoint(fields.geolocalisation ?? fields.latlon),
  })
  return {
    id,
    raw: fields,
    input: {
      ...wordedAs(fields),
      ...offered(fields),
      titleFr: title,
      titleEn: null,
      summaryFr: line(fields.description_fr, limits.summary),
      summaryEn: null,
      descriptionFr: paragraphs(fields.description_longue_fr, fields.description_longue_html_fr),
      descriptionEn: null,
      conditionsEn: null,
      mode: 'offline',
      onlineLink: null,
      languages: [],
      season: { code: 'fete-de-la-science', year: first.begin.getUTCFullYear() },
      organiserName: line(fields.organisateur, limits.organiser),
      sourceUrl: webAddress(fields.lien),
      places: place ? [place] : [],
      sessions: sessions.map((session) => ({ ...session, place: place ? 0 : null })),
    },
  }
}

function timingsOf(fields: Row['fields']) {
  const iso = isoTimings(fields.horaires_iso)
  return iso.length > 0 ? iso : frenchTimings(fields.horaires_detailles_fr ?? fields.resume_dates_fr)
}

function wordedAs(fields: Row['fields']): Pick<EventInput, 'terms' | 'keywords'> {
  return wordsOf(
    {
      theme: list(fields.thematiques),
      audience: [...list(fields.publics_concernes), ...list(fields.public_specifique)],
      format: list(fields.type_d_animation),
      access: list(fields.accessibilite_fr, /[|;,]/),
    },
    list(fields.mots_cles_fr, /[,;|]/),
  )
}

function offered(fields: Row['fields']) {
  const conditionsFr = conditionsOf(
    fields.detail_des_conditions_fr,
    /^oui$/i.test(`${fields.inscription_necessaire}`),
  )
  const schools = list(fields.public_specifique).some((word) => /^scolaire/i.test(word))
  return {
    conditionsFr,
    fee: feeOf(conditionsFr),
    ...agesOf(wholeNumber(fields.age_minimum, 0, 120), wholeNumber(fields.age_maximum, 0, 120)),
    booking: bookingOf(fields.lien_d_inscription, schools ? 'school' : 'public'),
  }
}
