import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hoursInWords, stateInWords } from './messages/opening-hours.ts'
import { openingState, wallClock } from './opening-hours.ts'
import { weeklySchedule } from './opening-hours-week.ts'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const state = (value: string, instant: string, lang: 'fr' | 'en' = 'fr') => {
  const found = openingState(value, new Date(instant))
  return found && plain(stateInWords(lang, found))
}
const words = (value: string, lang: 'fr' | 'en' = 'fr') => {
  const told = hoursInWords(
    lang,
    value,
    weeklySchedule(value, { lon: 3.06, lat: 50.63, region: 'Hauts-de-France' }),
    undefined,
  )
  return [
    ...told.seasons.flatMap((season) => [
      ...(season.when ? [`[${season.when}]`] : []),
      ...season.lines.map((line) => plain(`${line.days} : ${line.hours}`)),
    ]),
    ...told.notes.map(plain),
    ...(told.asWritten ? [`= ${told.asWritten}`] : []),
  ]
}

describe('what the door says now', () => {
  const office = 'Mo-Fr 09:00-12:00,14:00-17:00; PH off'
  it.each([
    ['Monday morning', office, '2026-11-23T08:30:00Z', 'Ouvert maintenant, ferme à 12 h'],
    ['Monday at noon', office, '2026-11-23T11:30:00Z', 'Fermé, ouvre à 14 h'],
    ['Monday evening', office, '2026-11-23T17:00:00Z', 'Fermé, ouvre demain à 9 h'],
    ['Friday evening', office, '2026-11-27T17:00:00Z', 'Fermé, ouvre lundi à 9 h'],
    [
      'Christmas, when the rules close on holidays',
      office,
      '2026-12-25T09:30:00Z',
      'Fermé aujourd’hui (Noël), ouvre lundi à 9 h',
    ],
    [
      'Christmas, when the rules say nothing',
      'Mo-Fr 09:00-12:00',
      '2026-12-25T09:30:00Z',
      'Jour férié : vérifiez auprès de la structure avant de venir',
    ],
    [
      'Christmas, closed by date',
      'Mo-Su 09:00-12:00; Dec 25 off',
      '2026-12-25T09:30:00Z',
      'Fermé, ouvre demain à 9 h',
    ],
    [
      'Easter Monday',
      'Mo-Fr 09:00-12:00; PH off',
      '2026-04-06T08:00:00Z',
      'Fermé aujourd’hui (Lundi de Pâques), ouvre demain à 9 h',
    ],
    [
      'the eve of a silent holiday: the next sure opening',
      'Mo-Su 09:00-12:00',
      '2026-12-24T18:00:00Z',
      'Fermé, ouvre samedi à 9 h',
    ],
    ['before midnight', 'Fr-Sa 22:00-02:00', '2026-11-27T22:00:00Z', 'Ouvert maintenant, ferme à 2 h'],
    ['past midnight', 'Fr-Sa 22:00-02:00', '2026-11-28T00:30:00Z', 'Ouvert maintenant, ferme à 2 h'],
    ['until midnight', 'Mo-Su 18:00-24:00', '2026-11-23T18:00:00Z', 'Ouvert maintenant, ferme à minuit'],
    ['always', '24/7', '2026-12-25T03:00:00Z', 'Ouvert en continu'],
    [
      'out of season',
      'Jul-Aug: Mo-Su 10:00-18:00',
      '2026-11-23T09:00:00Z',
      'Fermé, ouvre le jeudi 1er juillet à 10 h',
    ],
    ['never', 'off', '2026-11-23T09:00:00Z', 'Fermé'],
    [
      'by appointment',
      'Mo-Fr 09:00-12:00 "sur rendez-vous"',
      '2026-11-23T09:00:00Z',
      'À vérifier : sur rendez-vous',
    ],
  ])('%s', (_name, value, instant, expected) => expect(state(value, instant)).toBe(expected))

  it('follows the change of hour: the last Sunday of October and of March', () => {
    const nightly = 'Mo-Su 01:00-04:00'
    expect(state(nightly, '2026-10-24T23:30:00Z')).toBe('Ouvert maintenant, ferme à 4 h') // 1.30, summer time
    expect(state(nightly, '2026-10-25T02:59:00Z')).toBe('Ouvert maintenant, ferme à 4 h') // 3.59, winter time
    expect(state(nightly, '2026-10-25T03:01:00Z')).toBe('Fermé, ouvre demain à 1 h') // 4.01
    expect(state(nightly, '2026-03-29T01:59:00Z')).toBe('Ouvert maintenant, ferme à 4 h') // 3.59, summer time
    expect(state(nightly, '2026-03-29T02:01:00Z')).toBe('Fermé, ouvre demain à 1 h') // 4.01
  })

  it('reads the clock of Paris whatever the zone of the process', () => {
    const clock = wallClock(new Date('2026-07-14T22:30:00Z'))
    expect([clock.getDate(), clock.getHours(), clock.getMinutes()]).toEqual([15, 0, 30])
  })

  it('speaks English', () => {
    expect(state(office, '2026-11-23T11:30:00Z', 'en')).toBe('Closed, opens at 14:00')
    expect(state(office, '2026-11-27T17:00:00Z', 'en')).toBe('Closed, opens Monday at 9:00')
  })

  it.each([
    '',
    'bogus ][',
    'ouvert le lundi',
    'le lundi',
    'Mo',
    'Mo-Fr 25:00-99:00',
    'Feb 30 off',
    'sunrise-sunset',
    `${'Mo 10:00-11:00; '.repeat(100)}`,
  ])('says nothing of what it cannot read: %.30s', (value) =>
    expect(openingState(value, new Date('2026-11-23T09:00:00Z'))).toBeUndefined(),
  )
})

describe('hours in words', () => {
  it.each([
    [
      'Mo-Fr 09:00-12:00,14:00-17:00; PH off',
      [
        'lundi au vendredi : 9 h – 12 h et 14 h – 17 h',
        'samedi et dimanche : fermé',
        'Fermé les jours fériés.',
      ],
    ],
    [
      'Mo-Fr 08:30-12:00,13:30-17:00; We off',
      [
        'lundi, mardi, jeudi et vendredi : 8 h 30 – 12 h et 13 h 30 – 17 h',
        'mercredi, samedi et dimanche : fermé',
      ],
    ],
    [
      'Tu-Su 10:00-18:00; Jan 01,May 01,Dec 25 off',
      [
        'mardi au dimanche : 10 h – 18 h',
        'lundi : fermé',
        'Fermé le 1er janvier, le 1er mai et le 25 décembre.',
      ],
    ],
    [
      'Apr-Sep: Tu-Su 10:00-18:00; Oct-Mar: Sa,Su 14:00-17:00',
      [
        '[d’avril à septembre]',
        'mardi au dimanche : 10 h – 18 h',
        'lundi : fermé',
        '[d’octobre à mars]',
        'samedi et dimanche : 14 h – 17 h',
        'lundi au vendredi : fermé',
      ],
    ],
    [
      'Mo-Fr 09:00-17:00; Aug Mo-Fr 10:00-12:00',
      [
        '[Le reste de l’année]',
        'lundi au vendredi : 9 h – 17 h',
        'samedi et dimanche : fermé',
        '[en août]',
        'lundi au vendredi : 10 h – 12 h',
        'samedi et dimanche : fermé',
      ],
    ],
    ['Fr-Sa 22:00-02:00', ['vendredi et samedi : 22 h – 2 h', 'lundi au jeudi et dimanche : fermé']],
    ['24/7', ['tous les jours : 24 h sur 24']],
    ['"sur rendez-vous"', ['tous les jours : sur rendez-vous']],
    [
      'We 14:00-16:00; SH off',
      [
        'mercredi : 14 h – 16 h',
        'lundi, mardi et jeudi au dimanche : fermé',
        'Fermé pendant les vacances scolaires.',
      ],
    ],
    ['Mo[1] 10:00-12:00', ['= Mo[1] 10:00-12:00']],
    ['le lundi matin', ['= le lundi matin']],
  ])('%s', (value, expected) => expect(words(value)).toEqual(expected))

  it('speaks English', () =>
    expect(words('Mo-Fr 09:00-12:30; Dec 24-26 off', 'en')).toEqual([
      'Monday to Friday : 9:00 – 12:30',
      'Saturday and Sunday : closed',
      'Closed from 24 December to 26 December.',
    ]))
})

describe('whatever the value', () => {
  const pieces = fc.constantFrom(
    'Mo',
    'Fr-Su',
    ' ',
    '09:00-12:00',
    ',',
    ';',
    'PH',
    'off',
    '"',
    '||',
    'Jan',
    '25:61',
    '24/7',
    '+',
    '[1]',
    'week',
    '-',
    ':',
    'Dec 24-26',
    'easter',
    '<script>',
  )
  it('never throws, and says the same thing twice', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 40 }),
          fc.array(pieces, { maxLength: 8 }).map((all) => all.join('')),
        ),
        fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
        (value, now) => {
          const once = hoursInWords('fr', value, weeklySchedule(value), openingState(value, now))
          expect(hoursInWords('fr', value, weeklySchedule(value), openingState(value, now))).toEqual(once)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('a plain week is open exactly when its words say so', () => {
    const hour = fc.integer({ min: 0, max: 23 })
    fc.assert(
      fc.property(hour, hour, fc.integer({ min: 0, max: 6 }), hour, (a, b, day, at) => {
        const [opens, closes] = [Math.min(a, b), Math.max(a, b) + 1]
        const value = `${['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'][day]} ${String(opens).padStart(2, '0')}:00-${String(closes).padStart(2, '0')}:00`
        const inside = at >= opens && at < closes
        // The week of 2 November 2026 has no public holiday; Paris is at UTC+1.
        const found = openingState(value, new Date(Date.UTC(2026, 10, 2 + day, at - 1, 30)))
        expect(found?.state).toBe(inside ? 'open' : 'closed')
      }),
    )
  })
})
