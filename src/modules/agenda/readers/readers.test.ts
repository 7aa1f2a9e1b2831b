import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { longestSession, mostSessions } from '../model.ts'
import type { ReadEvents } from './event-record.ts'
import { fds2017 } from './fds-2017.ts'
import { eventReaders } from './index.ts'
import { limits, mostKeywords } from './limits.ts'
import { openAgenda } from './open-agenda.ts'

const readText = (path: string) => readFile(path, 'utf8')
const fds = await readText('data/hauts-de-france/events/fete-de-la-science-2017.json')
const documents = await readText('data/hauts-de-france/events/openagenda-v2-sample.json')
const one = (fields: object) => ({ identifiant: '1', titre_fr: 'Essai', horaires_iso: hours, ...fields })
const hours = '2017-10-14T10:00:00+02:00-2017-10-14T18:00:00+02:00'
const readOne = (fields: object) => fds2017(JSON.stringify([one(fields)])).records[0]?.input

test('every record of Fête de la science 2017 is read', () => {
  const { records, refused, notes } = fds2017(fds)
  expect([records.length, refused, notes]).toEqual([55, [], []])
  expect(new Set(records.map(({ id }) => id)).size).toBe(55)
  for (const { input } of records) {
    expect(input.season).toEqual({ code: 'fete-de-la-science', year: 2017 })
    expect(input.places[0]).toMatchObject({ postcode: expect.stringMatching(/^\d{5}$/), commune: null })
    expect(input.places[0]?.point?.lat).toBeGreaterThan(42)
    expect([input.terms.theme.length > 0, input.terms.format.length]).toEqual([true, 1])
  }
})

test('one of them, whole', () => {
  const input = fds2017(fds).records.find(({ id }) => id === '21946385')?.input
  expect(input).toMatchObject({
    titleFr: expect.stringMatching(/^Xperium - Quels défis/),
    summaryFr: expect.stringMatching(/^Venez découvir 8 expériences/),
    conditionsFr: 'Accès libre et gratuit',
    fee: 'free',
    ageMin: 7,
    ageMax: 77,
    mode: 'offline',
    organiserName: 'LILLIAD Learning center Innovation - Université de Lille',
    places: [{ locality: "Villeneuve-d'Ascq" }],
    sessions: [{ begin: new Date('2017-10-14T08:00Z'), end: new Date('2017-10-14T15:00Z'), place: 0 }],
  })
  // Markdown stays; the link to a removed address does not.
  expect(input?.descriptionFr).toContain('## QUELS DEFIS POUR REV3R')
  expect(input?.descriptionFr).not.toContain('mailto')
})

test('both forms of the exports are understood', () => {
  const record = { recordid: 'abc', fields: one({ identifiant: undefined }) }
  expect(fds2017(JSON.stringify({ records: [record] })).records.map(({ id }) => id)).toEqual(['abc'])
  expect(fds2017(JSON.stringify({ total_count: 1, results: [one({})] })).records.map(({ id }) => id)).toEqual(
    ['1'],
  )
})

test('words are put into ours, unknown ones are keywords', () => {
  const input = readOne({
    thematiques: 'Histoire, géographie, sociologie, science politique|Cryptozoologie',
    publics_concernes: 'Maternelle (3 - 5 ans)|Primaire (6- 10 ans)|Post-Bac (adulte)',
    public_specifique: 'Scolaires',
    type_d_animation: 'Conférence / Rencontre',
    accessibilite_fr: 'handicap moteur, handicap psychique',
    mots_cles_fr: 'yéti, cryptozoologie',
  })
  expect(input?.terms).toEqual({
    theme: ['history', 'society'],
    audience: ['children', 'students', 'adults', 'pupils'],
    format: ['talk'],
    access: ['motor'],
  })
  expect(input?.keywords).toEqual(['yéti', 'Cryptozoologie', 'handicap psychique'])
})

test('entry, ages and booking', () => {
  expect(readOne({ detail_des_conditions_fr: 'Gratuit.', inscription_necessaire: 'Oui' })).toMatchObject({
    conditionsFr: 'Gratuit. Sur inscription.',
    fee: 'free',
  })
  expect(readOne({ detail_des_conditions_fr: 'Tarif : 5 €, gratuit avant 6 ans' })?.fee).toBeNull()
  expect(readOne({ age_minimum: 12, age_maximum: 6 })).toMatchObject({ ageMin: 6, ageMax: 12 })
  expect(readOne({ age_minimum: '7', age_maximum: 99 })).toMatchObject({ ageMin: 7, ageMax: null })
  expect(readOne({ ages: '8;9;10;11' })).toMatchObject({ ageMin: 8, ageMax: 11 })
  expect(
    readOne({
      public_specifique: 'Scolaires',
      lien_d_inscription: '…, 03 20 00 00 00, a@b.fr, www.x.fr, à voir',
    })?.booking,
  ).toEqual([
    { for: 'school', type: 'phone', value: '03 20 00 00 00' },
    { for: 'school', type: 'email', value: 'a@b.fr' },
    { for: 'school', type: 'link', value: 'https://www.x.fr' },
  ])
})

test('HTML becomes plain text, long texts are cut at a word', () => {
  const html = '<p>Un &eacute;clair&nbsp;!</p><script>alert(1)</script><ul><li>a</li><li>b &#60; c</li></ul>'
  expect(readOne({ description_longue_html_fr: html })?.descriptionFr).toBe('Un éclair !\n\n- a\n- b < c')
  const cut = readOne({ titre_fr: 'mot '.repeat(60) })?.titleFr
  expect(cut).toBe(`${'mot '.repeat(34)}mot…`)
  expect([...(readOne({ titre_fr: '🚀'.repeat(200) })?.titleFr ?? '')]).toHaveLength(140)
})

test('the two documents of OpenAgenda are read', () => {
  const { records, refused, notes } = openAgenda(documents)
  expect([refused, notes]).toEqual([[], []])
  const [first, second] = records
  // This one has no `uid`.
  expect(first?.id).toBe('exposition-peindre-la-nature-paysages-impressionnistes-du-musee-dorsay-')
  expect(first?.input).toMatchObject({
    terms: { access: ['hearing', 'visual', 'intellectual'] },
    conditionsEn: 'Departure of visits on Sat and Sun at 14h and 16h',
    places: [{ name: 'MUba Eugène Leroy', commune: '59599', postcode: '59200' }],
  })
  expect(second?.id).toBe('93334423')
  expect(second?.input).toMatchObject({
    titleFr: 'Oiseaux de nuit',
    keywords: ['expositions', 'artcontemporain', 'roubaix'],
    organiserName: 'LaM',
    sourceUrl: 'https://openagenda.com/musee-lam/events/oiseaux-de-nuit',
    booking: [{ for: 'public', type: 'link', value: 'https://www.musee-lam.fr/fr/oiseaux-de-nuit' }],
  })
  expect(second?.input.sessions).toHaveLength(51)
})

test('statuses, modes and what an agenda does not show', () => {
  const event = (fields: object) => {
    const timings = [{ begin: '2026-10-02T18:00:00.000+02:00', end: '2026-10-02T20:00:00.000+02:00' }]
    return openAgenda(
      JSON.stringify({ total: 1, events: [{ uid: 1, title: { en: 'Talk' }, timings, ...fields }] }),
    )
  }
  expect(
    event({ status: 6, attendanceMode: 2, onlineAccessLink: 'https://x.fr' }).records[0]?.input,
  ).toMatchObject({
    titleFr: 'Talk',
    titleEn: null,
    mode: 'online',
    sessions: [{ status: 'cancelled', place: null }],
  })
  expect(
    event({ attendanceMode: 3, onlineAccessLink: 'javascript:alert(1)' }).records[0]?.input,
  ).toMatchObject({ mode: 'offline', onlineLink: null })
  expect(event({ state: 0 }).refused[0]?.reason.fr).toBe('Pas publié dans son agenda.')
  expect(event({ draft: 1 }).refused[0]?.reason.en).toBe('Not published in its agenda.')
  expect(event({ removed: true }).refused[0]?.reason.fr).toBe('Retiré de son agenda.')
})

test('the columns of 2023: bookings apart, an event called off', () => {
  const read = eventReaders.get('fds-2023')
  const input = read?.(
    JSON.stringify([
      {
        identifiant: 'X1',
        titre_fr: 'Visite',
        resume_dates_fr: 'vendredi 6 octobre 2023 - 20h00 à 1h00',
        annulation: 'oui',
        detail_des_conditions_fr: 'Gratuit.',
        detail_des_conditions_scolaire_fr: 'Deux classes au plus.',
        grandpublic_reservation_telephone: '+33 3 20 00 00 00',
        scolaire_reservation_email: 'classes@exemple.fr',
        code_postal: '2100',
        lib_commune: 'Saint-Quentin',
        geolocalisation: { lon: 3.28, lat: 49.85 },
        lien_canonique: 'https://www.fetedelascience.fr/visite',
      },
    ]),
  ).records[0]?.input
  expect(input).toMatchObject({
    conditionsFr: 'Gratuit. Scolaires : Deux classes au plus.',
    booking: [
      { for: 'public', type: 'phone', value: '+33 3 20 00 00 00' },
      { for: 'school', type: 'email', value: 'classes@exemple.fr' },
    ],
    season: { year: 2023 },
    places: [{ postcode: '02100', locality: 'Saint-Quentin', point: { lon: 3.28, lat: 49.85 } }],
    sessions: [
      { begin: new Date('2023-10-06T18:00Z'), end: new Date('2023-10-06T23:00Z'), status: 'cancelled' },
    ],
  })
})

test.each([...eventReaders].filter(([name]) => name !== 'auto'))(
  '%s says clearly what it cannot read',
  (_, read) => {
    const why = (text: string) => read(text).refused.map(({ at, reason }) => `${at} : ${reason.fr}`)
    expect(why(' ')).toEqual(['fichier : Le fichier est vide.'])
    expect(why('[{"titre_fr": ')).toEqual(['fichier : Ce n’est pas du JSON, ou le fichier a été coupé.'])
    expect(why('{"a": 1}')[0]).toMatch(
      /^fichier : On attend une liste d’événements, seule ou sous l’un de ces noms : /,
    )
    expect(why('[1, {}, {"identifiant": 2, "uid": 2}]')).toEqual([
      'enregistrement 1 : Ce n’est pas la description d’un événement.',
      'enregistrement 2 : Aucun identifiant.',
      'enregistrement 3 : Aucun titre.',
    ])
    expect(why('[{"identifiant": 2, "uid": 2, "titre_fr": "A", "title": "A"}]')).toEqual([
      'enregistrement 1 : Aucun horaire lisible.',
    ])
    expect(why('['.repeat(50_000))).toHaveLength(1)
  },
)

const within = (text: string | null, most: number) =>
  text === null || ([...text].length <= most && text !== '')

/** What the database holds of any event. */
function fits({ records }: ReadEvents): boolean {
  return records.every(
    ({ input }) =>
      within(input.titleFr, limits.title) &&
      within(input.summaryFr, limits.summary) &&
      within(input.descriptionFr, limits.description) &&
      within(input.conditionsFr, limits.conditions) &&
      input.keywords.length <= mostKeywords &&
      (input.mode === 'offline' || input.onlineLink !== null) &&
      input.sessions.length > 0 &&
      input.sessions.length <= mostSessions &&
      input.sessions.every(({ begin, end }) => {
        const hours = (end.getTime() - begin.getTime()) / 3_600_000
        return hours > 0 && hours <= longestSession
      }) &&
      // What PostgreSQL refuses.
      !/\\u0000|\\ud[89a-f]/i.test(JSON.stringify(input)),
  )
}

const columns = [fds, documents].flatMap((text) =>
  (JSON.parse(text) as object[]).flatMap((record) => Object.keys(record)),
)

test.each([...eventReaders])('%s never throws, and what it reads fits in the database', (_, read) => {
  fc.assert(fc.property(fc.oneof(fc.json(), fc.string({ unit: 'binary' })), (text) => fits(read(text))))
  // Records that get past the first checks, with anything in their columns.
  const anything = fc.oneof(
    fc.jsonValue(),
    fc.string({ unit: 'binary' }),
    fc.constant('<p>a</p>\u0000\ud800'),
  )
  const record = fc.dictionary(fc.constantFrom(...new Set(columns)), anything).map((fields) => ({
    ...one({}),
    uid: 1,
    title: { fr: 'Essai' },
    dates: hours,
    timings: [{ begin: '2026-10-02T18:00Z', end: '2026-10-02T20:00Z' }],
    ...fields,
  }))
  fc.assert(fc.property(fc.array(record, { maxLength: 3 }), (records) => fits(read(JSON.stringify(records)))))
})
