import { expect, test } from 'vitest'
import { type Actor, pickVaried } from './figures.ts'

const actor = (title: string, type: string, departement: string | null, weight = 1): Actor => ({
  title,
  type,
  departement,
  weight,
  rank: 0,
  path: `/annuaire/${title}`,
  commune: '',
  excerpt: '',
})

test('the choice goes round types and départements before repeating any', () => {
  const candidates = [
    actor('a', 'museum', '59', 9),
    actor('b', 'museum', '59', 8),
    actor('c', 'fablab', '59'),
    actor('d', 'museum', '80'),
    actor('e', 'library', '60'),
  ]
  expect(pickVaried(candidates, 4).map(({ title }) => title)).toEqual(['a', 'e', 'c', 'd'])
})

test('between equals, the first type of the vocabulary comes first, then the fullest record', () => {
  const candidates = [
    { ...actor('a', 'school', null, 9), rank: 5 },
    actor('b', 'museum', null, 1),
    actor('c', 'museum', null, 2),
  ]
  expect(pickVaried(candidates, 1).map(({ title }) => title)).toEqual(['c'])
})

test('the same candidates in another order give the same choice', () => {
  const candidates = ['a', 'b', 'c', 'd'].map((title) =>
    actor(title, title < 'c' ? 'museum' : 'fablab', null),
  )
  expect(pickVaried([...candidates].reverse(), 3)).toEqual(pickVaried(candidates, 3))
})

test('it never gives more than there is', () => {
  expect(pickVaried([actor('a', 'museum', null)], 6)).toHaveLength(1)
  expect(pickVaried([], 6)).toEqual([])
})
