import { countOf, formatNumber } from '#platform/i18n/format.ts'

const fr = {
  title: 'Carte',
  pageTitle: (region: string) => `Carte des acteurs des sciences ${region}`,
  description: (region: string) =>
    `Musées, universités, lieux de médiation numérique, associations : où trouver les acteurs de la culture scientifique ${region}.`,
  found: (total: number) =>
    total === 0 ? 'Aucune structure' : countOf('fr', total, 'structure', 'structures'),
  onMap: (located: number, total: number) =>
    located === total
      ? ''
      : `${countOf('fr', total - located, 'structure n’a pas', 'structures n’ont pas')} de position connue : la liste les montre, pas la carte.`,
  results: 'Structures trouvées',
  inView: 'dans la partie de la carte affichée',
  search: 'Quoi ?',
  searchPlaceholder: 'astronomie, robots, musée…',
  show: 'Afficher',
  clear: 'Tout effacer',
  active: 'Filtres choisis',
  remove: (label: string) => `Retirer le filtre ${label}`,
  groups: {
    type: 'Type de structure',
    theme: 'Thème',
    audience: 'Public',
    format: 'Format proposé',
    role: 'Rôle dans le réseau',
    skill: 'Compétence',
    equipment: 'Équipement',
    territory: 'Territoire',
  },
  whole: 'Revenir à toute la région',
  asList: 'Voir la liste complète',
  embed: 'Intégrer cette carte',
  print: 'Imprimer',
  previous: 'Page précédente',
  next: 'Page suivante',
  pageOf: (page: number, pages: number) =>
    `Page ${formatNumber('fr', page)} sur ${formatNumber('fr', pages)}`,
  pagination: 'Pages de résultats',
  showOnMap: 'Montrer sur la carte',
  showOnMapNamed: (title: string) => `Montrer ${title} sur la carte`,
  none: {
    title: 'Rien ici pour l’instant',
    widen: 'Élargissez la recherche : retirez un filtre, ou revenez à toute la région.',
  },
  cluster: (count: number) => `${countOf('fr', count, 'structure', 'structures')} : zoomer ici`,
  families: {
    culture: (count: number) =>
      countOf(
        'fr',
        count,
        'lieu de culture scientifique ou musée',
        'musées et lieux de culture scientifique',
      ),
    knowledge: (count: number) =>
      countOf(
        'fr',
        count,
        'établissement d’enseignement ou de recherche',
        'établissements d’enseignement et de recherche',
      ),
    relay: (count: number) => countOf('fr', count, 'lieu relais ou réseau', 'lieux relais et réseaux'),
  },
  legend: 'Légende',
  legendFamilies: {
    culture: 'Musées, lieux de culture scientifique',
    knowledge: 'Enseignement et recherche',
    relay: 'Lieux relais, réseaux, autres structures',
  },
  static: {
    title: (region: string) => `Carte des structures ${region}`,
    description: (located: number) =>
      `${countOf('fr', located, 'structure placée', 'structures placées')} sur la carte. Un cercle avec un nombre regroupe des structures voisines ; la liste donne les mêmes structures.`,
  },
  mesh: {
    title: (region: string) => `Le maillage des acteurs des sciences ${region}`,
    empty: (region: string) => `Contour de la région. Aucune structure n’est encore enregistrée ${region}.`,
    description: (parts: string) =>
      `Chaque point est un lieu ; chaque trait joint deux lieux voisins. On y compte ${parts}.`,
  },
  ign: {
    summary: 'Fond de carte détaillé',
    words:
      'Rues et bâtiments viennent du service public Géoplateforme (IGN). Si vous l’activez, votre navigateur lui demande les images de la zone que vous regardez : l’IGN reçoit alors votre adresse IP. Rien n’est demandé sans cela.',
    on: 'Activer le fond de l’IGN',
    off: 'Revenir au fond de Maillage',
    credit: '© IGN',
  },
  credit: (source: string) => `Contours : ${source}`,
  live: {
    region: 'Carte interactive',
    help: 'Flèches pour se déplacer, + et − pour zoomer, Échap pour fermer la bulle. La liste à côté suit la carte.',
    zoomIn: 'Zoomer',
    zoomOut: 'Dézoomer',
    whole: 'Toute la région',
    locate: 'Autour de moi',
    locating: 'Recherche de votre position…',
    located: 'Vous êtes ici. Votre position reste dans votre navigateur.',
    denied:
      'Votre navigateur n’a pas donné votre position. Autorisez-la dans ses réglages, ou cherchez votre commune.',
    unavailable: 'Votre position est introuvable pour l’instant. Cherchez plutôt votre commune.',
    outside: 'Vous êtes hors de la zone de cette carte.',
    follow: 'La liste suit la carte',
    searchHere: 'Chercher dans cette zone',
    close: 'Fermer',
    see: 'Voir la fiche',
    many: 'structures au même endroit',
    group: 'structures',
    broken:
      'La carte interactive ne peut pas s’afficher sur cet appareil. L’image et la liste montrent les mêmes structures.',
    offline: 'La carte n’a pas pu se mettre à jour. Vérifiez votre connexion.',
    printed: 'Carte imprimée',
  },
  events: {
    cluster: (count: number) => `${countOf('fr', count, 'rendez-vous', 'rendez-vous')} : zoomer ici`,
    title: (region: string) => `Carte des rendez-vous ${region}`,
    description: (located: number) =>
      `${countOf('fr', located, 'rendez-vous placé', 'rendez-vous placés')} sur la carte. Un cercle avec un nombre regroupe des rendez-vous voisins ; la liste donne les mêmes rendez-vous.`,
    live: {
      see: 'Voir le rendez-vous',
      many: 'rendez-vous au même endroit',
      group: 'rendez-vous',
      broken:
        'La carte interactive ne peut pas s’afficher sur cet appareil. L’image et la liste montrent les mêmes rendez-vous.',
    },
  },
  embedPage: {
    title: 'Intégrer la carte sur votre site',
    lead: 'Copiez ce code dans une page de votre site : la carte y restera à jour, sans publicité ni cookie.',
    frameTitle: (region: string) => `Carte des acteurs des sciences ${region}, par Maillage`,
    terms: 'Données réutilisables librement, en citant leurs sources.',
    openData: 'Voir les données ouvertes',
    what: 'La carte montre :',
    everything: 'toutes les structures',
    change: 'Choisir d’autres filtres sur la carte',
  },
  frame: {
    open: (region: string) => `Ouvrir sur Maillage ${region}`,
    list: (total: number) => `Voir la liste (${formatNumber('fr', total)})`,
  },
}

export type MapMessages = typeof fr
export { fr }
