import { describe, expect, test } from 'vitest'
import { type Body, type Candidate, comparable, match } from './matching.ts'
import { addressesAgree, addressKey, nameKey, sameName } from './matching-names.ts'

const body = (names: string | string[], rest: Partial<Body> = {}): Body => ({
  names: [names].flat(),
  commune: '59000',
  communeName: 'Laventie',
  epci: '200000001',
  address: null,
  identifiers: [],
  ...rest,
})
const nowhere = { commune: null, communeName: null, epci: null }
const known = (id: string, one: Body): Candidate => ({ id, ...comparable(one) })
const rule = (record: Body, ...candidates: Body[]) =>
  match(
    comparable(record),
    candidates.map((one, at) => known(`o${at}`, one)),
  )?.rule
const siret = (value: string): Body['identifiers'] => [{ scheme: 'siret', value }]

describe('two names in one commune', () => {
  const same = (a: string, b: string, commune = 'Laventie') =>
    sameName(nameKey(a, commune), nameKey(b, commune))
  test.each([
    ['Médiathèque', 'Mediathèque de Laventie'],
    ['Mairie', 'COMMUNE DE LAVENTIE'],
    ['Ville de Laventie', 'Laventie Mairie'],
    ['Centre social Les Francas', 'CENTRE SOCIAL FRANCAS'],
    ['CCAS de Laventie', 'Centre communal d’action sociale'],
    ['Association Mots et Merveilles', 'Mots et Merveilles'],
    ['Université de Picardie Jules-Verne', 'Université de Picardie Jules Verne'],
    ['Cyber-base Pompidou', 'Cyberbase Pompidou'],
    ['Maison du numerique Bergeret', 'Maison du numérique Bergerret'],
  ])('%s = %s', (a, b) => expect(same(a, b)).toBe(true))
  test.each([
    ['Mairie de Laventie', 'Médiathèque de Laventie'],
    ['Médiathèque', 'Médiathèque Jean Moulin'],
    ['Médiathèque Jean Macé', 'Médiathèque Jean Moulin'],
    ['Centre social Nord', 'Centre social Sud'],
    ['MDSI 1', 'MDSI 2'],
    ['Mairie', 'CCAS'],
    ['Musée des beaux-arts', 'Musée d’histoire naturelle'],
    ['Université de Lille', 'Université catholique de Lille'],
    ['Laventie', 'Mairie'],
  ])('%s ≠ %s', (a, b) => expect(same(a, b)).toBe(false))
})

test('addresses are compared without their abbreviations', () => {
  expect(addressKey('17 PL JEAN JAURES')).toBe(addressKey('17, place Jean-Jaurès'))
  expect(addressKey('mairie')).toBe('')
  expect(addressesAgree(addressKey('rue Jean Jaurès'), addressKey('52 RUE JEAN JAURES'))).toBe(true)
  expect(
    addressesAgree(addressKey('17 rue de la Rochefoucauld'), addressKey('400 boulevard Beauvillé')),
  ).toBe(false)
})

describe('a record joins', () => {
  test('the body that bears its number, even elsewhere and under another name', () => {
    const musee: Body['identifiers'] = [{ scheme: 'museofile', value: 'M0622' }]
    expect(
      rule(
        body('Musée portuaire', { ...nowhere, identifiers: musee }),
        body('Musée maritime', { identifiers: musee }),
      ),
    ).toBe('identifier')
  })
  test('the body of its SIRET only with its name, or its address and nearly its name', () => {
    const town = siret('21620491700019')
    expect(
      rule(body('Centre social', { identifiers: town }), body('Centre social', { identifiers: town })),
    ).toBe('siret')
    expect(
      rule(body('Médiathèque', { identifiers: town }), body('Mairie', { identifiers: town })),
    ).toBeUndefined()
    expect(
      rule(
        body('Cyber-base Bellicart', { identifiers: town, address: '7 rue de la Bannière' }),
        body('Agglomération de Compiègne', { identifiers: town, address: '7 rue de la Bannière' }),
      ),
    ).toBeUndefined()
    expect(
      rule(
        body('Annexe des Présidents, Centre social des Provinces', {
          identifiers: town,
          address: '2 avenue de la République',
        }),
        body('Centre social des Provinces', { identifiers: town, address: '5 rue de Champagne' }),
      ),
    ).toBeUndefined()
  })
  test('the body of its address when the names are alike', () => {
    const here = { address: '108 rue Pasteur' }
    expect(rule(body('Croix Rouge Française', here), body('Pôle Croix-Rouge française', here))).toBe(
      'address',
    )
    expect(rule(body('France Services', here), body('Médiathèque', here))).toBeUndefined()
  })
  test('the body of its name, unless two addresses tell two places', () => {
    expect(rule(body('Relais social'), body('Relais social'))).toBe('name')
    const apart = [{ address: '17 rue de la Rochefoucauld' }, { address: '400 boulevard Beauvillé' }]
    expect(rule(body('Relais social', apart[0]), body('Relais social', apart[1]))).toBeUndefined()
    expect(rule(body('Mairie', apart[0]), body('Ville de Laventie', apart[1]))).toBe('name')
  })
  test('the body of its whole name in the region, when one of them has no commune', () => {
    expect(rule(body('La Cité des Bateliers', nowhere), body('Cité des Bateliers'))).toBe('name-region')
    expect(rule(body(['UPJV', 'Université de Picardie'], nowhere), body('Université de Picardie'))).toBe(
      'name-region',
    )
    expect(rule(body('Conseil départemental de l’Oise', nowhere), body('DEPARTEMENT DE L OISE'))).toBe(
      'name-region',
    )
    expect(rule(body('Mairie', nowhere), body('Mairie'))).toBeUndefined()
    expect(rule(body('La Station', { ...nowhere, epci: '200000002' }), body('La Station'))).toBeUndefined()
  })
  test('nothing when two bodies fit, or when their numbers differ', () => {
    expect(rule(body('La Machinerie', nowhere), body('La Machinerie'), body('La Machinerie'))).toBeUndefined()
    const uai = (value: string): Body['identifiers'] => [
      { scheme: 'uai', value },
      { scheme: 'ror', value: '02evec030' },
    ]
    expect(
      rule(
        body('ISA Lille', { identifiers: uai('0590343C') }),
        body('Junia', { identifiers: uai('0597165T') }),
      ),
    ).toBeUndefined()
  })
})
