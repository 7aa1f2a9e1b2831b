import { csvLine, spreadsheet } from '#platform/csv.ts'
import type { Database } from '#platform/db/connect.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { eachLine } from './each-line.ts'
import { messages } from './messages/index.ts'
import type { ReportLine, Run } from './model.ts'

/** The whole report for a spreadsheet: every row of the file with its outcome. What a spreadsheet would run as a formula is neutralised. */
export async function* reportCsv(db: Database, run: Run, lang: Lang): AsyncGenerator<string> {
  const t = messages[lang].report
  const names = Object.values(t.csv)
  yield `\ufeff${csvLine(names, spreadsheet)}`
  for await (const lines of eachLine(db, run.id, null, run.appliedAt === null))
    yield lines.map((line) => csvLine(cellsOf(line, lang), spreadsheet)).join('')
}

function cellsOf(line: ReportLine, lang: Lang) {
  const t = messages[lang]
  return [
    line.line,
    t.run.labels[line.outcome],
    line.reason,
    line.name,
    line.recordId,
    line.organisation && `${line.organisation.name} (/annuaire/${line.organisation.slug})`,
    line.rule && t.report.rules[line.rule],
    Object.entries(line.changes)
      .map(
        ([field, { from, to }]) =>
          `${t.fields[field as keyof typeof t.fields]} : ${told(from)} → ${told(to)}`,
      )
      .join(' ; '),
    line.notes.join(' ; '),
    line.cells && JSON.stringify(line.cells),
  ]
}

const told = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value ?? null))
