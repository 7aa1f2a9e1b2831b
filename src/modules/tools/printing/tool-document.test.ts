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

/** Parts, each with its photo, and those photos. */
const pictured = (count: number, name: string) => {
  const ids = Array.from({ length: count }, (_, at) => `part-${at}`)
  return {
    parts: ids.map((id, at) => ({
      ...aPart({ name: `${name} ${at}`, quantity: 1, value: 12.5, module: null }),
      photo: {
        ...photo,
        id,
        altFr: `Vue de ${name} ${at}`,
        altEn: `View ${at}`,
        credit: at % 2 ? 'Ali' : 'Zoé',
      },
    })),
    partPhotos: new Map(ids.map((id) => [id, jpeg])),
  }
}

test('parts show their photo in the list; too many for it, on a third page', () => {
  const few = pictured(4, 'Lentille')
  const sheet = aToolSheet({
    parts: [...few.parts, aPart({ name: 'Drap', quantity: 1, value: null, module: null })],
  })
  const document = toolDocument(sheet, { ...settings, partPhotos: few.partPhotos })
  const { pages, marked, pdf } = readDocument(document)
  expect([pages, marked('part').length]).toEqual([1, 5])
  expect(marked('part-photo')).toEqual(['/part-0.jpg', '/part-1.jpg', '/part-2.jpg', '/part-3.jpg'])
  expect(pdf).toContain('pdfuaid:part')
  expect(document.data).toMatchObject({
    partPhotosBy: 'Photos du contenu\u00a0: Zoé, Ali',
    contents: [
      {
        parts: [
          { value: '12,50\u00a0€', photo: { file: '/part-0.jpg', alt: 'Vue de Lentille 0' } },
          ...[1, 2, 3].map((at) => ({ photo: { alt: `Vue de Lentille ${at}` } })),
          { name: 'Drap', photo: null },
        ],
      },
    ],
  })
  const many = pictured(70, 'Lentille de verre montée')
  const full = readDocument(
    toolDocument(aToolSheet({ parts: many.parts }), { ...settings, partPhotos: many.partPhotos }),
  )
  expect([full.pages, full.marked('part').length, full.marked('part-photo').length]).toEqual([3, 60, 60])
  expect(full.headings.at(-1)).toBe('Le contenu en images')
  // A photo that is not at hand leaves its part to its name.
  expect(readDocument(toolDocument(sheet, settings)).marked('part-photo')).toEqual([])
}, 90_000)

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
