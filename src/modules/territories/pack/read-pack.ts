import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import {
  type ContourKind,
  PackError,
  type RegionManifest,
  type RegionPack,
  type StudyFacts,
} from '../model/pack.ts'
import { aggregateValues } from './aggregate.ts'
import { readContours } from './contours.ts'
import { readDefinitions, readValues } from './indicator-files.ts'
import { readRegionManifest } from './manifest.ts'
import { readTerritories } from './territory-files.ts'

// Raised when the program reads the same files differently, so that an existing database is refreshed.
const readerVersion = 1

/** A short sum of the pack’s territory files and of the way they are read: unchanged means nothing to load. */
export async function packFingerprint(folder: string): Promise<string> {
  const names = (await readdir(folder))
    .filter((name) => /\.(json|csv|topojson)$/.test(name) && name !== 'vocabularies.json')
    .sort()
  const hash = createHash('sha256').update(String(readerVersion))
  for (const name of names) hash.update(name).update(await readFile(join(folder, name)))
  return hash.digest('hex')
}

/**
 * Reads the whole pack. Contours and indicators may be absent.
 * @throws PackError naming the file and what is wrong
 */
export async function readRegionPack(folder: string): Promise<RegionPack> {
  const manifest = await readRegionManifest(folder)
  const definitions = await readDefinitions(folder, manifest)
  const [{ territories, memberships }, { values, formerUntil }, contours, studies] = await Promise.all([
    readTerritories(folder, manifest),
    readValues(folder, definitions),
    readContours(folder),
    readStudies(folder, manifest),
  ])
  const codes = new Set(territories.map((each) => `${each.kind}/${each.code}`))
  for (const each of [...memberships, ...values, ...studies]) {
    if (!codes.has(`${each.kind}/${each.code}`))
      throw new PackError(`Le paquet parle d’un territoire qu’il ne liste pas : ${each.kind} ${each.code}.`)
  }
  for (const territory of territories) {
    const year = territory.kind === 'commune' ? formerUntil.get(territory.code) : undefined
    if (year !== undefined) territory.facts = { ...territory.facts, formerUntil: year }
  }
  const partial = new Set(
    territories.filter((each) => each.facts.departementsOutside).map((each) => each.code),
  )
  const kinds: ContourKind[] = ['commune', 'epci', 'departement']
  return {
    manifest,
    territories,
    memberships,
    neighbours: contours
      ? kinds.flatMap((kind) =>
          contours.neighbours(kind).map(([code, neighbour]) => ({ kind, code, neighbour })),
        )
      : [],
    indicators: definitions,
    values: [...values, ...aggregateValues({ definitions, values, memberships, partial })],
    studies,
  }
}

async function readStudies(folder: string, manifest: RegionManifest): Promise<StudyFacts[]> {
  const schema = z.array(z.looseObject({ siren: z.string() }))
  const all = await Promise.all(
    manifest.studies.map(async (study) => {
      const parsed = schema.safeParse(JSON.parse(await readFile(join(folder, study.file), 'utf8')))
      if (!parsed.success) throw new PackError(`${study.file} :\n${z.prettifyError(parsed.error)}`)
      return parsed.data.map(
        (facts): StudyFacts => ({
          kind: 'epci',
          code: facts.siren,
          study: study.id,
          sourceId: study.source,
          facts,
        }),
      )
    }),
  )
  return all.flat()
}
