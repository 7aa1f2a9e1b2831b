import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eventTable, type TableRow } from './event-table.ts'
import { writtenMoment, writtenTime } from './table-dates.ts'

const rows = (...all: Record<string, string>[]): TableRow[] => all.map((row, at) => ({ line: at + 2, row }))
const iso = (date: Date) => date.toISOString().slice(0, 16)
const times = (row: Record<string, string>) =>
  eventTable(rows({ Titre: 'A', ...row })).records[0]?.input.sessions.map(
    ({ begin, end }) => `${iso(begin)} ${iso(end)}`,
  )

test('one row, whole, whatever its columns are called', () => {
  const { records, refused, notes } = eventTable(
    rows({
      'Intitulé *': 'Nuit des étoiles',
      Présentation: 'Le ciel d’été.\nApportez une lampe.',
      'Date de début': '05/12/2026 20h30',
      'Date de fin': '05/12/2026 23:00',
      'Nom du lieu': 'Observatoire',
      Adresse: '3 rue du Pic',
      CP: '59350',
      Ville: 'Lille',
      Latitude: '50,63',
      Longitude: '3,06',
      Tarif: 'Gratuit sur inscription',
      Réservation: 'https://example.org/billets',
      Thématique: 'Astronomie ; Conférence',
      Public: 'Famille, Tout public',
      'Mots-clés': 'étoiles',
      URL: 'https://example.org/nuit',
      Référent: 'Mme X',
    }),
  )
  expect([refused, notes.map(({ reason }) => reason.fr)]).toEqual([[], ['Colonnes non reprises : Référent.']])
  expect(records[0]).toMatchObject({
    id: 'nuit-des-etoiles-observatoire-lille',
    input: {
      titleFr: 'Nuit des étoiles',
      summaryFr: 'Le ciel d’été.',
      conditionsFr: 'Gratuit sur inscription',
      fee: 'free',
      terms: { theme: ['astronomy'], format: ['talk'], audience: ['families', 'everyone'] },
      keywords: ['étoiles'],
      booking: [{ for: 'public', type: 'link', value: 'https://example.org/billets' }],
      sourceUrl: 'https://example.org/nuit',
      places: [
        { name: 'Observatoire', postcode: '59350', locality: 'Lille', point: { lat: 50.63, lon: 3.06 } },
      ],
      sessions: [{ begin: new Date('2026-12-05T19:30Z'), end: new Date('2026-12-05T22:00Z'), place: 0 }],
    },
  })
})

test('hours apart, an evening that ends after midnight, a day, several days, no end', () => {
  expect(times({ Date: '2026-12-05', Heure: '14h', 'Heure de fin': '16 h 30' })).toEqual([
    '2026-12-05T13:00 2026-12-05T15:30',
  ])
  expect(times({ Date: '5 décembre 2026', Heure: '20:00', 'Heure fin': '01:00' })).toEqual([
    '2026-12-05T19:00 2026-12-06T00:00',
  ])
  expect(times({ Date: '05/12/26' })).toEqual(['2026-12-04T23:00 2026-12-05T23:00'])
  expect(times({ Début: '05/12/2026', Fin: '06/12/2026' })).toEqual([
    '2026-12-04T23:00 2026-12-05T23:00',
    '2026-12-05T23:00 2026-12-06T23:00',
  ])
  expect(times({ start: '2026-12-05T14:00:00+01:00' })).toEqual(['2026-12-05T13:00 2026-12-05T14:00'])
  expect(times({ Début: 'samedi 5 décembre 2026 à 14h30' })).toEqual(['2026-12-05T13:30 2026-12-05T14:30'])
})

test('rows of one identifier, or of one title and place, are dates of one event; a cancelled one says so', () => {
  const { records } = eventTable(
    rows(
      { id: '7', titre: 'A', date: '2026-12-05 10:00', statut: '' },
      { id: '7', titre: 'A', date: '2026-12-06 10:00', statut: 'Annulé' },
      { id: '', titre: 'B', date: '2026-12-05 10:00', statut: 'confirmé' },
      { id: '', titre: 'B', date: '2026-12-07 10:00', statut: '' },
    ),
  )
  expect(records.map(({ id, input }) => [id, ...input.sessions.map(({ status }) => status)])).toEqual([
    ['7', 'scheduled', 'cancelled'],
    ['b', 'scheduled', 'scheduled'],
  ])
})

test('a row that cannot be read is told with its line, a table without the columns that are needed with their names', () => {
  const told = (all: TableRow[]) => eventTable(all).refused.map(({ at, reason }) => `${at} : ${reason.fr}`)
  expect(told([])).toEqual(['fichier : Le fichier ne contient aucune ligne.'])
  expect(
    told(
      rows(
        { titre: 'A', date: 'bientôt' },
        { titre: '', date: '2026-12-05' },
        { titre: 'C', date: '31/11/2026' },
      ),
    ),
  ).toEqual([
    'ligne 2 : La date de début manque ou est illisible.',
    'ligne 3 : Aucun titre.',
    'ligne 4 : La date de début manque ou est illisible.',
  ])
  expect(told(rows({ Sujet: 'A', date: '2026-12-05' }))).toEqual([
    'fichier : Aucune colonne « titre » (ou titre, titre fr, title, nom) parmi : Sujet, date.',
  ])
})

test('any date that exists is read in every form, and no text breaks the reader', () => {
  const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(day, fc.nat(23), fc.nat(59), (date, hours, minutes) => {
      const written = date.toISOString().slice(0, 10)
      const [year = '', month = '', number = ''] = written.split('-')
      const time = `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
      const words = new Intl.DateTimeFormat('fr', { dateStyle: 'full', timeZone: 'UTC' }).format(date)
      const all = [
        `${written} ${time}`,
        `${written}T${time}:00`,
        `${number}/${month}/${year} ${time}`,
        `${Number(number)}.${Number(month)}.${year} à ${hours}h${time.slice(3)}`,
        `${words} ${hours} h ${time.slice(3)}`,
      ]
      for (const text of all) expect(writtenMoment(text)).toEqual({ day: written, time, offset: '' })
    }),
  )
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(writtenTime(text) ?? '00:00').toMatch(/^\d\d:\d\d$/)
      expect(writtenMoment(text)?.day ?? '2026-01-01').toMatch(/^\d{4}-\d\d-\d\d$/)
      eventTable(rows({ titre: text, date: text, fin: text, heure: text, cp: text, lat: text }))
    }),
  )
})
