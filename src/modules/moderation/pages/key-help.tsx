import type { Lang } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'

/** The shortcuts, and the switch that turns them off (WCAG 2.1.4); shown by the script that makes them work. */
export function KeyHelp({ lang }: { lang: Lang }) {
  const t = messages[lang].keys
  return (
    <details class="keys" hidden>
      <summary>{t.title}</summary>
      <p class="choice">
        <label>
          <input type="checkbox" data-keys-on checked /> {t.on}
        </label>
      </p>
      <dl class="facts">
        {t.list.map(([key, words]) => (
          <>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words}</dd>
          </>
        ))}
      </dl>
    </details>
  )
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'm-queue': import('preact').HTMLAttributes<HTMLElement>
    }
  }
}
