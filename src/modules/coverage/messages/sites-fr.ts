import { countOf, formatNumber, formatPercent } from '#platform/i18n/format.ts'

const number = (value: number, digits = 0) => formatNumber('fr', value, digits)
const places = (count: number) => countOf('fr', count, 'nouveau lieu', 'nouveaux lieux')

/** Words of « Où agir ? ». */
export const sitesFr = {
  title: 'Où agir\u00a0?',
  lead: 'Où ouvrir un lieu, installer un outil ou faire étape pour toucher le plus de monde\u00a0: choisissez ce qui manque, le site compare toutes les communes.',
  description:
    'Les communes où de nouveaux lieux de sciences ou de nouvelles étapes d’outils toucheraient le plus d’habitants, avec ce que chacun ajoute.',
  form: 'Ce que vous cherchez',
  aim: 'Dans quel but',
  aims: { reach: 'Donner accès au plus de monde', near: 'Rapprocher tout le monde' },
  sites: 'Nouveaux lieux',
  sitesHelp: (most: number) => `De 1 à ${most}`,
  search: 'Chercher où',
  intro: 'Deux façons de chercher',
  introReach:
    'Donner accès au plus de monde\u00a0: parmi ceux qui n’ont aujourd’hui aucun lieu à la distance choisie, le plus grand nombre possible en aurait un.',
  introNear:
    'Rapprocher tout le monde\u00a0: la distance moyenne de chacun au lieu le plus proche serait la plus courte possible.',
  introTime:
    'La plupart des réponses viennent en quelques secondes. Elles sont exactes, ou disent de combien elles peuvent s’écarter du meilleur choix.',
  findingReach: (count: number, reached: number, who: string, kind: string, km: number) =>
    `${places(count)} ${count > 1 ? 'mettraient' : 'mettrait'} ${number(reached)} ${who} de plus à moins de ${km}\u00a0km\u00a0: ${kind}`,
  findingNear: (count: number, after: number, before: number | null, kind: string) =>
    `${places(count)} ${count > 1 ? 'mettraient' : 'mettrait'} chacun à ${number(after, 1)}\u00a0km en moyenne du plus proche${before === null ? '' : `, contre ${number(before, 1)}\u00a0km aujourd’hui`}\u00a0: ${kind}`,
  findingNone: 'Aucun nouveau lieu n’ajouterait quelque chose',
  noneReach: (km: number) =>
    `Tous ceux qui sont comptés ont déjà un lieu à moins de ${km}\u00a0km. Choisissez une distance plus courte, ou un autre lieu.`,
  noneNear: 'Chaque commune comptée a déjà un lieu en son milieu.',
  enough: (asked: number, count: number) =>
    `Vous en demandiez ${asked}\u00a0: ${number(count)} ${count > 1 ? 'suffisent' : 'suffit'}, les suivants n’ajouteraient rien.`,
  without: (before: number, after: number, who: string) =>
    `${number(before)} ${who} n’ont aucun lieu à cette distance aujourd’hui\u00a0; il en resterait ${number(after)}.`,
  exact: (count: number) =>
    `Réponse exacte\u00a0: aucun autre choix de ${countOf('fr', count, 'commune', 'communes')} ne fait mieux.`,
  gapReach: (more: number, percent: number) =>
    `Réponse approchée\u00a0: le meilleur choix possible toucherait au plus ${number(more)} personnes de plus (écart de ${formatPercent('fr', percent, 2)}).`,
  gapNear: (km: number, percent: number) =>
    `Réponse approchée\u00a0: le meilleur choix possible ne gagnerait pas plus de ${number(km, 2)}\u00a0km de plus en moyenne (écart de ${formatPercent('fr', percent, 2)}).`,
  gapUnknown: 'Réponse approchée\u00a0: l’écart au meilleur choix n’est pas connu.',
  searching: (seconds: number) =>
    `Le calcul est en cours depuis ${number(Math.max(1, Math.round(seconds)))} s`,
  searchingFirst:
    'Voici déjà un bon choix. La preuve qu’aucun autre ne fait mieux, ou un meilleur choix, vient dans moins d’une minute.',
  searchingAlone: 'La réponse vient dans moins d’une minute. Vous pouvez garder cette adresse et y revenir.',
  ahead: (count: number) => `${countOf('fr', count, 'calcul passe', 'calculs passent')} avant le vôtre.`,
  again: 'Voir où en est le calcul',
  busy: 'Trop de calculs attendent déjà',
  busyHelp:
    'Attendez une minute, puis cherchez de nouveau\u00a0: votre question est gardée dans le formulaire.',
  busyView: 'Rouvrez cette page dans une minute.',
  asked: (count: number, kind: string) => `Où agir\u00a0? ${places(count)}\u00a0: ${kind}`,
  reuse: 'cette carte et sa liste',
  mapTitle: (count: number) =>
    `${count > 1 ? `Les ${number(count)} communes proposées` : 'La commune proposée'}, dans l’ordre de ce que chacune ajoute`,
  zones: {
    in: (km: number) => `déjà à ${km}\u00a0km ou moins`,
    new: (km: number) => `serait à ${km}\u00a0km ou moins`,
    out: (km: number) => `resterait à plus de ${km}\u00a0km`,
    place: 'lieu d’aujourd’hui',
    mark: 'nouveau lieu, numéro de la liste',
  },
  adds: 'Ce que chaque lieu ajoute',
  caption: (who: string) => `Dans l’ordre d’ouverture\u00a0; en nombre\u00a0: ${who}`,
  rank: 'Ordre',
  today: 'Aujourd’hui',
  commune: 'Commune',
  reached: 'De plus à portée',
  within: 'À portée en tout',
  mean: 'Distance moyenne',
  noMean: 'aucun lieu',
  orderNote:
    'L’ordre est celui où chaque lieu ajoute le plus à ceux d’avant\u00a0: on peut s’arrêter en route.',
  csv: 'Les lieux proposés (CSV)',
  geojson: 'Les lieux proposés (GeoJSON)',
  api: 'Les mêmes en JSON (API)',
  seeCoverage: 'Voir la couverture d’aujourd’hui',
  method: 'Comment c’est calculé',
  methodReach:
    'Couverture maximale (Church et ReVelle, 1974, doi 10.1007/BF01942293)\u00a0: choisir les communes dont le rayon contient le plus de personnes aujourd’hui sans lieu.',
  methodNear:
    'p-médiane (Hakimi, 1964, doi 10.1287/opre.12.3.450)\u00a0: choisir les communes qui raccourcissent le plus la somme des distances au lieu le plus proche, ceux d’aujourd’hui compris\u00a0; distances comptées à 100\u00a0m.',
  methodProof:
    'Chaque commune peut recevoir un lieu, en son milieu. La recherche, par bornes lagrangiennes et séparation, prouve son résultat ou dit l’écart qui reste après 20 secondes. Elle ne sait rien des terrains, des loyers ni des équipes\u00a0: c’est un point de départ pour en parler.',
  csvColumns: {
    rank: 'Ordre d’ouverture',
    code: 'Code INSEE',
    name: 'Commune',
    epci: 'Code de l’intercommunalité',
    departement: 'Code du département',
    lon: 'Longitude du milieu de la commune',
    lat: 'Latitude du milieu de la commune',
    reached: 'Personnes comptées que ce lieu met à portée, en plus de ceux d’avant',
    within: 'Personnes comptées à portée, avec ce lieu et ceux d’avant',
    without: 'Personnes comptées encore hors de portée',
    mean: 'Distance moyenne au lieu le plus proche, en km estimés par la route',
    proven: 'Vrai quand aucun autre choix ne fait mieux',
    gap: 'Écart possible au meilleur choix, en % de ce qui est gagné\u00a0; vide quand il n’est pas connu',
  },
}
