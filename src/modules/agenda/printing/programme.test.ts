import { expect, test } from 'vitest'
import type { EventSession, EventSheet } from '../model.ts'
import { aSheet } from '../testing-sheet.ts'
import { datesInWords } from './dates-in-words.ts'
import { fullDay, hoursIn } from './print-words.ts'
import { entriesOf, groupsOf, totalsOf } from './programme.ts'

const always = { from: 0, to: null }
const all = { lang: 'fr', by: 'jour', window: always } as const

let number = 0
const session = (begin: string, change: Partial<EventSession> = {}): EventSession => ({
  id: `s${++number}`,
  begin: new Date(`${begin}:00Z`),
  end: new Date(Date.parse(`${begin}:00Z`) + 2 * 3_600_000),
  status: 'scheduled',
  formerBegin: null,
  place: 0,
  ...change,
})
const inTown = (name: string) => ({
  ...(aSheet().places[0] as EventSheet['places'][number]),
  commune: { code: '1', name },
})
const daily = (days: number) =>
  Array.from({ length: days }, (_, day) => session(`2026-12-${String(day + 1).padStart(2, '0')}T09:00`))

test('by day: each session on its day, in order, with all that is said of it', () => {
  const groups = groupsOf(
    [aSheet({ demo: true, booking: [{ for: 'public', type: 'phone', value: '03 20 00' }] })],
    all,
  )
  expect(groups).toEqual([
    {
      title: 'samedi 5 décembre 2026',
      running: 'samedi 5 décembre',
      also: [],
      entries: [
        {
          event: 'atelier-fusees',
          sessions: ['7'],
          from: '14\u00a0h',
          to: '16\u00a0h',
          dates: [],
          status: '',
          off: false,
          title: 'Atelier fusées',
          lang: 'fr',
          summary: 'Construire, puis lancer ; à partir de 8 ans.',
          format: 'Atelier',
          place: 'Écomusée, 1, place Maria-Blondeau',
          commune: 'Fourmies',
          facts: [
            { label: 'Pour qui', text: 'De 8 à 12 ans' },
            { label: 'Prix', text: 'Gratuit' },
            { label: 'Réserver', text: '03\u00a020\u00a000' },
            { label: 'Organisé par', text: 'Musée, d’essai' },
          ],
          access: [],
          demo: 'démonstration',
        },
      ],
    },
    {
      title: 'dimanche 6 décembre 2026',
      running: 'dimanche 6 décembre',
      also: [],
      entries: [expect.objectContaining({ sessions: ['8'], status: 'Annulé', off: true })],
    },
  ])
})

test('in English, what has no English stays in French and is marked so', () => {
  const [group] = groupsOf([aSheet({ titleEn: null })], { ...all, lang: 'en' })
  expect(group?.title).toBe('Saturday, 5 December 2026')
  expect(group?.entries[0]).toMatchObject({ title: 'Atelier fusées', lang: 'fr', from: '14:00' })
  expect(groupsOf([aSheet()], { ...all, lang: 'en' })[0]?.entries[0]).toMatchObject({
    title: 'Rocket workshop',
    lang: 'en',
  })
})

test('an event of many dates is printed once, last, and recalled on each of its days', () => {
  const exhibition = aSheet({ slug: 'expo', titleFr: 'Exposition', sessions: daily(7) })
  const talk = aSheet({ slug: 'conference', sessions: [session('2026-12-02T17:00')] })
  const groups = groupsOf([exhibition, talk], all)
  expect(
    groups.map(({ title, also, entries }) => [title, also.length, entries.map(({ event }) => event)]),
  ).toEqual([
    ['mardi 1er décembre 2026', 1, []],
    ['mercredi 2 décembre 2026', 1, ['conference']],
    ['jeudi 3 décembre 2026', 1, []],
    ['vendredi 4 décembre 2026', 1, []],
    ['samedi 5 décembre 2026', 1, []],
    ['dimanche 6 décembre 2026', 1, []],
    ['lundi 7 décembre 2026', 1, []],
    ['À de nombreuses dates', 0, ['expo']],
  ])
  expect(groups.at(-1)?.entries[0]?.dates).toEqual([
    {
      status: '',
      when: 'décembre 2026, 10\u00a0h\u00a0–\u00a012\u00a0h',
      days: 'mar.\u00a01er, mer.\u00a02, jeu.\u00a03, ven.\u00a04, sam.\u00a05, dim.\u00a06, lun.\u00a07',
    },
  ])
  expect([entriesOf(exhibition, always), entriesOf(talk, always)]).toEqual([1, 1])
  expect(entriesOf(aSheet({ sessions: daily(6) }), always)).toBe(6)
})

test('by place: communes by name, each event once with its dates; online last', () => {
  const at = (slug: string, commune: string) =>
    aSheet({ slug, places: [inTown(commune)], sessions: daily(2) })
  const online = aSheet({ slug: 'visio', mode: 'online', sessions: daily(1) })
  const moved = aSheet({
    slug: 'deux-lieux',
    places: [inTown('Lille'), inTown('Étaples')],
    sessions: [session('2026-12-09T09:00'), session('2026-12-10T09:00', { place: 1 })],
  })
  const groups = groupsOf([online, at('b', 'Fourmies'), at('a', 'Étaples'), moved], { ...all, by: 'lieu' })
  expect(groups.map(({ title, entries }) => [title, entries.map(({ event }) => event)])).toEqual([
    ['Étaples', ['a', 'deux-lieux']],
    ['Fourmies', ['b']],
    ['Lille', ['deux-lieux']],
    ['En ligne, ou lieu non dit', ['visio']],
  ])
  expect(groups.flatMap(({ entries }) => entries.flatMap(({ sessions }) => sessions))).toHaveLength(7)
})

test('only what is in the window is printed and counted; what is cancelled is printed, not counted', () => {
  const window = { from: Date.parse('2026-12-05T23:00Z'), to: null }
  expect(groupsOf([aSheet()], { ...all, window }).map(({ title }) => title)).toEqual([
    'dimanche 6 décembre 2026',
  ])
  expect(totalsOf([aSheet()], window)).toMatchObject({ events: 0, sessions: 0, communes: 0, days: [] })
  expect(totalsOf([aSheet({ demo: true })], always)).toEqual({
    events: 1,
    sessions: 1,
    communes: 1,
    demo: 1,
    days: ['2026-12-05'],
  })
})

test('dates that stand otherwise than the others are told apart', () => {
  const sessions = [
    session('2026-12-05T13:00'),
    session('2026-12-12T13:00', { status: 'full' }),
    session('2026-12-19T13:00'),
    session('2027-01-02T13:30'),
  ]
  expect(datesInWords('fr', sessions, 'Europe/Paris')).toEqual([
    { status: '', when: 'décembre 2026, 14\u00a0h\u00a0–\u00a016\u00a0h', days: 'sam.\u00a05, sam.\u00a019' },
    { status: 'Complet', when: 'décembre 2026, 14\u00a0h\u00a0–\u00a016\u00a0h', days: 'sam.\u00a012' },
    {
      status: '',
      when: 'janvier 2027, 14\u00a0h\u00a030\u00a0–\u00a016\u00a0h\u00a030',
      days: 'sam.\u00a02',
    },
  ])
})

test('hours and days are those of the event’s own time zone', () => {
  const night = session('2026-12-05T23:30')
  expect(groupsOf([aSheet({ sessions: [night] })], all)[0]?.title).toBe('dimanche 6 décembre 2026')
  expect(groupsOf([aSheet({ sessions: [night], timezone: 'America/Martinique' })], all)[0]?.title).toBe(
    'samedi 5 décembre 2026',
  )
  expect(hoursIn('fr', night, 'Europe/Paris')).toBe('0\u00a0h\u00a030\u00a0–\u00a02\u00a0h\u00a030')
  expect(fullDay('en', '2026-12-01')).toBe('Tuesday, 1 December 2026')
})
