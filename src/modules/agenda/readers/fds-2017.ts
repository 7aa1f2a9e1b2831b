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
import { anyPoint, placeOf, pointOf } from './place.ts'
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
  // Files seen hold published events only; the column has other values in OpenAgenda.
  if (!/^(?:publi|$)/i.test(line(fields.statut, 100) ?? '')) return missing.published
  const sessions = readTimings(timingsOf(fields), `${at} (${id})`, notes)
  const [first] = sessions
  if (!first) return missing.sessions
  const place = placeOf({
    name: fields.nom_du_lieu ?? fields.lieu,
    address: fields.adresse,
    postcode: fields.code_postal,
    insee: null,
    town: fields.ville,
    point: anyPoint(fields.geolocalisation ?? fields.latlon) ?? pointOf(fields.latitude, fields.longitude),
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
    ...agesIn(fields),
    booking: bookingOf(fields.lien_d_inscription, schools ? 'school' : 'public'),
  }
}

/** The two ages, else the first and the last of the list of every age: « 7;8;9;10 ». */
function agesIn(fields: Row['fields']) {
  const bounds = [fields.age_minimum, fields.age_maximum].map((age) => wholeNumber(age, 0, 120))
  const listed = list(fields.ages).flatMap((age) => wholeNumber(age, 0, 120) ?? [])
  const none = bounds.every((age) => age === null) && listed.length > 0
  return none
    ? agesOf(Math.min(...listed), Math.max(...listed))
    : agesOf(bounds[0] ?? null, bounds[1] ?? null)
}
