import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import type { ReportLine } from '../model.ts'

/** What becomes of one row, in words. What readers say of a value is in French. */
export function LineWords({ lang, line }: { lang: Lang; line: ReportLine }) {
  const t = messages[lang].report
  const { organisation } = line
  const target =
    organisation && organisation.status === 'published' ? (
      <a href={localPath(lang, `/annuaire/${organisation.slug}`)}>{organisation.name}</a>
    ) : (
      organisation?.name
    )
  const changed = Object.entries(line.changes)
  return (
    <>
      {line.outcome === 'created' && (
        <p>
          <strong>{t.created}</strong> {target ?? line.name}
        </p>
      )}
      {line.outcome === 'updated' && line.rule && (
        <p>
          {organisation ? (
            <>
              <strong>{t.joins(t.rules[line.rule])}</strong> {target}
              {line.name !== organisation.name && <> ({line.name})</>}
            </>
          ) : (
            <strong>{t.joinsFile(t.rules[line.rule])}</strong>
          )}
        </p>
      )}
      {line.outcome === 'updated' && !line.rule && (
        <p>
          <strong>{t.updated}</strong> {target ?? line.name}
        </p>
      )}
      {line.outcome === 'unchanged' && (
        <p>
          {target ?? line.name} <span class="dim">{t.unchanged}</span>
        </p>
      )}
      {line.outcome === 'refused' && (
        <>
          <p>
            <strong>{t.refused}</strong> <span lang="fr">{line.reason}</span>
          </p>
          {line.cells && <p class="meta">{cellsInWords(line.cells)}</p>}
        </>
      )}
      {line.outcome === 'updated' && organisation && changed.length === 0 && (
        <p class="meta">{t.sheetSame}</p>
      )}
      {changed.length > 0 && <Changes lang={lang} changes={changed} />}
      {line.hidden && <p class="meta">{t.hidden[line.hidden]}</p>}
      {line.notes.length > 0 && (
        <p class="meta">
          {t.left} <span lang="fr">{line.notes.join(' ; ')}</span>
        </p>
      )}
    </>
  )
}

function Changes({ lang, changes }: { lang: Lang; changes: [string, { from: unknown; to: unknown }][] }) {
  const t = messages[lang]
  const fields: Record<string, string> = t.fields
  return (
    <ul>
      {changes.map(([field, { from, to }]) => (
        <li key={field}>
          {fields[field] ?? field} : <del>{inWords(from) || t.report.nothing}</del> →{' '}
          <ins>{inWords(to) || t.report.nothing}</ins>
        </li>
      ))}
    </ul>
  )
}

/** A value as one line: what is filled in it, without its structure. */
function inWords(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'object') return String(value)
  const parts = Array.isArray(value) ? value : Object.values(value)
  return parts.map(inWords).filter(Boolean).join(', ')
}

const cellsInWords = (cells: Record<string, unknown>) =>
  Object.entries(cells)
    .filter(([, value]) => value !== '' && value !== null)
    .map(([name, value]) => `${name} : ${inWords(value).slice(0, 100)}`)
    .slice(0, 12)
    .join(' · ')
