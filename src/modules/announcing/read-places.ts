import type { PlaceInput } from '#modules/agenda/index.ts'
import { findCommune } from '#modules/directory/index.ts'
import { getTerritory } from '#modules/territories/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { FieldError } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { KnownOrganisation } from './choices-model.ts'
import { type EventForm, emptyPlace, type PlaceRow } from './form-model.ts'
import { messages } from './messages/index.ts'
import { organisationsById } from './organisation-store.ts'

/** The places that rows mean; for a row whose town has several answers, those to choose from. */
export type PlaceReading = { places: PlaceInput[]; errors: FieldError[]; towns: Map<number, string[]> }

/**
 * Reads where it happens. A place that was not typed anew stays as it is, with its point; a town is recognised by its name, its postcode or
 * its code. Online, there is none.
 * @param known the places that the event has
 */
export async function readPlaces(
  db: Database,
  lang: Lang,
  form: EventForm,
  known: PlaceInput[],
): Promise<PlaceReading> {
  const reading: PlaceReading = { places: [], errors: [], towns: new Map() }
  if (form.mode === 'online') return reading
  const organisations = await organisationsById(
    db,
    form.places.map(({ organisation }) => organisation),
  )
  const shown = await placeRows(db, known)
  const last = form.places.findLastIndex((row) => !isEmptyPlace(row))
  for (const [at, row] of form.places.slice(0, last + 1).entries()) {
    const same = shown.findIndex((each) => told(each) === told(row))
    const organisation = organisations.find(({ id }) => id === row.organisation)
    reading.places.push(known[same] ?? (await readPlace(db, lang, { row, at, organisation }, reading)))
  }
  return reading
}

async function readPlace(
  db: Database,
  lang: Lang,
  given: { row: PlaceRow; at: number; organisation: KnownOrganisation | undefined },
  reading: PlaceReading,
): Promise<PlaceInput> {
  const { at, organisation } = given
  const t = messages[lang].errors
  const row = organisation && given.row.commune === '' ? filledFrom(given.row, organisation) : given.row
  const wrong = (field: string, message: string) =>
    reading.errors.push({ field: `places-${at}-${field}`, message })
  const place: PlaceInput = {
    organisationId: organisation?.id ?? null,
    name: row.name.slice(0, 255) || null,
    address: row.address.slice(0, 255) || null,
    postcode: row.postcode.replaceAll(' ', '') || null,
    commune: null,
    locality: null,
    point: null,
  }
  if (place.postcode && !/^\d{5}$/.test(place.postcode)) {
    wrong('postcode', t.postcode)
    place.postcode = null
  }
  if (row.outside === '1') return { ...place, locality: row.commune.slice(0, 100) || null }
  const found = row.commune === '' ? null : await findCommune(db, row.commune)
  if (found && 'commune' in found) {
    const { code, point } = found.commune
    const isThere =
      organisation?.place?.commune === code && sameText(organisation.place.address, place.address)
    return { ...place, commune: code, point: isThere ? (organisation?.place?.point ?? point) : point }
  }
  if (found?.choices.length)
    reading.towns.set(
      at,
      found.choices.map(({ name, code }) => `${name} (${code})`),
    )
  wrong('commune', row.commune === '' ? t.noTown : found?.choices.length ? t.whichTown : t.unknownTown)
  return { ...place, locality: row.commune.slice(0, 100) || null }
}

const sameText = (one: string | null, other: string | null): boolean => (one ?? '') === (other ?? '')

/** What of a row says where it is: what is looked up beside it makes no difference. */
const told = ({ search: _, ...row }: PlaceRow): string => JSON.stringify(row)

/** Whether a row says nothing. */
export const isEmptyPlace = (row: PlaceRow): boolean => told(row) === told(emptyPlace)

/** A row that says where an organisation is. */
export const filledFrom = (row: PlaceRow, { id, name, place }: KnownOrganisation): PlaceRow => ({
  ...row,
  organisation: id,
  name: row.name || name,
  address: place?.address ?? '',
  postcode: place?.postcode ?? '',
  commune: place ? `${place.communeName} (${place.commune})` : '',
  outside: '',
  search: '',
})

/** Places as rows show them. */
export function placeRows(db: Database, places: PlaceInput[]): Promise<PlaceRow[]> {
  return Promise.all(
    places.map(async (place): Promise<PlaceRow> => {
      const town = place.commune ? await getTerritory(db, 'commune', place.commune) : null
      return {
        organisation: place.organisationId ?? '',
        name: place.name ?? '',
        address: place.address ?? '',
        postcode: place.postcode ?? '',
        commune: town ? `${town.name} (${town.code})` : (place.locality ?? ''),
        outside: town || !place.locality ? '' : '1',
        search: '',
      }
    }),
  )
}
