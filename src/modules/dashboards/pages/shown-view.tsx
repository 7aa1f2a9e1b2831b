import { formatNumber, formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import type { View, ViewTable } from '#ui/view.ts'
import { ZoneMap } from '#ui/zone-map.tsx'
import { messages } from '../messages/index.ts'

const rowsShown = 30

export type ShownProps = {
  lang: Lang
  view: View
  today: Date
  /** Tells views of one page apart. */
  id: string
  /** Whether links leave the frame of another site. */
  framed?: boolean
  /** The hatching of maps stands once on a page. */
  hatched?: boolean
}

/** What a view shows: its drawing, its table, how to read it, where it comes from. */
export function ShownView({ lang, view, today, id, hatched = true }: ShownProps) {
  const t = messages[lang]
  const { drawing, table, notes } = view
  const data = table.rows.length > 0 && <DataTable lang={lang} table={table} label={t.dataOf(view.title)} />
  return (
    <>
      {drawing && 'map' in drawing && (
        <figure>
          <ZoneMap {...drawing.map} hatched={hatched} />
          <figcaption class="src">{drawing.note}</figcaption>
        </figure>
      )}
      {drawing && 'body' in drawing && drawing.body}
      {notes.map((note) => (
        <p key={note} class="note">
          {note}
        </p>
      ))}
      {drawing && data ? (
        <details id={`donnees-${id}`} open={table.open}>
          <summary>
            {t.seeData}
            <span class="sr">, {view.title}</span>
          </summary>
          {data}
        </details>
      ) : (
        data
      )}
      <p class="src">
        {t.sources}
        {lang === 'fr' ? '\u00a0: ' : ': '}
        {view.sources.join(' ; ')} ; {t.updated(formatShortDate(lang, today))}.
      </p>
    </>
  )
}

/** Where a view leads: to its page, and to what one does with it. */
export function ViewLinks({
  lang,
  view,
  framed,
  reuse,
}: Pick<ShownProps, 'lang' | 'view' | 'framed'> & { reuse: string | null }) {
  const t = messages[lang]
  const leave = framed ? { target: '_top', rel: 'noopener' } : {}
  return (
    <p class="tile-links no-print">
      <a href={localPath(lang, view.href)} {...leave}>
        {t.whole}
        <span class="sr">, {view.title}</span>
      </a>
      {reuse && (
        <>
          {' · '}
          <a href={localPath(lang, reuse)} aria-label={t.reuseOf(view.title)} {...leave}>
            {t.reuse}
          </a>
        </>
      )}
    </p>
  )
}

function DataTable({ lang, table, label }: { lang: Lang; table: ViewTable; label: string }) {
  const t = messages[lang]
  const { columns, rows } = table
  const written = (at: number, value: string | number | null) => {
    if (value === null) return <small>{t.unknown}</small>
    return typeof value === 'number' ? (columns[at]?.write?.(value) ?? formatNumber(lang, value, 2)) : value
  }
  return (
    <div class="table-scroll" role="region" aria-label={label} tabindex={0}>
      <table>
        <caption class="sr">{label}</caption>
        <thead>
          <tr>
            {columns.map((column, at) => (
              <th key={column.label} scope="col" class={at > 0 && column.write ? 'n' : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, rowsShown).map(([name = null, ...cells], line) => (
            <tr key={`${name}${line}`}>
              <th scope="row">{written(0, name)}</th>
              {cells.map((cell, at) => (
                <td key={columns[at + 1]?.label ?? at} class={columns[at + 1]?.write ? 'n' : undefined}>
                  {written(at + 1, cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > rowsShown && <p class="dim">{t.moreRows(rows.length - rowsShown)}</p>}
    </div>
  )
}
