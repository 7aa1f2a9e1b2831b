import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { PackError, type RegionManifest } from '#modules/territories/index.ts'
import { type FundingDevice, fundingFile } from './funding-model.ts'

/** The funding devices of a region pack, none when it names no file. @throws PackError naming the file and what is wrong */
export async function readFunding(folder: string, manifest: RegionManifest): Promise<FundingDevice[]> {
  const { funding, sources } = manifest
  if (!funding) return []
  const fault = (what: string) => new PackError(`${join(folder, funding)} : ${what}`)
  const text = await readFile(join(folder, funding), 'utf8').catch(() => {
    throw fault('le fichier est annoncé par region.json et y manque.')
  })
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch (error) {
    throw fault(`ce n’est pas du JSON valide : ${(error as Error).message}`)
  }
  const parsed = fundingFile.safeParse(content)
  if (!parsed.success) throw fault(`\n${z.prettifyError(parsed.error)}`)
  const unknown = parsed.data.find(({ source }) => !sources.some(({ id }) => id === source))
  if (unknown) throw fault(`la source « ${unknown.source} » n’est pas décrite dans region.json.`)
  return parsed.data
}
