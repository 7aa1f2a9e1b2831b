import { findPlace } from './place.ts'
import { readableName } from './readable-name.ts'
import { pick, type Reader } from './reader.ts'
import { identifiers, isoDate, list, phone, point, sentence, text, url } from './values.ts'

/** Muséofile « domaines thématiques » in our themes. */
const domains: Record<string, string> = {
  archéologie: 'archaeology',
  histoire: 'history',
  ethnologie: 'ethnology',
  'beaux-arts': 'fine-arts',
  'art moderne et contemporain': 'fine-arts',
  'arts décoratifs': 'decorative-arts',
  photographie: 'image',
  littérature: 'literature',
  'sciences de la nature': 'nature',
  'sciences fondamentales': 'mathematics-physics',
  'technique et industrie': 'industry',
  "arts de l'islam": 'world-cultures',
  afrique: 'world-cultures',
  amérique: 'world-cultures',
  asie: 'world-cultures',
  océanie: 'world-cultures',
}

/**
 * Muséofile, the directory of French museums (Ministère de la Culture): the columns of the official CSV and JSON exports, old and new.
 * https://data.culture.gouv.fr, data set « Musées de France : base Muséofile »
 */
export const museofile: Reader = {
  id: 'museofile',
  recognises: (columns) =>
    (columns.has('nom_officiel') || columns.has('nom_officiel_du_musee')) &&
    ['identifiant', 'identifiant_museofile', 'ref_musee', 'ref'].some((one) => columns.has(one)),
  read(row, context) {
    const id = text(pick(row, 'identifiant', 'identifiant_museofile', 'ref_musee', 'ref'))
    const name = text(pick(row, 'nom_officiel', 'nom_officiel_du_musee'))
    if (!id || !/^M\d{4}$/.test(id))
      return { reason: `identifiant Muséofile manquant ou mal formé : « ${id ?? ''} »` }
    if (!name) return { reason: 'nom officiel manquant' }
    const address = text(pick(row, 'adresse'))
    const spot = text(pick(row, 'lieu', 'lieu_2'))
    const box = (value: string | null) => value !== null && /^BP \d+$/i.test(value)
    const found = findPlace(context, {
      code: pick(row, 'codeinsee', 'code_insee', 'insee'),
      commune: pick(row, 'ville', 'commune'),
      postcode: pick(row, 'code_postal'),
      address: box(address) ? null : address,
      name: box(spot) ? null : spot && sentence(spot),
      point: point(row.latitude, row.longitude, pick(row, 'coordonnees', 'geolocalisation')),
    })
    if ('reason' in found) return found
    const themes = list(pick(row, 'domaine_thematique', 'domaines_thematiques')).map((domain) =>
      domain.toLowerCase().replaceAll('’', "'"),
    )
    const year = text(pick(row, 'annee_creation', 'annee_de_creation'))?.match(/^\d{4}\b/)?.[0] ?? null
    return {
      id,
      name: readableName(name, found.commune.name),
      type: 'museum',
      terms: {
        theme: [...new Set(themes.flatMap((theme) => domains[theme] ?? []))],
        equipment: ['collections'],
      },
      descriptionFr: describe(themes, list(pick(row, 'categorie', 'categories'), [';', '.'])),
      place: found.place,
      website: url(pick(row, 'url', 'site_web')),
      phone: phone(pick(row, 'telephone')),
      foundedOn: year,
      identifiers: identifiers('museofile', id),
      dated: isoDate(pick(row, 'date_de_mise_a_jour', 'date_maj')),
    }
  },
}

/** Two plain sentences from the register's own words, so that a card without presentation still says what one finds there. */
function describe(themes: string[], categories: string[]): string | null {
  const collections = themes.length > 0 ? `Collections : ${themes.join(', ').replaceAll("'", '’')}.` : ''
  const kinds = categories.map((one) => one.replace(/\.$/, '').trim().toLowerCase()).filter(Boolean)
  return (
    [collections, kinds.length > 0 ? `${sentence(kinds.join(', '))}.` : ''].filter(Boolean).join(' ') || null
  )
}
