/** One bar: its label, its value in words, its length out of 100; `detail` stands under the label, `level` 1 is set back under the one before. */
export type Bar = {
  key: string
  label: string
  /** Of the label, when it is not that of the list. */
  lang?: string | undefined
  value: string
  length: number
  detail?: string | undefined
  level?: 0 | 1
}

/** Horizontal bars drawn on the server, each with its label and its value in plain text: read aloud as a list, and never cut on a phone. */
export function Bars({ bars, lang }: { bars: Bar[]; lang?: string | undefined }) {
  return (
    <ol class="bars plain">
      {bars.map((bar) => (
        <li key={bar.key} class={bar.level ? 'under' : undefined}>
          <span class="label" lang={bar.lang ?? lang}>
            {bar.label}
            {bar.detail && <small> {bar.detail}</small>}
          </span>
          <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect width="100" height="10" class="track" />
            <rect width={bar.length} height="10" class="fill" />
          </svg>
          <strong>{bar.value}</strong>
        </li>
      ))}
    </ol>
  )
}
