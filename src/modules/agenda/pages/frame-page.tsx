import { type Lang, localPath } from '#platform/i18n/lang.ts'
import type { EmbeddedList, EmbedLook } from '../embed-model.ts'
import { embedMessages } from '../messages/embed.ts'
import { messages } from '../messages/index.ts'
import { factsOf, sourceLine, whenOf } from './embedded-words.ts'
import { MonthsBeside, MonthTable, type MonthTableProps } from './month-table.tsx'

export type FramePageProps = {
  lang: Lang
  now: Date
  site: string
  look: EmbedLook
  list: EmbeddedList
  /** The month to show, when that is the look asked. */
  month: MonthTableProps | null
  /** The list on the site, language-free. */
  agenda: string
}

/** `/integrer/agenda`: events alone, for a frame on another site. Links leave the frame: our pages refuse to be framed. */
export function FramePage({ lang, now, site, look, list, month, agenda }: FramePageProps) {
  const t = embedMessages[lang]
  return (
    <>
      <h1>{messages[lang].agenda}</h1>
      {month ? (
        <>
          <nav class="actions" aria-label={messages[lang].month.months}>
            <MonthsBeside {...month} />
          </nav>
          <MonthTable {...month} target="_top" />
        </>
      ) : list.events.length === 0 ? (
        <p>{t.empty}</p>
      ) : (
        <ul class={look.presentation === 'compacte' ? 'plain compact' : 'plain'}>
          {list.events.map((event) => (
            <li key={event.path}>
              <h2 lang={event.lang === lang ? undefined : event.lang}>
                <a href={localPath(lang, event.path)} target="_top" rel="noopener">
                  {event.title}
                </a>
              </h2>
              <p class="when">
                <time datetime={event.next?.begin.toISOString()}>{whenOf(lang, event, now)}</time>
              </p>{' '}
              <p class="where">{factsOf(lang, event, look).join(' · ')}</p>
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={localPath(lang, agenda)} target="_top" rel="noopener">
          {list.total === 0 || month ? t.seeAgenda : t.seeAll(list.total)}
        </a>
      </p>
      <p class="src">{sourceLine(lang, site, list.sources)}</p>
    </>
  )
}
