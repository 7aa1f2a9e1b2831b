import type { Located } from '#platform/geojson.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { EventSheet } from '../model.ts'
import { isoIn, pageOf, titleIn, townOf } from './event-text.ts'

/** One feature a place of an event; one without geometry when it has no place. */
export function eventFeatures(
  sheet: EventSheet,
  { origin, lang }: { origin: string; lang: Lang },
): Located[] {
  const [first, last] = [sheet.sessions[0], sheet.sessions.at(-1)]
  const common = {
    identifiant: sheet.slug,
    titre: titleIn(sheet, lang),
    premiere_seance: first ? isoIn(first.begin, sheet.timezone) : null,
    derniere_seance: last ? isoIn(last.end, sheet.timezone) : null,
    seances: sheet.sessions.length,
    themes: sheet.themes.map((theme) => theme.code),
    demonstration: sheet.demo,
    page: pageOf(sheet, origin, lang),
  }
  const places = sheet.places.length > 0 ? sheet.places : [null]
  return places.map((place, rank) => ({
    type: 'Feature',
    id: `${sheet.slug}/${rank}`,
    geometry: place?.point ? { type: 'Point', coordinates: [place.point.lon, place.point.lat] } : null,
    properties: {
      ...common,
      lieu: place?.name ?? null,
      adresse: place?.address ?? null,
      commune: place?.commune?.code ?? null,
      commune_nom: place ? townOf(place) : null,
    },
  }))
}
