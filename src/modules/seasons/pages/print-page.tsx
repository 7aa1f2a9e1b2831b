import { formatMoment } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Pagination } from '#ui/pagination.tsx'
import { messages } from '../messages/index.ts'
import type { Edition, ProgrammeSession, Season } from '../model.ts'
import { Line } from './programme.tsx'
import { nameIn, whenOf } from './season-words.ts'

/** `/agenda/{season}/{year}/imprimer`: the whole programme, day after day or territory after territory. */
export function PrintPage(props: {
  lang: Lang
  now: Date
  season: Season
  edition: Edition
  back: string
  parts: { title: string; sessions: (ProgrammeSession & { when: string })[] }[]
  pages: { page: number; pages: number; href: (page: number) => string }
}) {
  const { lang, season, edition, parts } = props
  const t = messages[lang]
  return (
    <article class="wrap block narrow event">
      <h1>{t.editionOf(nameIn(lang, season), edition.year)}</h1>
      <p>
        <strong>{whenOf(lang, edition)}</strong>
      </p>
      <p class="dim">{t.printed(formatMoment(lang, props.now))}</p>
      <p class="no-print">
        <a href={localPath(lang, props.back)}>{t.programme}</a>
      </p>
      {parts.length === 0 && <p>{t.nothing}</p>}
      {parts.map((part) => (
        <section key={part.title}>
          <h2>{part.title}</h2>
          <ol class="plain">
            {part.sessions.map((session) => (
              <li key={`${session.slug} ${session.when} ${session.place}`}>
                <Line lang={lang} session={session} />
              </li>
            ))}
          </ol>
        </section>
      ))}
      <Pagination lang={lang} {...props.pages} />
    </article>
  )
}
