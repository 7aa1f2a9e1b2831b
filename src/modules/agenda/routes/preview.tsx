import type { VNode } from 'preact'
import type { Lang } from '#platform/i18n/lang.ts'
import { renderMarkdown } from '#platform/markdown.ts'
import type { EventSheet } from '../model.ts'
import { EventPage } from '../pages/event-page.tsx'

/** An event as the public will read it, for the form that it comes from. */
export function eventPreview(lang: Lang, now: Date, sheet: EventSheet): VNode {
  const description = (lang === 'en' ? sheet.descriptionEn : null) ?? sheet.descriptionFr
  return (
    <EventPage
      lang={lang}
      now={now}
      sheet={sheet}
      description={description ? renderMarkdown(description) : ''}
      similar={[]}
      keeping={null}
      seats={null}
    />
  )
}
