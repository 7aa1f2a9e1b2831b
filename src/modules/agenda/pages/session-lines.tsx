import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { whenInWords } from '#platform/i18n/when.ts'
import { messages } from '../messages/index.ts'
import type { ComingSession } from '../model.ts'

/** Sessions as lines: when, what, where. */
export function SessionLines({ lang, now, sessions }: { lang: Lang; now: Date; sessions: ComingSession[] }) {
  const { statuses } = messages[lang]
  return (
    <ul class="plain session-lines">
      {sessions.map((session) => {
        const french = lang === 'en' && session.titleEn === null
        const status = statuses[session.status]
        return (
          <li key={`${session.slug} ${session.begin.getTime()} ${session.place}`}>
            {status && <strong>{status} · </strong>}
            {whenInWords(lang, session, now, session.timezone)}
            <br />
            <a href={localPath(lang, `/agenda/${session.slug}`)} lang={french ? 'fr' : undefined}>
              {(lang === 'en' ? session.titleEn : null) ?? session.titleFr}
            </a>
            <br />
            <span class="dim">{[session.place, session.commune].filter(Boolean).join(', ')}</span>
          </li>
        )
      })}
    </ul>
  )
}
