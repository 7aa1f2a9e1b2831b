import { expect, test } from 'vitest'
import { distinctName, ofCommune, readableName, tidyAddress } from './readable-name.ts'

test.each([
  ['COMMUNE DE LENS', 'Lens', 'Commune de Lens'],
  ['COMMUNE D HAUTMONT', 'Hautmont', 'Commune d’Hautmont'],
  ['COMMUNE DE FRESNES SUR ESCAUT', 'Fresnes-sur-Escaut', 'Commune de Fresnes-sur-Escaut'],
  ['Armancourt Mairie', 'Armancourt', 'Mairie d’Armancourt'],
  ['MAIRIE FONTAINE NOTRE DAME', 'Fontaine-Notre-Dame', 'Mairie de Fontaine-Notre-Dame'],
  ['Mairie de Oisy le Verger', 'Oisy-le-Verger', 'Mairie d’Oisy-le-Verger'],
  ["Commune d'HAZEBROUCK", 'Hazebrouck', 'Commune d’Hazebrouck'],
  ['COMMUNE DE LE CATEAU', 'Le Cateau-Cambrésis', 'Commune du Cateau'],
  ['MDSI POIX-DE-PICARDIE', 'Poix-de-Picardie', 'MDSI Poix-de-Picardie'],
  ['CENTRE SOCIAL ET CULTUREL GUY MOQUET', 'Aulnoye-Aymeries', 'Centre social et culturel Guy Moquet'],
  ["CENTRE COMMUNAL D'ACTION SOCIALE", 'Longueau', 'Centre communal d’action sociale'],
  ['MAISON DES JEUNES ET CULTURE', 'Douai', 'Maison des jeunes et culture'],
  ['ASS CENTRE SOCIAL ST ROCH', 'Cambrai', 'Association centre social Saint Roch'],
  ['DEPARTEMENT DE L AISNE', 'Laon', 'Département de l’Aisne'],
  ['CC SOMME SUD-OUEST', 'Poix-de-Picardie', 'CC Somme Sud-Ouest'],
  ['A G F P A S C', 'Grand-Fort-Philippe', 'AGFPASC'],
  ['ccas de Feignies', 'Feignies', 'CCAS de Feignies'],
  ["Ecomusée de l'Avesnois", 'Fourmies', 'Écomusée de l’Avesnois'],
  ["musée d'histoire", 'Lille', 'Musée d’histoire'],
  ['ESCALE', 'Auby', 'ESCALE'],
  ['INRAE', undefined, 'INRAE'],
  ['LaM, musée d’art', 'Lille', 'LaM, musée d’art'],
])('%s in %s → %s', (typed, commune, expected) => expect(readableName(typed, commune)).toBe(expected))

test.each([
  ['Mairie', 'Lillers', 'Mairie de Lillers'],
  ['Médiathèque', 'Ochtezeele', 'Médiathèque d’Ochtezeele'],
  ['La maison du numérique', 'Le Cateau-Cambrésis', 'La maison du numérique du Cateau-Cambrésis'],
  ['CCAS', 'Tourcoing', 'CCAS de Tourcoing'],
  ['Médiathèque Jean Moulin', 'Margny-lès-Compiègne', 'Médiathèque Jean Moulin'],
  ['Médiathèque de Laventie', 'Laventie', 'Médiathèque de Laventie'],
  ['Tour Verlaine', 'Arras', 'Tour Verlaine'],
])('in its commune, %s (%s) is %s', (name, commune, expected) =>
  expect(distinctName(name, commune)).toBe(expected),
)

test('a commune’s name takes its preposition', () => {
  expect(
    ['Lens', 'Arras', 'Étaples', 'Le Touquet-Paris-Plage', 'Les Ageux', 'La Gorgue'].map(ofCommune),
  ).toEqual(['de Lens', 'd’Arras', 'd’Étaples', 'du Touquet-Paris-Plage', 'des Ageux', 'de La Gorgue'])
})

test.each([
  ['17 PL JEAN JAURES', '17 place Jean Jaures'],
  ['RUE DE LONDRES', 'rue de Londres'],
  ['9 quai de la citadelle', '9 quai de la citadelle'],
  ['146 ALL DU BASTION DE LA REINE', '146 allée du Bastion de la Reine'],
])('address %s → %s', (typed, expected) => expect(tidyAddress(typed)).toBe(expected))
