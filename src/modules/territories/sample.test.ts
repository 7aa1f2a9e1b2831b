import { readFile, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { readRegionPack } from './pack/read-pack.ts'
import { cutSample, sampleFile, samplePackFolder } from './testing.ts'

// After a change of the pack: UPDATE_SAMPLE=1 npx vitest run src/modules/territories/sample.test.ts
test('the sample of the tests is a true part of the shipped pack', async () => {
  const sample = cutSample(await readRegionPack(samplePackFolder))
  if (process.env.UPDATE_SAMPLE) await writeFile(sampleFile, `${JSON.stringify(sample)}\n`)
  expect(JSON.parse(await readFile(sampleFile, 'utf8'))).toEqual(JSON.parse(JSON.stringify(sample)))
}, 60_000)
