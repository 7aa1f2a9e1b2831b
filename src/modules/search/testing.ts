import { type Database, inTransaction } from '#platform/db/connect.ts'
import { type NewEntry, writeEntries } from './index.ts'

/** A public organisation for tests, saying only what matters to the test. */
function anEntry(entry: Partial<NewEntry> & Pick<NewEntry, 'title'>): NewEntry {
  const id = entry.id ?? entry.title.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  const kind = entry.kind ?? 'organisation'
  return {
    kind,
    id,
    path: kind === 'organisation' ? `/annuaire/${id}` : `/territoires/${id}`,
    subtitle: '',
    excerpt: '',
    type: 'association',
    aliases: [],
    places: [],
    terms: [],
    text: '',
    point: null,
    commune: null,
    facets: [],
    weight: 0,
    visibility: 'public',
    updatedAt: new Date('2026-01-01T00:00:00Z'),
    ...entry,
  }
}

/** Writes entries as a module would. */
export function givenEntries(
  db: Database,
  entries: (Partial<NewEntry> & Pick<NewEntry, 'title'>)[],
): Promise<void> {
  return inTransaction(db, (tx) => writeEntries(tx, entries.map(anEntry)))
}
