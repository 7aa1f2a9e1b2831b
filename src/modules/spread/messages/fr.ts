import { countOf, formatNumber, formatPercent } from '#platform/i18n/format.ts'
import type { Order } from '../model.ts'

const number = (value: number, digits = 0) => formatNumber('fr', value, digits)
const percent = (value: number) => formatPercent('fr', value, 0)

export const fr = {
  observatory: 'Observatoire',
  title: 'Où vont les outils',
  lead: 'Les prêts reçus par chaque territoire, comparés à ses habitants et à ses acteurs : qui est servi, qui attend encore, à quelle distance.',
  description:
    'Prêts d’outils reçus pour 10 000 habitants, par département et intercommunalité ; territoires jamais servis, distances.',
  none: 'Aucun prêt n’est encore enregistré.',
  noneNext: 'La carte vient avec les premiers prêts.',
  find: 'Voir les outils',
  invented:
    'Chiffres de démonstration : tous les prêts comptés ici sont inventés. Ils disparaîtront au premier vrai prêt.',
  period: 'Période',
  show: 'Afficher',
  periods: {
    all: 'Depuis le début',
    year: (year: number) => `Année ${year}`,
    season: (year: number) => `Saison ${year}-${year + 1} (septembre à août)`,
  },
  usage: 'Ce qui circule, par thème et par saison',
  finding: (never: number, all: number, share: number) =>
    never === 0
      ? `Les ${number(all)} intercommunalités ont toutes reçu un outil`
      : `${countOf('fr', never, 'intercommunalité n’a', 'intercommunalités n’ont')} reçu aucun outil, sur ${number(all)} : ${percent(share)} des habitants`,
  noLoan: 'Aucun prêt n’est parti sur cette période',
  figures: {
    loans: 'prêts partis',
    rate: 'prêts pour 10 000 habitants',
    uneven: 'des prêts devraient aller ailleurs pour suivre les habitants',
    unevenActors: 'des prêts devraient aller ailleurs pour suivre les acteurs',
    km: 'km par prêt, à l’aller',
    allKm: 'km en tout, aller et retour',
  },
  unplaced: (count: number) =>
    `${countOf('fr', count, 'prêt est allé', 'prêts sont allés')} hors de la région ou sans lieu connu.`,
  compared: 'Habitants, acteurs, prêts : la part de chaque département',
  shares: { people: 'des habitants', actors: 'des acteurs', loans: 'des prêts' },
  reuseMap: 'cette carte',
  map: 'Prêts reçus pour 10 000 habitants, par intercommunalité',
  mapNone: 'aucun prêt reçu',
  mapClass: (from: number, to: number) => `de ${number(from, 2)} à ${number(to, 2)}`,
  mapHelp:
    'Quatre classes de même nombre d’intercommunalités, parmi celles qui ont reçu un prêt. Les mêmes chiffres sont dans le tableau.',
  byDepartement: 'Par département',
  byEpci: 'Par intercommunalité',
  sorted:
    'Communes : celles qui ont reçu un prêt. Distance : moyenne à l’aller. Le titre d’une colonne change l’ordre.',
  columns: {
    gap: 'Écart',
    name: 'Territoire',
    population: 'Habitants',
    actors: 'Acteurs',
    loans: 'Prêts reçus',
    rate: 'Pour 10 000 hab.',
    perActors: 'Pour 10 acteurs',
    served: 'Communes',
    km: 'Distance',
  } satisfies Record<Order, string>,
  sortBy: (column: string) => `Trier : ${column}`,
  points: (value: number) => `${value > 0 ? '+' : ''}${number(value, 1)} pt`,
  servedOf: (served: number, all: number) => `${number(served)} sur ${number(all)}`,
  never: 'Des acteurs, et jamais d’outil',
  neverHelp: (shown: number, all: number) =>
    all > shown
      ? `Les ${number(shown)} communes les plus peuplées, sur ${number(all)} qui ont des acteurs et n’ont reçu aucun prêt.`
      : `${countOf('fr', all, 'commune a', 'communes ont')} des acteurs et n’${all > 1 ? 'ont' : 'a'} reçu aucun prêt.`,
  neverNone: 'Toutes les communes qui ont des acteurs ont reçu un outil.',
  inhabitants: (count: number) => countOf('fr', count, 'habitant', 'habitants'),
  actors: (count: number) => countOf('fr', count, 'acteur', 'acteurs'),
  download: 'Télécharger en CSV',
  downloadMap: 'La carte en GeoJSON',
  downloadNever: 'Toutes ces communes (CSV)',
  method: 'Comment c’est calculé',
  methodLoans:
    'Un prêt compte à son premier jour, dès que l’outil est parti, dans la commune où il est allé : celle qui a été dite, sinon celle de la structure qui l’accueille ou qui l’emprunte. Les habitants et les acteurs sont ceux d’aujourd’hui, quelle que soit la période.',
  methodGap:
    'Écart : part du territoire dans les prêts moins sa part dans les habitants de la région, en points. Sous zéro, il reçoit moins que son poids.',
  methodUneven:
    'Part des prêts à déplacer : indice de Hoover (1936), ½ Σ |prêts du territoire ÷ prêts − habitants du territoire ÷ habitants|, par intercommunalité. 0 % : chacun selon son poids.',
  methodKm:
    'Distance : du lieu où vit l’exemplaire à la commune servie, à vol d’oiseau × 1,34 (moyenne de 300 villes européennes, doi 10.1177/23998083231168870). Ce n’est pas un itinéraire, et un outil qui va d’un emprunteur au suivant roule moins. Sous trois prêts, elle n’est pas dite : elle désignerait l’emprunteur.',
  source: (day: string) => `prêts et structures enregistrés sur ce site, au ${day}`,
  populationYear: (year: number) => `population ${year}`,
  sources: 'Sources : ',
  fields: {
    period: 'Période : « tout », une année, une saison de septembre à août',
    kind: 'departement ou epci',
    code: 'Code INSEE du département, ou SIREN de l’intercommunalité',
    name: 'Nom',
    population: 'Habitants',
    actors: 'Structures de l’annuaire',
    loans: 'Prêts reçus',
    loans_per_10000: 'Prêts pour 10 000 habitants',
    loans_per_10_actors: 'Prêts pour 10 structures ; vide sans structure',
    gap_points: 'Part des prêts moins part des habitants, en points',
    communes: 'Communes',
    communes_served: 'Communes qui ont reçu un prêt',
    mean_km: 'Distance moyenne estimée par la route, à l’aller, en km ; vide sous trois prêts',
    demo: 'Prêts inventés, pour la démonstration',
  },
}
export type Messages = typeof fr
