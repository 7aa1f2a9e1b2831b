import { expect, test } from 'vitest'
import { readDocument } from '#platform/pdf/testing.ts'
import { aPart, aToolSheet } from '../testing-sheet.ts'
import { jpeg, lending, photo, scanned, settings } from './testing-printing.ts'
import { toolDocument } from './tool-document.ts'

test('the sheet of a tool says when it is free, what it holds, and leads to its page', async () => {
  const document = toolDocument(aToolSheet({ photos: [photo] }), { ...settings, photo: jpeg })
  const { title, pages, headings, marked, pdf } = readDocument(document)
  expect([title, pages]).toEqual(['Malle aux étoiles', 1])
  expect(headings).toEqual(['Présentation', 'Objectifs', 'Contenu', 'En pratique', 'Conditions de prêt'])
  expect(marked('part')).toEqual(['Lunette', 'Lampe', 'Carte'])
  expect(marked('free')).toEqual(['du 6 décembre au 21 décembre 2026', 'à partir du 4 janvier 2027'])
  expect(document.data).toMatchObject({
    edition: 'Édition du 23 novembre 2026',
    photo: { alt: 'La malle', credit: 'Photo\u00a0: Marie' },
    texts: [
      { title: 'Présentation', lines: ['Des lunettes & des cartes.', 'une lampe'] },
      { title: 'Objectifs', lines: ['Se repérer dans le ciel.'] },
    ],
    contents: [
      {
        title: 'Ensemble principal',
        parts: [
          { quantity: '2', name: 'Lunette', value: '280\u00a0€ pièce' },
          { quantity: '1', name: 'Lampe', value: '8\u00a0€' },
        ],
      },
      {
        title: 'Module «\u00a0Cartes\u00a0»',
        parts: [{ quantity: '20', name: 'Carte', value: '' }],
      },
    ],
    free: {
      notes: [
        'Pour un prêt de 2\u00a0jours.',
        'Vu le 23 novembre 2026. Une date peut être prise depuis\u00a0: vérifiez sur la page.',
      ],
    },
    lender: [
      { label: 'Prêté par', text: 'Musée des Lampes' },
      { label: 'Se trouve à', text: 'Fourmies, Lille' },
      { label: 'Joindre', text: '0320000001' },
    ],
  })
  expect(pdf).toContain('pdfuaid:part')
  expect(await scanned(document.pictures?.['qr.svg'])).toBe(settings.page)
})

test('what is not lent has no dates nor terms; without a free day it is said', () => {
  const information = aToolSheet({ lendable: false, parts: [] })
  expect(toolDocument(information, settings).data).toMatchObject({
    free: { title: 'Fiche d’information, non réservable', spans: [] },
    terms: [],
    price: [],
  })
  const taken = { ...lending, copies: [] }
  expect(toolDocument(aToolSheet(), { ...settings, lending: taken }).data).toMatchObject({
    free: {
      spans: [],
      notes: ['Aucune date libre connue dans l’année.', expect.stringContaining('Vu le 23 novembre 2026')],
    },
  })
})

test('a sheet is two pages at most, however much there is to say', () => {
  const long = aToolSheet({
    titleFr: 'Un titre qui dit tout, '.repeat(8),
    summaryFr: 'Un résumé. '.repeat(30),
    descriptionFr: 'Un paragraphe **fort**.\n\n'.repeat(300),
    objectivesFr: 'Comprendre. '.repeat(300),
    conditionsFr: 'À rendre propre. '.repeat(200),
    priceNote: 'Selon la distance. '.repeat(20),
    parts: Array.from({ length: 200 }, (_, at) =>
      aPart({
        name: `Élément ${at} `.repeat(8),
        quantity: 5,
        value: 9,
        module: at % 3 ? `Module ${at % 9}` : null,
      }),
    ),
    photos: [photo],
  })
  const document = toolDocument(long, { ...settings, photo: jpeg })
  const { pages, marked } = readDocument(document)
  expect([pages, marked('part').length]).toEqual([2, 60])
  expect(document.data).toMatchObject({ moreParts: '140\u00a0autres éléments' })
  expect(readDocument(toolDocument(aToolSheet(), { ...settings, lang: 'en' })).title).toBe('Kit of stars')
}, 90_000)
