import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readInstance, sitingOfInstance } from './read-instance.ts'
import { solveSiting } from './solve-siting.ts'

// Optimal costs as the OR-Library publishes them (J. E. Beasley, 1985).
test.each([
  ['pmed1.txt', 5819],
  ['pmed2.txt', 4093],
  ['pmed3.txt', 4250],
  ['pmed4.txt', 3034],
  ['pmed5.txt', 1355],
])('%s of the OR-Library costs %i, proven', (file, cost) => {
  const text = readFileSync(new URL(`../../../bench/instances/${file}`, import.meta.url), 'utf8')
  const instance = readInstance(text)
  const { siting, worst } = sitingOfInstance(instance)
  const solved = solveSiting(siting, () => 60)
  expect([solved.proven, worst - solved.gain, solved.names.length]).toEqual([true, cost, instance.places])
})
