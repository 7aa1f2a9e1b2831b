import { expect, test } from 'vitest'
import { commonDomain, ownableDomain } from './claim-model.ts'

test.each([
  ['lea@museum-lampes.fr', 'museum-lampes.fr'],
  ['lea@mail.museum-lampes.fr', 'museum-lampes.fr'],
  ['https://www.museum-lampes.fr/venir?x=1', 'museum-lampes.fr'],
  ['lea@gmail.com', null],
  ['https://museum-lampes.wixsite.com/site', null],
  ['https://museum-lampes.github.io', null],
  ['https://www.facebook.com/museum', null],
  ['lea@musee.gouv.fr', 'musee.gouv.fr'],
  ['https://fr', null],
  ['', null],
  [null, null],
])('%s → %s', (text, domain) => expect(ownableDomain(text)).toBe(domain))

test.each([
  ['lea@museum-lampes.fr', 'https://www.museum-lampes.fr', null, 'museum-lampes.fr'],
  ['lea@museum-lampes.fr', null, 'contact@museum-lampes.fr', 'museum-lampes.fr'],
  ['lea@museum-lampes.fr.evil.example', 'https://www.museum-lampes.fr', null, null],
  ['lea@evil-museum-lampes.fr', 'https://www.museum-lampes.fr', null, null],
  ['lea@gmail.com', null, 'museum.lampes@gmail.com', null],
  ['lea@ville.fr', 'https://museum-lampes.fr', 'contact@autre.fr', null],
])('%s at %s, %s: %s', (address, website, email, domain) =>
  expect(commonDomain(address, { website, email })).toBe(domain),
)
