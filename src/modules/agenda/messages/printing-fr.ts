import { countOf, formatNumber } from '#platform/i18n/format.ts'

/** The words of printed programmes and sheets, in French. */
export const fr = {
  programme: 'Programme',
  print: 'Programme à imprimer (PDF)',
  printSheet: 'Affichette à imprimer (PDF)',
  titleIn: (region: string) => `Sciences et techniques ${region}`,
  selection: 'Une sélection de rendez-vous',
  chosen: (conditions: string) => `Choisis dans l’agenda\u00a0: ${conditions}`,
  until: (day: string) => `Jusqu’au ${day}`,
  fromTo: (from: string, to: string) => (from === to ? `Le ${from}` : `Du ${from} au ${to}`),
  events: (count: number) => countOf('fr', count, 'rendez-vous', 'rendez-vous'),
  sessions: (count: number) => countOf('fr', count, 'séance', 'séances'),
  communes: (count: number) => countOf('fr', count, 'commune', 'communes'),
  manyDates: 'À de nombreuses dates',
  elsewhere: 'En ligne, ou lieu non dit',
  to: 'à',
  contents: 'Sommaire',
  also: 'Aussi ce jour-là',
  index: 'Index des communes',
  access: 'À découper\u00a0: pour y accéder',
  accessLead: 'Ce que les organisateurs disent de l’accès, et les pages où le trouver.',
  nowhere: 'Aucun organisateur n’a encore dit comment on accède à ces lieux.',
  page: 'page',
  pages: 'pages',
  edition: (day: string) => `Édition du ${day}`,
  check: 'Une date peut changer\u00a0: avant de partir, vérifiez sur',
  sources: (titles: string) => `Sources\u00a0: ${titles}.`,
  demo: (count: number) =>
    count === 1
      ? 'Un rendez-vous de ce programme est inventé, pour la démonstration\u00a0: il porte la mention «\u00a0démonstration\u00a0».'
      : `${formatNumber('fr', count)} rendez-vous de ce programme sont inventés, pour la démonstration\u00a0: ils portent la mention «\u00a0démonstration\u00a0».`,
  mesh: (region: string) => `Les structures de culture scientifique ${region}, reliées à leurs voisines.`,
  over: 'Ce rendez-vous est passé.',
  moreAt: 'Tout savoir\u00a0:',
  moreDates: (count: number) => countOf('fr', count, 'autre date', 'autres dates'),
  tooLong: {
    title: 'Ce programme serait trop long à imprimer',
    lead: (most: number) =>
      `Un programme a au plus ${formatNumber('fr', most)} séances, soit une centaine de pages. Choisissez une partie de l’agenda\u00a0:`,
    narrow: 'Choisir d’autres filtres dans la liste',
    csv: 'Emporter tout dans un tableur (CSV)',
  },
  nothing: {
    title: 'Il n’y a rien à imprimer ici',
    lead: 'Aucun rendez-vous ne répond à cette demande.',
    back: 'Revenir à la liste',
  },
}
