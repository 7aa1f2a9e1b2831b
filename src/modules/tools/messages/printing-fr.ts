import { countOf, formatNumber } from '#platform/i18n/format.ts'

/** The words of printed sheets, catalogues and labels of tools, in French. */
export const fr = {
  catalogue: 'Catalogue',
  print: 'Catalogue à imprimer (PDF)',
  printSheet: 'Fiche à imprimer (PDF)',
  titleIn: (region: string) => `Outils à emprunter ${region}`,
  chosen: (conditions: string) => `Choisis dans le catalogue\u00a0: ${conditions}`,
  tools: (count: number) => countOf('fr', count, 'outil', 'outils'),
  lenders: (count: number) => countOf('fr', count, 'structure qui prête', 'structures qui prêtent'),
  communes: (count: number) => countOf('fr', count, 'commune', 'communes'),
  edition: (day: string) => `Édition du ${day}`,
  check: 'Les dates et les conditions peuvent changer\u00a0: avant de demander, vérifiez sur',
  sources: (titles: string) => `Sources\u00a0: ${titles}.`,
  demo: (count: number) =>
    count === 1
      ? 'Un outil de ce catalogue est inventé, pour la démonstration\u00a0: il porte la mention «\u00a0démonstration\u00a0».'
      : `${formatNumber('fr', count)} outils de ce catalogue sont inventés, pour la démonstration\u00a0: ils portent la mention «\u00a0démonstration\u00a0».`,
  mesh: (region: string) => `Les structures de culture scientifique ${region}, reliées à leurs voisines.`,
  contents: 'Sommaire',
  byTheme: 'Index des thèmes',
  byPlace: 'Index des territoires',
  noTheme: 'Sans thème',
  elsewhere: 'Ailleurs, ou lieu non dit',
  contact: 'Joindre',
  page: 'Page de l’outil',
  loan: 'Prêt',
  alone: 'Module à part',
  moreParts: (count: number) => countOf('fr', count, 'autre élément', 'autres éléments'),
  freeTitle: 'Prochaines dates libres',
  freeSpan: (from: string, to: string) => `du ${from} au ${to}`,
  freeDay: (day: string) => `le ${day}`,
  freeOn: (from: string) => `à partir du ${from}`,
  freeAsOf: (day: string) => `Vu le ${day}. Une date peut être prise depuis\u00a0: vérifiez sur la page.`,
  shortest: (days: string) => `Pour un prêt de ${days}.`,
  noFree: 'Aucune date libre connue dans l’année.',
  scan: 'Dates à jour, tout savoir\u00a0:',
  picture: (title: string) => `Code à scanner, vers la page de «\u00a0${title}\u00a0»`,
  copyPicture: (code: string) => `Code à scanner, vers la fiche de l’exemplaire ${code}`,
  photoBy: (name: string) => `Photo\u00a0: ${name}`,
  partPhotos: 'Le contenu en images',
  partPhotosBy: (names: string) => `Photos du contenu\u00a0: ${names}`,
  labels: {
    title: 'Étiquettes des exemplaires',
    of: (title: string) => `Étiquettes de «\u00a0${title}\u00a0»`,
    lead: 'Une planche A4 de 21 étiquettes (63,5 × 38,1\u00a0mm), à imprimer sans mise à l’échelle. Le code à scanner mène à la fiche de l’exemplaire.',
    which: 'Exemplaires à étiqueter',
    first: 'Première place libre sur la planche',
    firstHelp:
      'De 1 à 21, de gauche à droite puis de haut en bas\u00a0: pour finir une planche déjà commencée.',
    send: 'Imprimer les étiquettes (PDF)',
    ownedBy: (holder: string) => `Propriété de\u00a0: ${holder}`,
  },
  refused: {
    'too long': {
      title: 'Ce catalogue serait trop long à imprimer',
      lead: (most: number) =>
        `Un catalogue imprimé a au plus ${formatNumber('fr', most)} outils, soit environ ${formatNumber('fr', most / 2)} pages. Choisissez-en une partie\u00a0:`,
    },
    nothing: {
      title: 'Il n’y a aucun outil à imprimer ici',
      lead: () => 'Aucun outil ne répond à cette demande.',
    },
    'no copy': {
      title: 'Il n’y a pas d’étiquette à imprimer',
      lead: () => 'Aucun exemplaire de cet outil n’est choisi, ou ceux qui l’étaient sont hors service.',
    },
    'no place': {
      title: 'Cette place n’est pas sur la planche',
      lead: (most: number) => `Donnez une place de 1 à ${most}, puis imprimez de nouveau.`,
    },
  },
  narrow: 'Choisir d’autres filtres dans la liste',
  only: (kind: string, count: number) => `${kind} (${countOf('fr', count, 'outil', 'outils')})`,
  csv: 'Emporter tout dans un tableur (CSV)',
  backToCopies: 'Revenir aux exemplaires',
}
