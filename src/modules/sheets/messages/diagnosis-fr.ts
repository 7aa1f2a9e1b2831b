import { countOf, formatNumber, formatPercent } from '#platform/i18n/format.ts'

const percent = (value: number) => formatPercent('fr', value, 0)

/** Words of what stands out in a territory, and of what may be done. */
export const diagnosisFr = {
  strengths: 'Ses forces',
  lacks: 'Ce qui lui manque',
  noStrength: 'Rien ne dépasse nettement la région, selon nos règles.',
  noLack: 'Rien n’est nettement sous la région, selon nos règles.',
  reachVerdict: (kind: string, here: number, km: number, region: number, inRegion: string) =>
    `${kind} : ${percent(here)} des habitants à moins de ${km} km, contre ${percent(region)} ${inRegion}`,
  indicatorVerdict: (label: string, here: string, year: number, region: string, inRegion: string) =>
    `${label} (${year}) : ${here}, contre ${region} ${inRegion}`,
  rulesTitle: 'Les règles de ces constats',
  rules: (points: number, km: number, strong: number, weak: number) => [
    `Un lieu recherché (musée, centre de sciences, fablab, bibliothèque, lieu numérique, université), un rendez-vous à venir ou un outil à emprunter est une force quand la part des habitants qui l’ont à moins de ${km} km dépasse d’au moins ${points} points celle de la région ; un manque quand elle est au moins ${points} points dessous.`,
    `Un indicateur qui a un sens (plus il est haut, ou plus il est bas, mieux c’est) et qui se compare d’un territoire à l’autre est une force ou un manque quand il atteint ${formatNumber('fr', strong, 2)} fois celui de la région, ou n’en dépasse pas ${formatNumber('fr', weak, 1)} fois, la même année. Ce sont les valeurs montrées plus bas, « Ce que disent les chiffres » ; celles qui viennent de ce site sont comptées chaque nuit, sans les données de démonstration.`,
    'Le plus grand écart vient d’abord. Ce qui est recensé ici sans position connue n’est pas compté comme un manque. Ces règles lisent ce que ce site connaît : un lieu qui n’y est pas inscrit manque aussi au calcul.',
  ],
  reachTitle: (km: number) => `Qui a quoi à moins de ${km} km`,
  reachKind: 'Sorte de lieu',
  reachShare: 'Habitants à portée',
  reachMean: 'Distance moyenne',
  reachRegion: 'Région',
  reachAll: 'Toutes les sortes de lieux',
  reachSource: (year: number | null) =>
    `Distance du milieu de chaque commune au lieu le plus proche, à vol d’oiseau × 1,34. Population${year ? ` ${year}` : ''} : INSEE ; lieux : fiches de ce site, aujourd’hui.`,
  reachMap: 'Voir la carte de la couverture',
  offer: 'Ce que l’on trouve ici',
  equipment: 'Équipements',
  noEquipment: 'Aucun équipement n’est encore indiqué par les acteurs d’ici.',
  received: (count: number, since: string) =>
    `${countOf('fr', count, 'venue d’outil', 'venues d’outils')} depuis le ${since}`,
  noReceived: (since: string) => `Aucun outil emprunté depuis le ${since}.`,
  receivedSource: 'Emprunts remis, d’après les prêts de ce site.',
  similar: 'Les territoires qui lui ressemblent',
  similarLead:
    'Les plus proches par leur taille, leurs âges, leurs diplômes, leurs emplois et leurs revenus, et ce qu’ils font que ce territoire ne fait pas.',
  similarActors: (count: number) => countOf('fr', count, 'acteur', 'acteurs'),
  inhabitants: (count: number) => countOf('fr', count, 'habitant', 'habitants'),
  similarHas: 'Acteurs, et pas ici',
  similarEvents: 'Rendez-vous à venir, et pas ici',
  similarTools: 'Outils venus depuis un an, et pas ici',
  similarNothing: 'Rien que ce territoire n’ait aussi, d’après ce site.',
  similarRule:
    'Règle : chaque indicateur (dernière année) est centré et réduit sur toutes les intercommunalités, avec le logarithme de la population ; la distance est la moyenne quadratique des écarts, quand la moitié au moins des indicateurs sont publiés pour les deux.',
  next: 'Prochaines étapes',
  contacts: 'Qui contacter',
  contactFor: (kind: string) => `Pour : ${kind}`,
  contactLead: 'Les plus proches de ce qui manque ici : leur demander de venir, ou comment ils ont fait.',
  noContact: 'Rien ne manque assez pour chercher plus loin : commencez par les acteurs d’ici.',
  tools: 'Les outils libres les plus proches',
  toolsLead: 'Libres une semaine, dans deux semaines.',
  noTool: 'Aucun outil de la région n’est libre à ce moment-là.',
  seasons: 'Temps forts à rejoindre',
  season: (name: string, year: number, from: string | null, to: string | null) =>
    from ? `${name} ${year} : du ${from}${to ? ` au ${to}` : ''}` : `${name} ${year} : dates à venir`,
  seasonBefore: (from: string, to: string | null) =>
    to ? `la dernière fois, du ${from} au ${to}` : `la dernière fois, le ${from}`,
  unplaced: 'recensé ici, position inconnue',
  demo: 'démonstration',
  funding: 'Financements à examiner',
  fundingLead:
    'Dispositifs nommés par un document publié, qui correspondent à ce territoire. À vérifier : ils ont pu changer depuis.',
  fundingHolder: (holder: string) => `Porté par : ${holder}`,
  fundingFor: (whom: string) => `Pour qui : ${whom}`,
  fundingWhat: (what: string) => `Pour quoi : ${what}`,
  fundingVia: (name: string) => `Demandé par l’intercommunalité : ${name}`,
  fundingCheck: (document: string, page: number | null, dated: string) =>
    `À vérifier : ${document}${page ? `, p. ${page}` : ''} (${dated})`,
  fundingPage: 'Page du dispositif',
  noFunding: 'Aucun dispositif connu de ce site ne correspond à ce territoire.',
  submit: (day: string) => `inscriptions jusqu’au ${day}`,
  noSeason: 'Aucun temps fort n’est annoncé.',
  whereToAct: 'Chercher où agir dans la région',
  pdf: 'La fiche en deux pages (PDF)',
}
