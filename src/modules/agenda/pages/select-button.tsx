import type { Lang } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'

/** The button that keeps an event in this browser; its script makes it, so that there is none without script. */
export function SelectButton({ lang, slug, title }: { lang: Lang; slug: string; title: string }) {
  const t = messages[lang].selection
  return (
    <m-select
      class="no-print"
      data-slug={slug}
      data-add={t.add}
      data-remove={t.remove}
      data-full={t.full}
      data-title={title}
    />
  )
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'm-select': import('preact').HTMLAttributes<HTMLElement>
      'm-selection': import('preact').HTMLAttributes<HTMLElement>
    }
  }
}
