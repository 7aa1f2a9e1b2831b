import {
  findCommune,
  type OrganisationProfile,
  type Point,
  type ProfileValues,
} from '#modules/directory/index.ts'
import { findTerritories, getTerritory, type Territory } from '#modules/territories/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { fold } from '#platform/i18n/fold.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { coordinatesAsTyped, kilometresBetween, mayBeInFrance, readCoordinates } from './coordinates-model.ts'
import { type FormInput, first, type PlaceChoice, type SectionReading } from './edit-model.ts'
import { editMessages } from './messages/index.ts'

/** A point farther than this from the middle of its commune is asked about: the largest communes are about twice as wide. */
const surprisingKm = 15

/** Reads where an organisation is: a place in a commune, or the territory it serves. Choices are given when a name has several answers. */
export async function readPlace(
  db: Database,
  input: FormInput,
  base: OrganisationProfile,
  lang: Lang,
): Promise<SectionReading> {
  const reading: SectionReading = { values: {}, errors: [], communes: [], areas: [], far: null }
  if (first(input, 'where') === 'area') await readArea(db, input, reading, lang)
  else await readAddress(db, input, base, reading, lang)
  return reading
}

async function readArea(db: Database, input: FormInput, reading: SectionReading, lang: Lang): Promise<void> {
  const t = editMessages[lang].errors
  const typed = first(input, 'area')
  const choiceMade = first(input, 'areaChoice')
  const ref = /^(commune|epci|departement|region)\/(\w{1,12})$/.exec(choiceMade || first(input, 'areaRef'))
  const known = ref && (await getTerritory(db, ref[1] as 'epci', ref[2] as string))
  // The choice made before holds as long as the name was not typed anew.
  if (known && (choiceMade || isNamed(known, typed))) return take(known)
  if (!typed) return void reading.errors.push({ field: 'area', message: t.missingArea })
  const found = await findTerritories(db, typed, { limit: 8 })
  const exact = found.filter((each) => fold(each.name) === fold(typed))
  const [only, ...others] = exact.length > 0 ? exact : found
  if (only && others.length === 0) return take(only)
  reading.areas = found.map((each) => choiceOf(each, lang))
  reading.errors.push({ field: 'area', message: only ? t.chooseArea : t.unknownArea(typed) })

  function take({ kind, code }: Territory) {
    reading.values = { place: null, area: { kind, code } }
  }
}

async function readAddress(
  db: Database,
  input: FormInput,
  base: OrganisationProfile,
  reading: SectionReading,
  lang: Lang,
): Promise<void> {
  const t = editMessages[lang].errors
  const commune = await readCommune(db, input, reading, lang)
  const point = readPoint(input, base, commune, reading, lang)
  const postcode = first(input, 'postcode').replaceAll(/\s/g, '')
  if (postcode && !/^\d{5}$/.test(postcode))
    reading.errors.push({ field: 'postcode', message: t.wrongPostcode })
  if (!commune || reading.errors.length > 0) return
  const place: NonNullable<ProfileValues['place']> = {
    commune: commune.code,
    name: first(input, 'placeName') || null,
    address: first(input, 'address') || null,
    postcode: postcode || null,
    ...point,
    access: (input.access ?? []).filter(Boolean),
    accessFr: first(input, 'accessFr').replaceAll('\r\n', '\n') || null,
  }
  reading.values = { place, area: base.area }
}

async function readCommune(
  db: Database,
  input: FormInput,
  reading: SectionReading,
  lang: Lang,
): Promise<Territory | null> {
  const t = editMessages[lang].errors
  const typed = first(input, 'commune')
  const choice = first(input, 'communeChoice')
  const code = choice || first(input, 'communeCode')
  const chosen = /^\d[0-9AB]\d{3}$/.test(code) ? await getTerritory(db, 'commune', code) : null
  const wrong = (message: string) => void reading.errors.push({ field: 'commune', message })
  if (chosen && (choice || isNamed(chosen, typed))) return chosen
  if (!typed) {
    wrong(t.missingCommune)
    return null
  }
  const found = await findCommune(db, typed)
  if ('commune' in found) return found.commune
  reading.communes = found.choices.map((each) => choiceOf(each, lang))
  wrong(found.choices.length > 0 ? t.chooseCommune : t.unknownCommune(typed))
  return null
}

/** The point typed, or the one that stands as long as the commune does; without any, the middle of the commune. */
function readPoint(
  input: FormInput,
  base: OrganisationProfile,
  commune: Territory | null,
  reading: SectionReading,
  lang: Lang,
): { point: Point | null; precision: 'address' | 'commune' } {
  const t = editMessages[lang].errors
  const typed = first(input, 'coordinates')
  const before = base.place
  const wrong = (message: string) => void reading.errors.push({ field: 'coordinates', message })
  if (!typed) {
    const stands = before?.precision === 'commune' && before.commune === commune?.code
    return { point: stands ? before.point : (commune?.point ?? null), precision: 'commune' }
  }
  const same = before?.point && before.precision === 'address' && coordinatesAsTyped(before.point) === typed
  const point = same ? before.point : readCoordinates(typed)
  if (!point) wrong(t.wrongCoordinates)
  else if (!mayBeInFrance(point))
    wrong(mayBeInFrance({ lon: point.lat, lat: point.lon }) ? t.swappedCoordinates : t.abroad)
  else if (commune?.point) {
    const km = kilometresBetween(point, commune.point)
    if (km > surprisingKm) {
      reading.far = Math.round(km)
      if (!same && first(input, 'confirmFar') !== '1') wrong(t.farPoint(Math.round(km), commune.name))
    }
  }
  return { point, precision: 'address' }
}

/** Whether what stands in the field still names the territory chosen before: the name alone, or as the form writes it. */
const isNamed = ({ name, code }: Territory, typed: string) =>
  [fold(name), fold(`${name} (${code})`)].includes(fold(typed))

function choiceOf({ kind, code, name, facts }: Territory, lang: Lang): PlaceChoice {
  const postcodes = kind === 'commune' ? ((facts as { postcodes?: string[] }).postcodes ?? []) : []
  const detail = postcodes[0] ? postcodes.slice(0, 3).join(', ') : editMessages[lang].place.kinds[kind]
  return { value: kind === 'commune' ? code : `${kind}/${code}`, label: name, detail }
}
