import { csvLine, spreadsheet } from '#platform/csv.ts'
import type { Database } from '#platform/db/connect.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { listLines } from './line-store.ts'
import { messages } from './messages/index.ts'
import type { ReportLine, Run } from './model.ts'

/** The whole report of a reading for a spreadsheet. What a spreadsheet would run as a formula is neutralised. */
export async function* reportCsv(db: Database, run: Run, lang: Lang): AsyncGenerator<string> {
  yield `\ufeff${csvLine(Object.values(messages[lang].run.csv), spreadsheet)}`
  let after: string | undefined
  while (true) {
    const lines = await listLines(db, { runId: run.id, act: null, after, size: 500 })
    if (lines.length === 0) return
    yield lines.map((line) => csvLine(cellsOf(line, lang), spreadsheet)).join('')
    after = lines.at(-1)?.position
  }
}

function cellsOf(line: ReportLine, lang: Lang) {
  const t = messages[lang].run
  const fields: Record<string, string> = messages[lang].fields
  return [
    t.acts[line.act],
    line.title,
    line.recordId,
    line.reason?.[lang] ?? null,
    line.changes.map((field) => fields[field] ?? field).join(', '),
    line.notes.map((note) => note[lang]).join(' '),
    line.slug && `/agenda/${line.slug}`,
    line.undo && t.undone[line.undo],
  ]
}
