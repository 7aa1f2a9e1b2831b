import { expect, test } from 'vitest'
import { doorLinks, liveLinks } from './live-links.ts'

const link = (href: string) => ({ href, label: href })

test('a filtered directory without anybody is left out, the others tell how many', () => {
  const links = [
    '/annuaire?type=museum',
    '/annuaire?type=fablab',
    '/annuaire?public=pupils',
    '/annuaire',
    '/carte',
  ].map(link)
  expect(
    liveLinks(links, { 'type:museum': 89, 'audience:pupils': 3 }).map(({ href, count }) => [href, count]),
  ).toEqual([
    ['/annuaire?type=museum', 89],
    ['/annuaire?public=pupils', 3],
    ['/annuaire', null],
    ['/carte', null],
  ])
})

test('the people who speak are counted, and their link waits for the first of them', () => {
  expect(liveLinks([link('/experts')], { 'kind:expert': 8 })).toEqual([{ ...link('/experts'), count: 8 }])
  expect(liveLinks([link('/experts')], { 'kind:expert': 0 })).toEqual([])
  expect(liveLinks([link('/agenda')], { 'kind:event': 3 })).toEqual([{ ...link('/agenda'), count: 3 }])
  expect(liveLinks([link('/agenda')], { 'kind:event': 0 })).toEqual([])
  expect(liveLinks([link('/outils')], { 'kind:tool': 2 })).toEqual([{ ...link('/outils'), count: 2 }])
  expect(liveLinks([link('/outils')], {})).toEqual([])
})

test('a door gives each person’s links in turn, without double', () => {
  const people = [{ links: ['/a', '/b', '/c'].map(link) }, { links: ['/b', '/d'].map(link) }]
  expect(doorLinks(people, {}).map(({ href }) => href)).toEqual(['/a', '/b', '/d', '/c'])
})
