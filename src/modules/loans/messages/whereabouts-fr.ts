import { countOf, formatShortDate } from '#platform/i18n/format.ts'

const day = (text: string) => formatShortDate('fr', new Date(`${text}T12:00:00Z`))

export const whereaboutsFr = {
  title: 'Où sont les outils en ce moment',
  crumb: 'En ce moment',
  lead: (count: number, towns: number) =>
    `${countOf('fr', count, 'exemplaire', 'exemplaires')} dans ${countOf('fr', towns, 'commune', 'communes')}\u00a0: où chacun se trouve aujourd’hui, jusqu’à quand, et où il va ensuite.`,
  none: 'Aucun outil ne se prête ici pour le moment.',
  nothing: 'Rien ne répond à cette recherche.',
  search: 'Quel outil\u00a0?',
  send: 'Chercher',
  onlyTool: 'Seulement\u00a0:',
  demo: 'Les outils marqués « démonstration » sont inventés, leurs prêts aussi.',
  only: (town: string) => `À ${town} seulement.`,
  all: 'Voir tous les outils, partout',
  unknown: 'Commune inconnue',
  lent: (to: string) => `prêté jusqu’au ${day(to)}`,
  late: (to: string) => `attendu depuis le ${day(to)}`,
  home: 'chez qui le prête',
  rest: 'ce qui n’est pas prêté, chez qui le prête',
  repair: 'en réparation',
  next: (from: string, to: string, town: string | null) =>
    `ensuite${town ? ` à ${town}` : ''}, ${from === to ? `le ${day(from)}` : `du ${day(from)} au ${day(to)}`}`,
  demoTag: 'démonstration',
  map: 'Carte',
  mapTitle: 'Carte des outils, commune par commune',
  legendMany:
    'Un rond\u00a0: les exemplaires qui s’y trouvent. Cherchez un outil ou ouvrez une commune pour voir où ils vont ensuite.',
  legend: 'Un rond\u00a0: les exemplaires qui s’y trouvent. Une flèche\u00a0: là où ils vont ensuite.',
  mapDescription: (towns: number, ways: number) =>
    `${countOf('fr', towns, 'commune', 'communes')} où se trouvent des outils, avec leur nombre ; ${countOf('fr', ways, 'trajet à venir', 'trajets à venir')}. La liste dit tout ce que montre la carte.`,
  mapLink: (town: string, count: number) =>
    `${town}\u00a0: ${countOf('fr', count, 'exemplaire', 'exemplaires')}`,
  privacy: 'La commune seule est publique\u00a0: ni l’adresse, ni la structure qui accueille l’outil.',
  source: (date: string) => `D’après les prêts enregistrés sur ce site, ${date}.`,
  ground: (credit: string) => `Fond\u00a0: ${credit}.`,
  download: 'Télécharger cette liste',
  list: 'Tous les outils à emprunter',
}
