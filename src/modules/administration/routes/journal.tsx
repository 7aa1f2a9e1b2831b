import type { Context } from 'hono'
import {
  actWords,
  canReadJournal,
  describeEntry,
  exportEntries,
  filterQuery,
  type JournalEntry,
  listActions,
  listEntries,
  origins,
  originWords,
  readFilters,
} from '#modules/journal/index.ts'
import { authorise } from '#platform/access/permission.ts'
import { column, csvFile } from '#platform/csv.ts'
import type { Env } from '#platform/http/env.ts'
import { streamFile } from '#platform/http/stream.ts'
import { renderPage } from '#ui/page.tsx'
import { messages } from '../messages/index.ts'
import { JournalPage } from '../pages/journal-page.tsx'
import { entryLines } from './entry-lines.ts'

const kinds = ['organisation', 'person', 'membership'] as const

/** `GET /administration/journal` */
export async function journalPage(c: Context<Env>): Promise<Response> {
  const { db } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang].journal
  const filters = readFilters((name) => c.req.query(name))
  const before = /^\d{1,18}$/.exec(c.req.query('avant') ?? '')?.[0] ?? null
  const { entries, next } = await listEntries(db, c.get('actor'), filters, before)
  const actions = await listActions(db)
  return renderPage(
    c,
    { title: t.title, noIndex: true, styles: ['back-office'] },
    <JournalPage
      lang={lang}
      form={{
        organisation: filters.organisation ?? '',
        action: filters.action ?? '',
        origin: filters.origin ?? '',
        from: filters.from ?? '',
        until: filters.until ?? '',
        object: filters.object ?? '',
        person: filters.person ?? '',
      }}
      actions={[
        ...kinds.map((value) => ({ value, label: t.allOf[value] })),
        ...actions.map((value) => ({ value, label: actWords(lang, value) })),
      ]}
      origins={origins.map((value) => ({ value, label: originWords(lang, value) }))}
      lines={entryLines(lang, entries)}
      query={filterQuery(filters)}
      next={next}
      later={before !== null}
    />,
  )
}

const columns = [
  column<JournalEntry>('id', 'string', 'Numéro', 'Number', ({ id }) => id),
  column<JournalEntry>('at', 'datetime', 'Moment (UTC)', 'Moment (UTC)', ({ at }) => at.toISOString()),
  column<JournalEntry>('author', 'string', 'Qui', 'Who', (entry, lang) => describeEntry(lang, entry).author),
  column<JournalEntry>('author_id', 'string', 'Compte', 'Account', ({ author }) => author?.id ?? null),
  column<JournalEntry>('origin', 'string', 'Par où', 'From where', ({ origin }) => origin),
  column<JournalEntry>('action', 'string', 'Acte', 'Act', ({ action }) => action),
  column<JournalEntry>('object_kind', 'string', 'Genre', 'Kind', ({ object }) => object.kind),
  column<JournalEntry>('object_id', 'string', 'Objet', 'Object', ({ object }) => object.id),
  column<JournalEntry>('object_name', 'string', 'Nom', 'Name', ({ object }) => object.name),
  column<JournalEntry>(
    'organisation',
    'string',
    'Structure',
    'Organisation',
    ({ organisation }) => organisation?.slug ?? null,
  ),
  column<JournalEntry>('changes', 'string', 'Détails (JSON)', 'Details (JSON)', ({ changes, hidden }) =>
    hidden ? null : JSON.stringify(changes),
  ),
]

/** `GET /administration/journal.csv`: every line that answers the same filters. */
export async function journalCsv(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const actor = c.get('actor')
  authorise(canReadJournal, actor, undefined)
  const filters = readFilters((name) => c.req.query(name))
  const moment = now().toISOString()
  return streamFile(c, {
    pieces: () => csvFile(exportEntries(db, actor, filters), columns, c.get('lang')),
    type: 'text/csv; charset=utf-8',
    filename: `journal-${moment.slice(0, 10)}.csv`,
    version: `journal-${moment}`,
  })
}
