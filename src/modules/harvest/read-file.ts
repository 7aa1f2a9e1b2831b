import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  eventReaders,
  eventTable,
  iCalendar,
  type ReadEvents,
  type Said,
  type TableRow,
} from '#modules/agenda/index.ts'
import { FileError, openFile } from '#modules/directory/index.ts'
import type { FeedKind } from './model.ts'

const readers = { 'openagenda-file': 'open-agenda', 'fds-2017': 'fds-2017', 'fds-2023': 'fds-2023' } as const
const mostRows = 50_000

/** The events of a file of any encoding. It never throws for what the file holds: it says what is wrong. */
export async function readEventFile(
  kind: Exclude<FeedKind, 'openagenda-api'>,
  content: Uint8Array,
  now: Date,
): Promise<ReadEvents> {
  const folder = await mkdtemp(join(tmpdir(), 'maillage-feed-'))
  const path = join(folder, 'file')
  try {
    await writeFile(path, content)
    const file = await openFile(path)
    if (kind === 'csv') return eventTable(await rowsOf(file.rows()))
    const text = new TextDecoder(file.encoding).decode(content)
    if (kind === 'ical-url' || kind === 'ical-file') return iCalendar(text, now)
    return eventReaders.get(readers[kind])?.(text) ?? refused(unreadable(''))
  } catch (error) {
    if (error instanceof FileError) return refused(unreadable(error.message.replaceAll(` ${path}`, '')))
    if (error instanceof TooManyRows) return refused(said.many)
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

class TooManyRows extends Error {}

async function rowsOf(rows: AsyncIterable<TableRow>): Promise<TableRow[]> {
  const all: TableRow[] = []
  for await (const row of rows) if (all.push(row) > mostRows) throw new TooManyRows()
  return all
}

const refused = (reason: Said): ReadEvents => ({
  records: [],
  refused: [{ at: 'fichier', reason }],
  notes: [],
})

const unreadable = (fr: string): Said => ({
  fr: fr || 'Le fichier ne peut pas être lu.',
  en: 'The file is empty, damaged, or no text.',
})
const said = {
  many: {
    fr: `Le fichier a plus de ${mostRows} lignes.`,
    en: `The file has more than ${mostRows} rows.`,
  },
} satisfies Record<string, Said>
