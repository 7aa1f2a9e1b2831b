import type { EventInput, SessionInput } from '../model.ts'
import { bookingOf, conditionsOf, distinct, feeOf } from './conditions.ts'
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
import { cut, line, list, paragraphs, webAddress } from './texts.ts'
import { readTimings } from './timings.ts'
import { wordsOf } from './words.ts'
import { frenchTimings, isoTimings, listedTimings } from './written-timings.ts'

/**
 * The programme of Fête de la science from its own site: data set « fr-esr-fete-de-la-science-23 » and its like. How `dates` is
 * written was not seen: ISO ranges, a list and French words are understood.
 */
export const fds2023: EventReader = (text) => readRecords(text, ['records', 'results'], read)

function read({ fields, at }: Row, notes: Refusal[]): EventRecord | Said {
  const id = line(fields.identifiant, 100) ?? line(fields.recordid, 100)
  const title = line(fields.titre_fr, limits.title)
  if (!id) return missing.id
  if (!title) return missing.title
  const sessions = readTimings(timingsOf(fields), `${at} (${id})`, notes)
  const [first] = sessions
  if (!first) return missing.sessions
  return {
    id,
    raw: fields,
    input: {
      ...wordsOf(
        {
          theme: list(fields.thematiques),
          format: list(fields.type_animation_project),
          access: list(fields.accessibilite_fr, /[|;,]/),
        },
        [],
      ),
      ...offered(fields),
      ...happening(fields, sessions),
      titleFr: title,
      titleEn: null,
      summaryFr: line(fields.description_fr, limits.summary),
      summaryEn: null,
      descriptionFr: paragraphs(fields.description_longue_fr),
      descriptionEn: null,
      conditionsEn: null,
      ageMin: null,
      ageMax: null,
      languages: [],
      season: { code: 'fete-de-la-science', year: first.begin.getUTCFullYear() },
      organiserName: line(fields.organisateur, limits.organiser),
      sourceUrl: pageOf(fields),
    },
  }
}

function timingsOf(fields: Row['fields']) {
  const readings = [
    () => isoTimings(fields.dates),
    () => listedTimings(fields.dates),
    () => frenchTimings(fields.dates),
    () => frenchTimings(fields.resume_dates_fr),
  ]
  for (const read of readings) {
    const found = read()
    if (found.length > 0) return found
  }
  return []
}

function offered(fields: Row['fields']): Pick<EventInput, 'conditionsFr' | 'fee' | 'booking'> {
  const open = conditionsOf(fields.detail_des_conditions_fr, false)
  const schools = conditionsOf(fields.detail_des_conditions_scolaire_fr, false)
  const apart = schools && schools !== open ? `Scolaires : ${schools}` : null
  const ways = ['lien_d_inscription', 'telephone', 'email']
  return {
    conditionsFr: cut([open, apart].filter(Boolean).join(' '), limits.conditions) || null,
    fee: feeOf(open),
    booking: distinct([
      ...ways.flatMap((way) => bookingOf(fields[`grandpublic_reservation_${way}`], 'public')),
      ...ways.flatMap((way) => bookingOf(fields[`scolaire_reservation_${way}`], 'school')),
    ]),
  }
}

/** Where and how; the page of the programme stands for the link of what is online, which files do not give. */
function happening(
  fields: Row['fields'],
  sessions: SessionInput[],
): Pick<EventInput, 'mode' | 'onlineLink' | 'places' | 'sessions'> {
  const place = placeOf({
    name: fields.nom_du_lieu,
    address: fields.adresse,
    postcode: fields.code_postal,
    insee: null,
    town: fields.lib_commune ?? fields.ville,
    point: anyPoint(fields.geolocalisation),
  })
  const manner = line(fields.modalite, 100) ?? ''
  const link = pageOf(fields)
  const online = /ligne|distan|virtuel|hybride|mixte/i.test(manner) && link !== null
  const mixed = online && /hybride|mixte|présen/i.test(manner)
  const places = place && (mixed || !online) ? [place] : []
  const status = /^(?:true|oui|1|annul)/i.test(`${fields.annulation}`) ? 'cancelled' : 'scheduled'
  return {
    mode: mixed ? 'mixed' : online ? 'online' : 'offline',
    onlineLink: online ? link : null,
    places,
    sessions: sessions.map((session) => ({ ...session, status, place: places.length > 0 ? 0 : null })),
  }
}

const pageOf = (fields: Row['fields']) => webAddress(fields.lien_canonique) ?? webAddress(fields.lien)
