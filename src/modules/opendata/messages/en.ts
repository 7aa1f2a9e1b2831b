import { countOf } from '#platform/i18n/format.ts'
import type { fr } from './fr.ts'

export const en: typeof fr = {
  title: 'Open data',
  lead: (region) =>
    `Everything Maillage ${region} publishes can be downloaded, read by programs and reused, with credit to its source.`,
  licence: 'Licence Ouverte 2.0 (French open licence)',
  licenceText:
    'The whole is under Licence Ouverte 2.0. Each record and each figure keeps its source: credit it, with its vintage.',
  toConfirm: 'licence to be confirmed with the producer',
  rows: (count) => countOf('en', count, 'row', 'rows'),
  leftOut: (count) =>
    `${countOf('en', count, 'organisation is', 'organisations are')} not in this file: the full address, which the schema requires, is not known.`,
  noneLeftOut: 'No organisation is left out of this file for want of required information.',
  unknownPivot:
    'When the SIRET number of a place is not known, “pivot” is 00000000000000, as in the national data.',
  updated: (date) => `Last change: ${date}`,
  downloads: 'Download',
  fields: 'Fields',
  field: 'Field',
  type: 'Type',
  meaning: 'Meaning',
  fieldTypes: {
    string: 'text',
    integer: 'whole number',
    number: 'number',
    boolean: 'yes or no',
    date: 'date',
    datetime: 'date and time',
    list: 'list (|)',
  },
  sources: 'Sources',
  schema: 'Schema:',
  schemaVersion: (name, version) => `${name}, version ${version}`,
  metadata: 'For machines',
  catalogue: 'DCAT-AP catalogue (JSON-LD)',
  api: 'API and its OpenAPI description',
  formats:
    'CSV files are in UTF-8, separated by commas: if your spreadsheet asks when it opens them, choose these two settings. The values of a list are separated by |. A cell that would start a formula is preceded by an apostrophe. Files are made on demand: they are always up to date. Under /en, labels are in English; the names of fields do not change.',
  formatsTitle: 'About the files',
  byParts: 'For a part only, filter the directory then export the list, or query the API.',
  directory: 'Directory',
  publisherUnknown: (region) => `Maillage ${region}`,
  sets: {
    organisations: {
      title: 'Science-culture organisations',
      description:
        'The actors published in the directory: name, type, roles, themes, audiences, address, public contact, identifiers and provenance.',
      keywords: ['science culture', 'directory', 'museums', 'science outreach'],
      about: 'One row for each organisation, with its main place; the NDJSON file gives every place.',
    },
    'lieux-mediation-numerique': {
      title: 'Digital mediation places',
      description:
        'The organisations of the directory that help people with digital tools, in the French national schema.',
      keywords: ['digital mediation', 'digital inclusion', 'places'],
      about: 'What no source says stays empty: nothing is deduced.',
    },
    territoires: {
      title: 'Territories',
      description:
        'Communes, inter-municipal bodies, départements and region: identity, population, area, centre and contours.',
      keywords: ['communes', 'inter-municipal bodies', 'départements', 'contours'],
      about:
        'Areas are computed on the contours, not cadastral. A territory without contour is placed by its centre.',
    },
    indicateurs: {
      title: 'Indicators of the territories',
      description:
        'Population, ages, occupations, education, employment and income of each territory, year by year, with the status of each value.',
      keywords: ['population', 'employment', 'education', 'income', 'statistics'],
      about: 'A value under statistical secrecy is empty, never 0. Two years compare only within one series.',
    },
    etudes: {
      title: 'Published studies',
      description:
        'The surveys and documents that described science culture in the region: one row for each row of a table, figures as published.',
      keywords: ['studies', 'surveys', 'science culture'],
      about: 'A figure that the document does not give is empty: neither computed nor guessed.',
    },
    enquetes: {
      title: 'Results of surveys',
      description:
        'The tables of surveys published here: one row a cell, count, share and interval, under statistical secrecy.',
      keywords: ['surveys', 'results', 'science culture'],
      about:
        'A hidden cell is empty, and says so: it is not zero. A demonstration survey, whose answers are invented, is marked.',
    },
    vocabulaires: {
      title: 'Vocabularies',
      description:
        'The codes of the directory and their French and English labels: types, themes, audiences, formats, roles, skills, equipment, statuses, access.',
      keywords: ['vocabularies', 'classification'],
      about: 'Taken from the regional surveys of 2017 to 2023.',
    },
  },
}
