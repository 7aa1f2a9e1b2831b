import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { territoryKinds } from '../model.ts'

const words = z.object({ fr: z.string().min(1), en: z.string().min(1) })

const source = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: z.string().min(1),
  publisher: z.string().min(1),
  url: z.url().nullable(),
  licence: z.string().min(1),
  licenceConfirmed: z.boolean(),
  vintage: z.string().min(1),
  note: words.nullable(),
})

/** `region.json`: what a region pack says of itself. Everything that depends on the region is written there, nowhere in the code. */
export const regionManifest = z.strictObject({
  code: z.string().regex(/^\d{2}$/),
  name: z.string().min(1),
  /** « la région … », « de la région … », « dans la région … » as people say them in each language. */
  names: z.strictObject({ the: words, of: words, in: words }),
  /** Code of the commune where its prefecture stands. */
  seat: z.string().nullable(),
  schoolZone: z.enum(['A', 'B', 'C']).nullable(),
  agency: z.string().nullable(),
  contactEmail: z.email().nullable(),
  sources: z.array(source).min(1),
  territories: z.strictObject({
    source: z.string(),
    areaSource: z.string().nullable(),
    /** Census year of the population columns. */
    populationYear: z.number().int(),
  }),
  contours: z.strictObject({ file: z.string(), source: z.string() }).nullable(),
  indicators: z.string().nullable(),
  studies: z.array(z.strictObject({ id: z.string(), file: z.string(), source: z.string() })),
  /** Pages elsewhere about a territory; `{code}`, `{lon}` and `{lat}` are replaced. */
  links: z.array(z.strictObject({ kinds: z.array(z.enum(territoryKinds)).min(1), label: words, url: z.string().startsWith('https://') })),
  organisations: z.array(z.looseObject({ file: z.string(), source: z.string() })),
})
export type RegionManifest = z.infer<typeof regionManifest>

/** A region pack that cannot be used; the message names the file and what is wrong. */
export class PackError extends Error {}

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

async function read(folder: string): Promise<RegionManifest> {
  const file = join(folder, 'region.json')
  const text = await readFile(file, 'utf8').catch(() => {
    throw new PackError(`Le paquet régional ${folder} est introuvable ou illisible : il y faut un fichier region.json. Vérifiez MAILLAGE_REGION.`)
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
