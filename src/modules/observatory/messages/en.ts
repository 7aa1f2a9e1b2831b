import { countOf } from '#platform/i18n/format.ts'
import type { Messages } from './fr.ts'

export const en: Messages = {
  title: 'Observatory',
  lead: (region) =>
    `What is known of science culture ${region}: who keeps it alive, where it is missing, how it changes. Each figure has its source and its date.`,
  figures: 'Main figures',
  dashboards: {
    title: 'Dashboards',
    text: 'Figures, maps, trends and studies gathered on one page, to print, to show on your site, to make yourself.',
    count: (count) => countOf('en', count, 'public dashboard', 'public dashboards'),
  },
  studies: {
    title: 'Published studies',
    text: 'The surveys and documents of the region, their figures as published, their tables to download.',
    count: (count) => countOf('en', count, 'study', 'studies'),
  },
  indicators: {
    title: 'Indicators',
    text: 'Museums, actors, audiences, inhabitants: how each figure changes, its map, its ranking, territories compared.',
    count: (count) => countOf('en', count, 'indicator', 'indicators'),
  },
  surveys: {
    title: 'Surveys',
    text: 'What the network asks its members now, and what surveys have taught.',
  },
  coverage: {
    title: 'Coverage',
    text: 'Who has a museum, a fab lab, a tool to borrow… nearby, and where nothing is within reach.',
  },
  loans: {
    title: 'Use of travelling tools',
    text: 'What travels, by season and by theme, and what is asked for and not had.',
  },
  spread: {
    title: 'Where tools go',
    text: 'Loans received by each territory, compared with its inhabitants and its actors, and those that nothing ever served.',
  },
  sites: {
    title: 'Where to act?',
    text: 'The communes where a new place, or one more stop, would reach the most people, and what each would add.',
  },
  territories: {
    title: 'Territories',
    text: 'The sheet of each commune, inter-municipal body and département: its actors, its figures compared.',
  },
  data: {
    title: 'Open data',
    text: 'Everything can be downloaded and read by programs, as long as the source is cited.',
  },
}
