import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const page = readFileSync('docs/security-checklist.md', 'utf8')
const lines = [
  ...page.matchAll(
    /^\| (\d+)\.(\d+)\.(\d+) \| ([12]) \| [^|]+ \| (met|partly|not met|not applicable) \| [^|]+ \|$/gm,
  ),
]

/** How many requirements of levels 1 and 2 each chapter of ASVS 5.0.0 has. */
const chapters: Record<string, number> = {
  ...{ 1: 27, 2: 11, 3: 19, 4: 10, 5: 9, 6: 35, 7: 18, 8: 7, 9: 7 },
  ...{ 10: 29, 11: 14, 12: 9, 13: 13, 14: 9, 15: 13, 16: 16, 17: 7 },
}

test('every requirement of levels 1 and 2 has its line, once', () => {
  const ids = lines.map(([, chapter, section, number]) => `${chapter}.${section}.${number}`)
  expect(new Set(ids).size).toBe(253)
  const counts: Record<string, number> = {}
  for (const [, chapter = ''] of lines) counts[chapter] = (counts[chapter] ?? 0) + 1
  expect(counts).toEqual(chapters)
})

test('the counts on top are those of the lines', () => {
  const states = ['met', 'partly', 'not met', 'not applicable'].map(
    (state) => lines.filter((line) => line[5] === state).length,
  )
  expect(page).toContain(`| ${states.join(' | ')} |`)
})

test('every file given as evidence is there', () => {
  const files = [...page.matchAll(/`([\w./-]+)`/g)].map((match) => match[1] as string)
  const cited = files.filter(
    (file) => /^(src|tests|docs|scripts|migrations)\/|^[\w.-]+\.(md|json)$/.test(file) && /\.\w+$/.test(file),
  )
  expect(cited.length).toBeGreaterThan(100)
  expect([...new Set(cited)].filter((file) => !existsSync(file))).toEqual([])
})

test('what is met or in part has evidence', () => {
  const bare = lines
    .filter((line) => line[5] !== 'not applicable' && !/`/.test(line[0]))
    .map(([line]) => line)
  expect(bare.length).toBeLessThan(12)
})
