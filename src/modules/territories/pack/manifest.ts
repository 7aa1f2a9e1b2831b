import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { PackError, type RegionManifest, regionManifest } from '../model/pack.ts'

const known = new Map<string, Promise<RegionManifest>>()

/**
 * Reads and checks `region.json` of a pack, once for each folder.
 * @throws PackError naming the file and each wrong field
 */
export function readRegionManifest(folder: string): Promise<RegionManifest> {
  const reading = known.get(folder) ?? read(folder)
  known.set(folder, reading)
  reading.catch(() => known.delete(folder))
  return reading
}

/** The same, read again: for what changes it. */
export function rereadRegionManifest(folder: string): Promise<RegionManifest> {
  known.delete(folder)
  return readRegionManifest(folder)
}

async function read(folder: string): Promise<RegionManifest> {
  const file = join(folder, 'region.json')
  const text = await readFile(file, 'utf8').catch(() => {
    throw new PackError(
      `Le paquet régional ${folder} est introuvable ou illisible : il y faut un fichier region.json. Vérifiez MAILLAGE_REGION.`,
    )
  })
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch (error) {
    throw new PackError(`${file} n’est pas du JSON valide : ${(error as Error).message}`)
  }
  const parsed = regionManifest.safeParse(content)
  if (!parsed.success) throw new PackError(`${file} :\n${z.prettifyError(parsed.error)}`)
  return parsed.data
}
