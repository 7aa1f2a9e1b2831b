import { formatMoment } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Icon } from '#ui/icon.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { messages } from '../messages/index.ts'
import type { Edition, EditionTotals, Season } from '../model.ts'
import { Programme, type ProgrammeProps } from './programme.tsx'
import { nameIn, whenOf } from './season-words.ts'

export type EditionProps = {
  lang: Lang
  now: Date
  season: Season
  edition: Edition
  others: Edition[]
  totals: EditionTotals
  /** Conditions of the agenda's lists and feeds that hold this edition. */
  query: string
  programme: Omit<ProgrammeProps, 'lang'>
  pages: { page: number; pages: number; href: (page: number) => string }
}

/** `/agenda/{season}/{year}`: one edition, its totals and its programme. */
export function EditionPage(props: EditionProps) {
  const { lang, season, edition, totals } = props
  const t = messages[lang]
  return (
    <article class="wrap block narrow event">
      <h1>{t.editionOf(nameIn(lang, season), edition.year)}</h1>
      <p class="lead">{lang === 'en' ? season.summaryEn : season.summaryFr}</p>
      <p>
        <Icon name="calendar" size={18} /> <strong>{whenOf(lang, edition)}</strong>
      </p>
      {season.website && (
        <p>
          <a href={season.website}>{t.website}</a>
        </p>
      )}
      <Totals {...props} />
      <h2>{t.programme}</h2>
      {totals.sessions > 0 || props.programme.groups.length > 0 ? (
        <>
          <Programme lang={lang} {...props.programme} />
          <Pagination lang={lang} {...props.pages} />
          <Feeds lang={lang} query={props.query} />
        </>
      ) : (
        <p>
          {t.nothing} <a href={localPath(lang, '/agenda')}>{t.seeAgenda}</a>
        </p>
      )}
      <Others {...props} />
    </article>
  )
}

function Totals({ lang, now, totals, season, edition }: EditionProps) {
  const t = messages[lang]
  if (totals.events === 0) return null
  return (
    <>
      <p>
        {[
          t.events(totals.events),
          t.sessions(totals.sessions),
          t.places(totals.places),
          t.communes(totals.communes),
        ].join(' · ')}
      </p>
      <p class="dim">
        {t.counted(formatMoment(lang, now))} {totals.demo > 0 && t.demo(totals.demo)}
      </p>
      <p class="no-print">
        <a href={localPath(lang, `/agenda/${season.code}/${edition.year}.pdf`)}>{t.print}</a> ·{' '}
        <a href={localPath(lang, `/agenda/${season.code}/${edition.year}/communes.csv`)}>{t.byCommune}</a>
      </p>
    </>
  )
}

function Feeds({ lang, query }: { lang: Lang; query: string }) {
  const t = messages[lang]
  const feeds = [
    ['ics', t.calendar],
    ['rss', 'RSS'],
    ['json', 'JSON Feed'],
    ['csv', 'CSV'],
    ['fds.csv', t.fds],
    ['geojson', 'GeoJSON'],
    ['openagenda.json', 'OpenAgenda'],
  ]
  return (
    <div class="no-print">
      <p>
        <a href={localPath(lang, `/agenda${query}`)}>{t.filter}</a>
      </p>
      <p class="downloads">
        {t.follow}{' '}
        {feeds.map(([extension, label]) => (
          <a key={extension} class="btn ghost small" href={localPath(lang, `/agenda.${extension}${query}`)}>
            <Icon name="download" size={18} /> {label}
          </a>
        ))}
      </p>
    </div>
  )
}

function Others({ lang, season, others }: EditionProps) {
  if (others.length === 0) return null
  return (
    <section class="no-print">
      <h2>{messages[lang].others}</h2>
      <ul class="chips">
        {others.map(({ year }) => (
          <li key={year}>
            <a href={localPath(lang, `/agenda/${season.code}/${year}`)}>{year}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
