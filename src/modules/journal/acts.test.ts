import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { en } from './messages/en.ts'
import { fr } from './messages/fr.ts'

test('every act that the program writes down has its words', () => {
  const files = globSync('src/**/*.{ts,tsx}').filter((file) => !/\.test\.|testing/.test(file))
  const acts = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\baction: '([a-z-]+\.[a-z-]+)'/g)].map(
      (match) => match[1] ?? '',
    ),
  )
  expect(acts.length).toBeGreaterThan(10)
  const unsaid = [...new Set(acts)].filter((act) => !Object.hasOwn(fr.acts, act))
  expect(unsaid, 'acts to add to src/modules/journal/messages').toEqual([])
  expect(Object.keys(en.acts)).toEqual(Object.keys(fr.acts))
})
