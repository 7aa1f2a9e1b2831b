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
  scheme: 'Colour scheme',
  schemes: { auto: 'As the device asks', claire: 'Light', sombre: 'Dark' },
  accent: 'Colour of links',
  accents: { corail: 'Coral', eau: 'Water green', bruyere: 'Heather', encre: 'Ink' },
  language: 'Language',
  languages: { fr: 'Français', en: 'English' },
  update: 'Update the preview',
  preview: 'Preview',
  frameTitle: (site) => `Agenda, ${site}`,
  frame: {
    title: 'A frame (iframe)',
    help: 'Works everywhere. The frame reaches nothing of your page, nor the other way round. With the script of the tag on the same page, the frame takes the height of its content.',
    code: 'Code of the frame',
  },
  element: {
    title: 'A tag',
    help: 'The list takes the font and colours of your page. What you write inside the tag stays if the list cannot come. The calendar of the month only exists as a frame.',
    code: 'Code of the tag',
    fallback: 'See the agenda',
  },
  copy: 'Copy the code',
  copied: 'Code copied.',
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
