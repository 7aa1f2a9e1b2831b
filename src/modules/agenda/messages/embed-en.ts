import { countOf, formatNumber } from '#platform/i18n/format.ts'
import type { fr } from './embed-fr.ts'

/** The words of the agenda on other sites, in English. */
export const en: typeof fr = {
  title: 'Embed the agenda on your site',
  lead: 'Choose what your site shows, copy a code into its page: the agenda stays up to date there, without advertising, cookie or tracking.',
  total: (count) => countOf('en', count, 'event to come', 'events to come'),
  look: 'What is seen',
  presentation: 'Layout',
  presentations: { liste: 'List', compacte: 'Tight list', mois: 'Calendar of the month' },
  count: 'Number of events',
  accent: 'Colour of links',
  accents: { corail: 'Coral', eau: 'Water green', bruyere: 'Heather', encre: 'Ink' },
  language: 'Language',
  languages: { fr: 'Français', en: 'English' },
  frameTitle: (site) => `Agenda, ${site}`,
  frame: 'A frame (iframe)',
  element: {
    title: 'A tag',
    help: 'The list takes the font and colours of your page. What you write inside the tag stays if the list cannot come. The calendar of the month only exists as a frame.',
    code: 'Code of the tag',
    fallback: 'See the agenda',
  },
  policy: (origin) =>
    `If your site has a security policy (Content-Security-Policy), allow it ${origin} in frame-src for the frame, in script-src and connect-src for the tag.`,
  map: 'Embed the map of organisations instead',
  seeAll: (total) => (total === 1 ? 'See the agenda' : `See the ${formatNumber('en', total)} events`),
  seeAgenda: 'See the whole agenda',
  empty: 'Nothing is announced for now.',
  source: (site, licence) => `Data: ${site}, ${licence}`,
  sources: (list) => `Sources: ${list}`,
  licence: 'Licence Ouverte 2.0',
}
