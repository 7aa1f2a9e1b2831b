import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { PackError, recordValues, regionManifest } from '#modules/territories/index.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { type Counted, type CountedRow, countedFile, countValues } from './counted-model.ts'
import { indexIndicators } from './index-indicators.ts'
import { liveIndicators } from './live-indicators.ts'
import { codesByLevel, levels } from './model.ts'
import {
  readGround,
  readMark,
  removeOthers,
  writeDefinition,
  writeMark,
  writeVintages,
} from './write-store.ts'

const mark = 'counted-indicators'

// Raised when the program reads or counts the same files differently.
const readerVersion = 2

/**
 * Brings the database to the indicators that this program computes and to those counted from files of the region pack; nothing when nothing
 * changed. The territories of the pack come first.
 * @returns how many counted values the pack gives, 0 when it had not changed
 * @throws PackError naming the file and what is wrong
 */
export async function loadIndicators(db: Database, pack: string, now: Date): Promise<number> {
  const { indicators, rows, fingerprint } = await readCounted(pack)
  const population = await readMark(db, 'region-pack')
  const stamp = createHash('sha256')
    .update(JSON.stringify([readerVersion, fingerprint, population, liveIndicators]))
    .digest('hex')
  if ((await readMark(db, mark)) === stamp) return 0
  const ground = await readGround(db)
  const refs = codesByLevel(ground.around)
  let count = 0
  await inTransaction(db, async (tx) => {
    for (const [place, each] of liveIndicators.entries()) await writeDefinition(tx, each, place)
    await removeOthers(
      tx,
      'live',
      liveIndicators.map(({ code }) => code),
    )
    await removeOthers(
      tx,
      'file',
      indicators.map(({ code }) => code),
    )
    for (const [place, each] of indicators.entries()) {
      const lines = rows.get(each.file) ?? []
      await writeCounted(tx, each, lines, place)
      const counts = countValues(each, lines, ground)
      for (const kind of levels) {
        const values = counts.get(kind) ?? []
        count += values.length
        await recordValues(
          tx,
          { origin: 'file', kind, codes: refs.get(kind) ?? [], indicators: [each.code] },
          values,
          now,
        )
      }
    }
    await indexIndicators(tx, now)
    await writeMark(tx, mark, stamp, now)
  })
  return count
}

async function writeCounted(tx: Database, it: Counted, lines: CountedRow[], place: number): Promise<void> {
  const { target, ...rest } = it
  await writeDefinition(
    tx,
    {
      ...rest,
      origin: 'file',
      target: target?.value ?? null,
      targetYear: target?.year ?? null,
      levels: [...levels],
    },
    place,
  )
  const years = [...new Set(lines.map(({ year }) => year))].sort()
  const vintages = years.map((year) => ({
    year,
    series: it.series,
    sourceId: it.source,
    note: it.years[String(year)] ?? null,
  }))
  await writeVintages(tx, it.code, 'file', vintages)
}

/** What the pack counts, with the lines of each file. @throws PackError */
async function readCounted(
  pack: string,
): Promise<{ indicators: Counted[]; rows: Map<string, CountedRow[]>; fingerprint: string }> {
  const { counted, sources } = await regionManifest(pack)
  if (!counted) return { indicators: [], rows: new Map(), fingerprint: '' }
  const hash = createHash('sha256')
  const read = async (file: string) => {
    const content = await readFile(join(pack, file), 'utf8').catch(() => {
      throw new PackError(`${file} : le fichier est annoncé par le paquet de la région et y manque.`)
    })
    hash.update(content)
    return content
  }
  const indicators = parseCounted(counted, await read(counted))
  for (const { code, source } of indicators)
    if (!sources.some(({ id }) => id === source))
      throw new PackError(
        `${counted} : la source « ${source} » de « ${code} » n’est pas décrite dans region.json.`,
      )
  const rows = new Map<string, CountedRow[]>()
  for (const file of new Set(indicators.map((each) => each.file)))
    rows.set(file, parseRows(file, await read(join(dirname(counted), file)), indicators))
  return { indicators, rows, fingerprint: hash.digest('hex') }
}

function parseCounted(file: string, content: string): Counted[] {
  let json: unknown
  try {
    json = JSON.parse(content)
  } catch (error) {
    throw new PackError(`${file} n’est pas du JSON valide : ${(error as Error).message}`)
  }
  const parsed = countedFile.safeParse(json)
  if (!parsed.success) throw new PackError(`${file} :\n${z.prettifyError(parsed.error)}`)
  return parsed.data
}

/** The lines of a counted file, with the columns that its indicators count. @throws PackError naming the line */
function parseRows(file: string, content: string, indicators: Counted[]): CountedRow[] {
  const columns = indicators
    .filter((each) => each.file === file)
    .flatMap(({ count }) => [count.column, count.per ?? 'population'])
    .filter((name) => name !== 'population')
  const lines = parse(content, { columns: true, bom: true }) as Record<string, string>[]
  return lines.map((line, index) => {
    const fault = (what: string) => new PackError(`${file}, ligne ${index + 2} : ${what}`)
    const year = Number(line.year)
    if (!/^\d{4}$/.test(line.year ?? '')) throw fault('« year » doit être une année.')
    if (!line.commune) throw fault('« commune » est vide.')
    const cells = Object.fromEntries(
      columns.map((name) => {
        const cell = line[name]
        if (cell === undefined) throw fault(`la colonne « ${name} » manque.`)
        if (cell !== '' && !Number.isFinite(Number(cell))) throw fault(`« ${cell} » n’est pas un nombre.`)
        return [name, cell === '' ? undefined : Number(cell)]
      }),
    )
    return { commune: line.commune, year, cells }
  })
}
