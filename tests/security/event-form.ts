import type { Form } from './form.ts'

const eventTexts = [
  'organisation',
  'titleFr',
  'titleEn',
  'summaryFr',
  'descriptionFr',
  'conditionsFr',
  'keywords',
  'partners',
  'season',
  'charter',
  'ageMin',
  'languages',
  'theme',
  'placeName',
  'placeAddress',
  'placePostcode',
  'placeCommune',
  'placeOrganisation',
  'speakerName',
  'sessionDate',
  'sessionBegin',
  'sessionId',
  'sessionFormer',
  'sessionPlace',
  'publicEmail',
  'publicPhone',
  'message',
]

/** The form of an event; ids of organisations are filled in by the site that is attacked. */
export const eventForm: Form = {
  who: 'owner',
  path: '/agenda/proposer',
  base: {
    organisation: '{museumId}',
    titleFr: 'Nuit des lampes',
    placeOrganisation: 'Musée des Lampes',
    sessionDate: '2030-01-12',
    sessionBegin: '18:00',
    sessionEnd: '20:00',
    act: 'submit',
    another: '1',
  },
  text: eventTexts,
  urls: ['onlineLink', 'sourceUrl', 'publicLink', 'schoolLink'],
}
