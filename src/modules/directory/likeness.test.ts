import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare } from './likeness.ts'
import type { Portrait } from './likeness-store.ts'

let number = 0
const portrait = (name: string, rest: Partial<Portrait> = {}): Portrait => ({
  id: `id-${number++}`,
  names: [name],
  commune: '80021',
  communeName: 'Amiens',
  epci: '248000531',
  address: null,
  identifiers: [],
  phone: null,
  site: null,
  parentId: null,
  ...rest,
})
const at = (commune: string, communeName: string, address: string | null = null) => ({
  commune,
  communeName,
  address,
  epci: null,
})
const nowhere = { commune: null, communeName: null, epci: null }
const score = (a: Portrait, b: Portrait, distanceKm: number | null = null) => compare(a, b, distanceKm).score

describe('one organisation told twice', () => {
  test.each([
    ['Relais Social', 'Relais Sociale', {}, {}],
    ['Musée d’histoire naturelle', 'Muséum d’Histoire Naturelle d’Amiens', {}, {}],
    ['Forum des sciences', 'Forum départemental des sciences', {}, {}],
    ['Association Lumen', 'LUMEN', nowhere, {}],
    ['Le Tipi', 'Tipi (le)', {}, {}],
    ['Cyber-base Pompidou', 'Cyberbase', { phone: '+33322000001' }, { phone: '+33322000001' }],
    ['Junia', 'ISEN-ISA-HEI', { phone: '+33328384858' }, { phone: '+33328384858' }],
    [
      'Club d’astronomie',
      'Les amis des étoiles',
      { site: 'etoiles.example.fr', address: '3 rue de la Lune' },
      { site: 'etoiles.example.fr', address: '3, rue de la lune' },
    ],
  ] as [string, string, Partial<Portrait>, Partial<Portrait>][])('%s / %s', (a, b, onA, onB) => {
    expect(score(portrait(a, onA), portrait(b, onB))).toBeGreaterThanOrEqual(0.6)
  })
})

describe('two organisations', () => {
  test.each([
    [
      'libraries of two towns',
      portrait('Médiathèque de Laventie', at('62491', 'Laventie')),
      portrait('Médiathèque de Lens', at('62498', 'Lens')),
    ],
    [
      'town halls of two towns with nearly the same name',
      portrait('Mairie de Vitry-en-Artois', at('62865', 'Vitry-en-Artois')),
      portrait('Mairie de Vis-en-Artois', at('62864', 'Vis-en-Artois')),
    ],
    [
      'two neighbourhoods of one town',
      portrait('Maison de quartier du Jeu de Mail', at('59183', 'Dunkerque')),
      portrait('Maison de quartier du Banc Vert', at('59183', 'Dunkerque')),
    ],
    ['a kind that the other does not announce', portrait('Atelier théâtre'), portrait('Atelier poterie')],
    [
      'a town hall and the library that shares its SIRET and site',
      portrait('Ville de Laventie', {
        ...at('62491', 'Laventie'),
        site: 'laventie.fr',
        identifiers: [{ scheme: 'siret', value: '21620491300011' }],
      }),
      portrait('Médiathèque de Laventie', {
        ...at('62491', 'Laventie'),
        site: 'laventie.fr',
        identifiers: [{ scheme: 'siret', value: '21620491300011' }],
      }),
    ],
    [
      'services of a town, one SIRET',
      portrait('Pôle seniors', { identifiers: [{ scheme: 'siret', value: '21590178600019' }] }),
      portrait('Programme de réussite éducative', {
        identifiers: [{ scheme: 'siret', value: '21590178600019' }],
      }),
    ],
    [
      'museums that share a telephone, each with its number',
      portrait('Musée de Picardie', {
        phone: '+33322971400',
        identifiers: [{ scheme: 'museofile', value: 'M0507' }],
      }),
      portrait('Musée de l’Hôtel de Berny', {
        phone: '+33322971400',
        identifiers: [{ scheme: 'museofile', value: 'M0508' }],
      }),
    ],
    [
      'services of two inter-municipal bodies',
      portrait('Service environnement de la CC des Deux Vallées', { ...nowhere, epci: '1' }),
      portrait('Service environnement de la CC du Vimeu', { ...nowhere, epci: '2' }),
    ],
    [
      'one word of four apart',
      portrait('DRAC Hauts-de-France', nowhere),
      portrait('Région Hauts-de-France', nowhere),
    ],
  ])('%s', (_what, a, b) => {
    expect(score(a, b)).toBeLessThan(0.5)
  })

  test('sites of one association, far apart, are not worth a case', () => {
    const a = portrait('INTERFACES', {
      ...at('59350', 'Lille', '70 rue Léon Blum'),
      site: 'interfaces.example.fr',
    })
    const b = portrait('INTERFACES', {
      ...at('59606', 'Valenciennes', '1 rue Védrines'),
      site: 'interfaces.example.fr',
    })
    expect(score(a, b, 45)).toBeLessThan(0.5)
  })

  test('a part of the other', () => {
    const whole = portrait('Le Labo')
    expect(score(portrait('Service de science du Labo', { parentId: whole.id }), whole)).toBe(0)
  })
})

const words = fc.constantFrom(
  'Musée',
  'Médiathèque',
  'Labo',
  'de la',
  'Mer',
  'Lille',
  'Saint-Pol',
  'sciences',
  '12',
)
const anyPortrait = fc.record({
  id: fc.uuid(),
  names: fc.array(
    fc.array(words, { minLength: 1, maxLength: 4 }).map((each) => each.join(' ')),
    {
      minLength: 1,
      maxLength: 3,
    },
  ),
  commune: fc.constantFrom('59350', '80021', null),
  communeName: fc.constantFrom('Lille', 'Amiens'),
  epci: fc.constantFrom('1', '2', null),
  address: fc.constantFrom('1 rue de la Mer', '2 place du Nord', null),
  identifiers: fc.subarray([
    { scheme: 'siret' as const, value: '1' },
    { scheme: 'uai' as const, value: '2' },
    { scheme: 'uai' as const, value: '3' },
    { scheme: 'ror' as const, value: '4' },
  ]),
  phone: fc.constantFrom('+33320000001', null),
  site: fc.constantFrom('example.fr', null),
  parentId: fc.constant(null),
})

test('likeness is between 0 and 1, and the same both ways', () => {
  fc.assert(
    fc.property(anyPortrait, anyPortrait, fc.constantFrom(null, 0.1, 30), (a, b, km) => {
      const { score: found, rules } = compare(a, b, km)
      expect(found).toBeGreaterThanOrEqual(0)
      expect(found).toBeLessThanOrEqual(1)
      expect(found > 0).toBe(rules.length > 0)
      expect(compare(b, a, km)).toEqual({ score: found, rules })
    }),
  )
})

test('one more sign never makes two organisations less alike', () => {
  fc.assert(
    fc.property(anyPortrait, anyPortrait, (a, b) => {
      const shared = { phone: '+33320009999' }
      const bare = compare({ ...a, phone: null }, { ...b, phone: null }, null).score
      expect(compare({ ...a, ...shared }, { ...b, ...shared }, null).score).toBeGreaterThanOrEqual(bare)
    }),
  )
})
