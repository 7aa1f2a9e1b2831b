import { countOf } from '#platform/i18n/format.ts'

const results = (count: number) => countOf('fr', count, 'résultat', 'résultats')

export const fr = {
  title: 'Recherche',
  titleFor: (q: string) => `Recherche\u00a0: ${q}`,
  lead: (region: string) =>
    `Musées, associations, fablabs, universités, communes, intercommunalités…\u00a0: tout ce que l’on trouve ${region}. Les accents et les petites fautes ne gênent pas.`,
  page: (page: number) => `page ${page}`,
  what: 'Quoi',
  whatPlaceholder: 'Musée, astronomie, fablab…',
  where: 'Où',
  wherePlaceholder: 'Commune, intercommunalité…',
  search: 'Rechercher',
  typeGroup: 'Type de résultat',
  types: {
    commune: 'Commune',
    epci: 'Intercommunalité',
    departement: 'Département',
    region: 'Région',
  } as Record<string, string>,
  total: results,
  corrected: (q: string, words: string) =>
    `Rien ne correspond exactement à «\u00a0${q}\u00a0». Voici les résultats pour «\u00a0${words}\u00a0».`,
  near: (q: string) => `Rien ne correspond exactement à «\u00a0${q}\u00a0». Voici ce qui s’en approche.`,
  inPlace: (place: string, count: number) => `Dans ${place} (${count})`,
  placeFirst: (place: string) =>
    `Les résultats situés à cet endroit viennent d’abord\u00a0: ${place}. Pour ne garder qu’eux\u00a0:`,
  placeOnly: (place: string) =>
    `«\u00a0${place}\u00a0» est aussi un territoire. Pour voir ce qui s’y trouve\u00a0:`,
  ignored: (values: string) => `Filtre inconnu, laissé de côté\u00a0: ${values}.`,
  whichPlace: (text: string) =>
    `Plusieurs territoires peuvent correspondre à «\u00a0${text}\u00a0». Vouliez-vous dire\u00a0:`,
  noPlace: (text: string) =>
    `Aucun territoire de la région ne ressemble à «\u00a0${text}\u00a0». La recherche porte sur toute la région.`,
  mapArea: 'Dans la partie de carte choisie',
  nearTo: (place: string, radius: string | null) =>
    radius ? `À moins de ${radius} de ${place}` : `Près de ${place}`,
  hereWord: 'votre position',
  empty: 'Aucun résultat pour cette recherche.',
  emptyNext: 'Vous pouvez\u00a0:',
  tryWord: (word: string, count: number) => `chercher seulement «\u00a0${word}\u00a0» (${results(count)})`,
  withoutFilters: (count: number) => `retirer les filtres (${results(count)})`,
  seeDirectory: 'parcourir l’annuaire',
  seeTerritories: 'parcourir les territoires',
  checkSpelling: 'Vérifiez l’orthographe, ou utilisez des mots plus généraux.',
  download: 'Télécharger les structures de cette liste\u00a0:',
}
