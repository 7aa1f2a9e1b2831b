import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { PackError } from '../model/pack.ts'

/**
 * Reads a comma-separated file of the pack, each row checked by `schema`; an empty cell counts as absent.
 * @throws PackError naming the file and the first wrong line
 */
export async function readCsv<T extends z.ZodType>(file: string, schema: T): Promise<z.infer<T>[]> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new PackError(`${file} ne se lit pas : ${error.message}`)
  })
  let rows: Record<string, string>[]
  try {
    rows = parse(text, { columns: true, bom: true, cast: (value) => (value === '' ? undefined : value) })
  } catch (error) {
    throw new PackError(`${file} n’est pas un CSV valide : ${(error as Error).message}`)
  }
  return rows.map((row, index) => {
    const parsed = schema.safeParse(row)
    if (!parsed.success)
      throw new PackError(`${file}, ligne ${index + 2} :\n${z.prettifyError(parsed.error)}`)
    return parsed.data
  })
}
