import { countOf, formatNumber } from '#platform/i18n/format.ts'

/** The words of the agenda on other sites, in French. */
export const fr = {
  title: 'Intégrer l’agenda à votre site',
  lead: 'Choisissez ce que votre site montre, copiez un code dans sa page\u00a0: l’agenda y reste à jour, sans publicité, ni cookie, ni mesure d’audience.',
  total: (count: number) => countOf('fr', count, 'rendez-vous à venir', 'rendez-vous à venir'),
  look: 'Ce que l’on voit',
  presentation: 'Présentation',
  presentations: { liste: 'Liste', compacte: 'Liste serrée', mois: 'Calendrier du mois' },
  count: 'Nombre de rendez-vous',
  accent: 'Couleur des liens',
  accents: { corail: 'Corail', eau: 'Vert d’eau', bruyere: 'Bruyère', encre: 'Encre' },
  language: 'Langue',
  languages: { fr: 'Français', en: 'English' },
  frameTitle: (site: string) => `Agenda, ${site}`,
  frame: 'Un cadre (iframe)',
  element: {
    title: 'Une balise',
    help: 'La liste prend la police et les couleurs de votre page. Ce que vous écrivez dans la balise reste affiché si la liste ne peut pas venir. Le calendrier du mois n’existe qu’en cadre.',
    code: 'Code de la balise',
    fallback: 'Voir l’agenda',
  },
  policy: (origin: string) =>
    `Si votre site a une politique de sécurité (Content-Security-Policy), permettez-lui ${origin} dans frame-src pour le cadre, dans script-src et connect-src pour la balise.`,
  map: 'Intégrer plutôt la carte des structures',
  seeAll: (total: number) =>
    total === 1 ? 'Voir l’agenda' : `Voir les ${formatNumber('fr', total)} rendez-vous`,
  seeAgenda: 'Voir tout l’agenda',
  empty: 'Rien n’est annoncé pour l’instant.',
  source: (site: string, licence: string) => `Données\u00a0: ${site}, ${licence}`,
  sources: (list: string) => `Sources\u00a0: ${list}`,
  licence: 'Licence Ouverte 2.0',
}
