import type { Located } from '#platform/geojson.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import type { ToolSheet } from '../model.ts'

/** One feature a tool, at the commune where it is kept first; without geometry when that is not known. */
export function toolFeature(sheet: ToolSheet, { origin, lang }: { origin: string; lang: Lang }): Located {
  const [first] = sheet.places
  return {
    type: 'Feature',
    id: sheet.slug,
    geometry: first?.point ? { type: 'Point', coordinates: [first.point.lon, first.point.lat] } : null,
    properties: {
      identifiant: sheet.slug,
      titre: (lang === 'en' ? sheet.titleEn : null) ?? sheet.titleFr,
      genre: sheet.kind,
      themes: sheet.themes.map((theme) => theme.code),
      reservable: sheet.lendable,
      prix_euros: sheet.price,
      exemplaires: sheet.copies.lent,
      structure: sheet.holder?.name ?? null,
      commune: first?.commune ?? null,
      commune_nom: first?.name ?? null,
      demonstration: sheet.demo,
      page: origin + localPath(lang, `/outils/${sheet.slug}`),
    },
  }
}
