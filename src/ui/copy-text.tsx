import type { Lang } from '#platform/i18n/lang.ts'
import { describedBy, Field } from './form.tsx'
import { Icon } from './icon.tsx'
import { frameMessages } from './messages/index.ts'

/** A text to take elsewhere: selected by hand, or copied by a button where scripts run. Needs the script `copy`. */
export function CopyText({
  lang,
  id,
  label,
  value,
  rows,
  help,
}: {
  lang: Lang
  id: string
  label: string
  value: string
  rows: number
  help?: string
}) {
  const t = frameMessages[lang]
  return (
    <m-copy data-done={t.copied}>
      <Field lang={lang} id={id} label={label} help={help}>
        <textarea
          class="embed-code"
          id={id}
          readonly
          rows={rows}
          value={value}
          aria-describedby={describedBy(id, Boolean(help))}
        />
      </Field>
      <p class="actions">
        <button type="button" class="btn ghost small" hidden>
          <Icon name="copy" /> {t.copy}
          <span class="sr">, {label}</span>
        </button>
        <span role="status" />
      </p>
    </m-copy>
  )
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'm-copy': import('preact').HTMLAttributes<HTMLElement>
    }
  }
}
