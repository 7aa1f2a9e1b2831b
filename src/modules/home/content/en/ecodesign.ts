import type { EcodesignCriterion } from '../../model/ecodesign.ts'
import type { Prose } from '../../model/prose.ts'

/** /ecoconception in English. */
export function ecodesign(measured: boolean): Prose {
  return {
    title: 'Ecodesign',
    description: 'What our pages weigh, the budgets they keep, and the RGESN criteria that are met or not.',
    lead: 'A light page shows quickly, even on an old phone or with a poor network, and uses little energy.',
    sections: [
      {
        id: 'budgets',
        title: 'The weight of pages',
        blocks: [
          'Each content page must fit in **60 kB** and **8 requests** on the first visit, with no required script. The map page must fit in **400 kB**.',
          measured ? { slot: 'pages' } : 'No measure is recorded for this version of the site.',
        ],
      },
      {
        id: 'choix',
        title: 'Our choices',
        blocks: [
          [
            'Pages are HTML made by the server. They show without waiting for any script.',
            'One typeface, reduced to the letters we need. Running text uses the one of your device.',
            'No decorative photograph: drawings are made from the data itself.',
            'The map is drawn from our own files. It only loads on the pages that ask for it.',
            'What has not changed is not sent again.',
          ],
        ],
      },
      {
        id: 'criteres',
        title: 'The RGESN criteria',
        blocks: [
          'The French general framework for the ecodesign of digital services (RGESN, Arcep, Arcom and Ademe, May 2024) has 78 criteria. Here are those we can already speak about. The others are still to be assessed, so we claim no score.',
          { slot: 'criteria' },
        ],
      },
    ],
  }
}

export const ecodesignCriteria: EcodesignCriterion[] = [
  { id: '1.8', state: 'met', title: 'The source code is open', why: 'EUPL 1.2 licence.' },
  {
    id: '2.3',
    state: 'met',
    title: 'The service stays usable on a slow connection',
    why: 'Content pages need no script and have a weight budget.',
  },
  {
    id: '2.5',
    state: 'met',
    title: 'The service adapts to the size of the screen',
    why: 'Pages checked from 320 to 1440 pixels wide.',
  },
  {
    id: '3.3',
    state: 'to-assess',
    title: 'Recent protocols are used',
    why: 'Depends on how this site is hosted.',
  },
  {
    id: '4.1',
    state: 'met',
    title: 'No video or sound starts by itself',
    why: 'The site has neither video nor sound.',
  },
  { id: '4.2', state: 'met', title: 'No infinite scrolling', why: 'Lists have pages.' },
  {
    id: '4.4',
    state: 'met',
    title: 'Content of other sites only loads on request',
    why: 'No other site is called without an action of yours.',
  },
  { id: '4.8', state: 'met', title: 'Few typefaces downloaded', why: 'One typeface, one file under 30 kB.' },
  {
    id: '4.9',
    state: 'met',
    title: 'Proposals while typing are limited',
    why: 'After three letters and half a second, and they can be switched off.',
  },
  {
    id: '4.10',
    state: 'met',
    title: 'Form input is checked and guided',
    why: 'Formats given, mistakes explained beside each field.',
  },
  { id: '4.13', state: 'not-applicable', title: 'Notifications are limited', why: 'The site sends none.' },
  {
    id: '5.1',
    state: 'not-applicable',
    title: 'Image formats are suitable',
    why: 'Pages only hold vector drawings.',
  },
  {
    id: '5.8',
    state: 'to-assess',
    title: 'Useless content is archived or deleted',
    why: 'How long records are kept is still to be set with the operator.',
  },
  {
    id: '6.1',
    state: 'met',
    title: 'Weight and number of requests have a limit',
    why: 'Limits checked by tests at each change.',
  },
  {
    id: '6.2',
    state: 'met',
    title: 'The browser’s cache is used',
    why: 'Files kept for a year, pages sent again only if they changed.',
  },
  { id: '6.3', state: 'met', title: 'Text is compressed', why: 'Compression done by the server.' },
  {
    id: '6.7',
    state: 'to-assess',
    title: 'HTTP/2 or later',
    why: 'Depends on the relay in front of the site.',
  },
  {
    id: '7.1',
    state: 'met',
    title: 'The server keeps results already computed',
    why: 'Figures, filters and map tiles are kept as long as the data does not change.',
  },
  {
    id: '8',
    state: 'to-assess',
    title: 'Hosting is frugal (energy, water, carbon)',
    why: 'To be declared by the operator.',
  },
]
