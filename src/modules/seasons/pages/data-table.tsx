import type { ComponentChildren } from 'preact'

/** A table whose first column names each line, and whose others are numbers. */
export function DataTable({
  label,
  head,
  rows,
}: {
  label: string
  head: string[]
  rows: ComponentChildren[][]
}) {
  return (
    <div class="table-scroll" role="region" tabindex={0} aria-label={label}>
      <table>
        <thead>
          <tr>
            {head.map((words, at) => (
              <th key={words} scope="col" class={at > 0 ? 'n' : undefined}>
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...others], at) => (
            <tr key={at}>
              <th scope="row">{first}</th>
              {others.map((cell, column) => (
                <td key={column} class="n">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
