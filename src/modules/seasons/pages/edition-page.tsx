import { formatList, formatMoment } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Icon } from '#ui/icon.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { messages } from '../messages/index.ts'
import type { Edition, EditionTotals, Season } from '../model.ts'
import { Programme, type ProgrammeProps } from './programme.tsx'
import { nameIn, sayDay, whenOf } from './season-words.ts'

export type EditionProps = {
  lang: Lang
  now: Date
  season: Season
  edition: Edition
  others: Edition[]
  totals: EditionTotals
  /** The territories where it takes place; none for the whole region. */
  territories: string[]
  /** The rules of the season in HTML that is safe; '' for none. */
  rules: string
  /** The day of the reader, `2026-11-27`. */
  today: string
  /** Whether the reader may open the dashboard. */
  maySee: boolean
  /** Where the whole programme is printed. */
  print: string
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
      {props.territories.length > 0 && (
        <p>
          <Icon name="pin" size={18} /> {t.within(formatList(lang, props.territories))}
        </p>
      )}
      {season.logo && <img class="season-logo" src={`/logo/${season.logo.id}.webp`} alt={season.logo.alt} />}
      <ul class="chips no-print">
        {season.website && (
          <li>
            <a href={season.website}>{t.website}</a>
          </li>
        )}
        {season.charterVersion !== null && (
          <li>
            <a href={localPath(lang, `/agenda/${season.code}/charte`)}>{t.readCharter}</a>
          </li>
        )}
        {props.maySee && (
          <li>
            <a href={localPath(lang, `/administration/temps-forts/${season.code}/${edition.year}`)}>
              {t.dashboard}
            </a>
          </li>
        )}
      </ul>
      <Totals {...props} />
      <h2>{t.programme}</h2>
      {totals.sessions > 0 || props.programme.groups.length > 0 ? (
        <>
          <Programme lang={lang} {...props.programme} />
          <Pagination lang={lang} {...props.pages} />
          <p class="no-print">
            <a href={localPath(lang, props.print)}>
              <Icon name="print" size={18} /> {t.print}
            </a>
          </p>
          <Feeds lang={lang} query={props.query} />
        </>
      ) : (
        <p>
          {t.nothing} <a href={localPath(lang, '/agenda')}>{t.seeAgenda}</a>
        </p>
      )}
      <TakePart {...props} />
      <Others {...props} />
    </article>
  )
}

function TakePart({ lang, season, edition, rules, today }: EditionProps) {
  const t = messages[lang]
  const over = edition.endsOn !== null && edition.endsOn < today
  const label = lang === 'en' && season.labelEn ? season.labelEn : season.labelFr
  const labelUse = lang === 'en' && season.labelUseEn ? season.labelUseEn : season.labelUseFr
  const closed =
    season.archived ||
    edition.entryRule === 'none' ||
    (edition.submitUntil !== null && edition.submitUntil < today)
  return (
    <>
      {!over && (
        <section class="no-print">
          <h2>{t.takePart}</h2>
          {closed ? (
            <p>{t.closed}</p>
          ) : (
            <>
              {edition.submitUntil && <p>{t.submitUntil(sayDay(lang, edition.submitUntil))}</p>}
              <p>
                <a class="btn ghost" href={localPath(lang, '/agenda/proposer')}>
                  {t.announce}
                </a>
              </p>
            </>
          )}
        </section>
      )}
      {rules && (
        <section>
          <h2>{t.rules}</h2>
          {/* The Markdown renderer has made it safe. */}
          <div
            class="prose"
            lang={lang === 'en' && !season.rulesEn ? 'fr' : undefined}
            dangerouslySetInnerHTML={{ __html: rules }}
          />
        </section>
      )}
      {label && (
        <section lang={lang === 'en' && !season.labelEn ? 'fr' : undefined}>
          <h2>{t.label}</h2>
          <p>
            <strong>{label}</strong>
          </p>
          {labelUse && <p>{labelUse}</p>}
        </section>
      )}
    </>
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
        <a href={localPath(lang, `/agenda/${season.code}/${edition.year}.pdf`)}>{t.programmePdf}</a> ·{' '}
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
