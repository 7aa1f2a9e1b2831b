import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readEvents } from './read-events.ts'

const why = (text: string) => readEvents(text).refused.map(({ at, reason }) => `${at} : ${reason.fr}`)

test('the format is recognised', async () => {
  const read = async (path: string) => readEvents(await readFile(path, 'utf8')).records.length
  expect(await read('data/hauts-de-france/events/fete-de-la-science-2017.json')).toBe(55)
  expect(await read('data/hauts-de-france/events/openagenda-v2-sample.json')).toBe(2)
  const later = {
    identifiant: 'X1',
    titre_fr: 'Visite',
    lien_canonique: 'https://www.fetedelascience.fr/visite',
    resume_dates_fr: 'vendredi 6 octobre 2023 - 14h00 à 16h00',
  }
  expect(readEvents(JSON.stringify({ results: [later] })).records[0]?.input.sourceUrl).toBe(
    'https://www.fetedelascience.fr/visite',
  )
})

test('a file of no known format, an empty one and a hostile one are refused in a sentence', () => {
  expect(why('')).toEqual(['fichier : Le fichier est vide.'])
  expect(why('<html>')).toEqual(['fichier : Ce n’est pas du JSON, ou le fichier a été coupé.'])
  for (const text of ['[]', '[{"nom": "A"}]', '[{"__proto__": {"timings": []}}]', '{"events": [null, 1]}'])
    expect(why(text)).toEqual([
      'fichier : Format non reconnu : ni OpenAgenda (API v2), ni les données ouvertes de la Fête de la science.',
    ])
})

// What would take the square of the length would not end before the test is cut.
test('long hostile texts are read', () => {
  const texts = [
    '<',
    '<p ',
    '&amp',
    '[a](http://mailto:',
    ' \n',
    'a@',
    '0 ',
    '<!--',
    '<script',
    '2017-10-14T10:00-',
  ]
  for (const part of texts) {
    const text = part.repeat(200_000 / part.length)
    const { records } = readEvents(
      JSON.stringify([
        {
          identifiant: '1',
          titre_fr: 'A',
          adresse: text,
          description_fr: text,
          description_longue_fr: text,
          lien_d_inscription: text,
          horaires_iso: `2017-10-14T10:00:00+02:00-2017-10-14T12:00:00+02:00 ${text}`,
        },
        { identifiant: '2', titre_fr: 'A', horaires_detailles_fr: text },
      ]),
    )
    expect(records.map(({ id }) => id)).toContain('1')
  }
})

test('any JSON is read or refused', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const { records, refused } = readEvents(text)
      expect(records).toEqual([])
      expect(refused.length).toBeGreaterThan(0)
    }),
  )
})
