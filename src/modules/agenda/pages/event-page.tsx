import type { ComponentChildren } from 'preact'
import { formatList, formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert } from '#ui/form.tsx'
import { Icon, type IconName } from '#ui/icon.tsx'
import { messages } from '../messages/index.ts'
import type { Booking, EventPlace, EventSession, EventSheet, Word } from '../model.ts'
import { whenInWords } from './when.ts'

export type EventProps = {
  lang: Lang
  now: Date
  sheet: EventSheet
  /** The description as safe HTML. */
  description: string
  similar: { path: string; title: string; when: string; where: string }[]
}

/** `/agenda/{slug}`: one event, for the person who thinks of coming. */
export function EventPage({ lang, now, sheet, description, similar }: EventProps) {
  const t = messages[lang].sheet
  const inFrench = lang === 'en' && sheet.titleEn === null
  const summary = text(lang, sheet.summaryFr, sheet.summaryEn)
  const coming = sheet.sessions.filter((session) => session.end > now)
  return (
    <article class="wrap block narrow event">
      <p class="tag">
        <Icon name="calendar" size={18} /> {words(lang, sheet.formats) || messages[lang].event}
        {sheet.demo && <> · {messages[lang].demo}</>}
      </p>
      <h1 lang={inFrench ? 'fr' : undefined}>{inFrench || lang === 'fr' ? sheet.titleFr : sheet.titleEn}</h1>
      {summary && (
        <p class="lead" lang={summary.lang}>
          {summary.text}
        </p>
      )}
      {sheet.demo && <p class="dim">{t.demoNote}</p>}
      {sheet.sessions.length > 0 && coming.length === 0 && (
        <Alert kind="info">
          <p>{t.over}</p>
        </Alert>
      )}
      <Facts lang={lang} now={now} sheet={sheet} coming={coming} />
      {coming.length > 0 && (
        <p class="actions no-print">
          <a class="btn" href={localPath(lang, `/agenda/${sheet.slug}.ics`)}>
            <Icon name="calendar" /> {t.addToCalendar}
          </a>
        </p>
      )}
      <Bookings lang={lang} booking={sheet.booking} />
      {description && (
        <section
          class="prose"
          lang={lang === 'en' && sheet.descriptionEn === null ? 'fr' : undefined}
          // The Markdown renderer has made it safe.
          dangerouslySetInnerHTML={{ __html: description }}
        />
      )}
      <AllSessions lang={lang} now={now} sheet={sheet} />
      <Themes lang={lang} sheet={sheet} />
      <Similar lang={lang} similar={similar} />
      <Sources lang={lang} sheet={sheet} />
    </article>
  )
}

type Part = { lang: Lang; now: Date; sheet: EventSheet }

function Facts({ lang, now, sheet, coming }: Part & { coming: EventSession[] }) {
  const t = messages[lang].sheet
  const next = coming[0] ?? sheet.sessions.at(-1)
  const ages = sheet.ageMin !== null || sheet.ageMax !== null ? t.ages(sheet.ageMin, sheet.ageMax) : ''
  const conditions = text(lang, sheet.conditionsFr, sheet.conditionsEn)
  return (
    <section class="panel summary" aria-label={t.about}>
      <dl>
        {next && (
          <Fact icon="calendar" label={t.when}>
            <Session lang={lang} now={now} session={next} timeZone={sheet.timezone} />
            {coming.length > 1 && <> · {messages[lang].list.more(coming.length - 1)}</>}
          </Fact>
        )}
        {(sheet.places.length > 0 || sheet.onlineLink) && (
          <Fact icon="pin" label={t.where}>
            {sheet.places.map((place) => (
              <Place key={`${place.name}${place.address}`} lang={lang} place={place} />
            ))}
            {sheet.onlineLink && (
              <a href={sheet.onlineLink} rel="external">
                {t.joinOnline}
              </a>
            )}
          </Fact>
        )}
        {(ages || sheet.audiences.length > 0) && (
          <Fact icon="network" label={t.forWhom}>
            {[words(lang, sheet.audiences), ages].filter(Boolean).join(' · ')}
          </Fact>
        )}
        {(sheet.fee || conditions) && (
          <Fact icon="info" label={t.price}>
            {sheet.fee && messages[lang].fees[sheet.fee]}
            {sheet.fee && conditions && '. '}
            {conditions && <span lang={conditions.lang}>{conditions.text}</span>}
          </Fact>
        )}
        {sheet.access.length > 0 && (
          <Fact icon="check" label={t.access}>
            {words(lang, sheet.access)}
          </Fact>
        )}
        {sheet.organiser && (
          <Fact icon="building" label={t.organiser}>
            {sheet.organiser.slug ? (
              <a href={localPath(lang, `/annuaire/${sheet.organiser.slug}`)}>{sheet.organiser.name}</a>
            ) : (
              sheet.organiser.name
            )}
          </Fact>
        )}
        {sheet.season && (
          <Fact icon="network" label={t.season}>
            <a href={localPath(lang, `/agenda?saison=${sheet.season.code}`)}>
              {lang === 'en' ? sheet.season.nameEn : sheet.season.nameFr}
            </a>{' '}
            {sheet.season.year}
          </Fact>
        )}
      </dl>
    </section>
  )
}

function Fact(props: { icon: IconName; label: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>
        <Icon name={props.icon} /> {props.label}
      </dt>
      <dd>{props.children}</dd>
    </div>
  )
}

/** One session: its moment, and what changed of it. */
function Session(props: { lang: Lang; now: Date; session: EventSession; timeZone: string }) {
  const { lang, now, session, timeZone } = props
  const status = messages[lang].statuses[session.status]
  const when = whenInWords(lang, session, now, timeZone)
  return (
    <>
      {status && <strong class="status">{status}</strong>}{' '}
      <time datetime={session.begin.toISOString()}>
        {session.status === 'cancelled' || session.status === 'postponed' ? <s>{when}</s> : when}
      </time>
      {session.formerBegin && (
        <span class="dim">
          {' '}
          (
          {messages[lang].sheet.formerly(
            whenInWords(lang, { begin: session.formerBegin, end: session.end }, now, timeZone),
          )}
          )
        </span>
      )}
    </>
  )
}

function Place({ lang, place }: { lang: Lang; place: EventPlace }) {
  const t = messages[lang].sheet
  const town = place.commune ? (
    <a href={localPath(lang, `/territoires/commune/${place.commune.code}`)}>{place.commune.name}</a>
  ) : (
    place.locality
  )
  return (
    <p>
      {[place.name, place.address, place.postcode].filter(Boolean).join(', ')} {town}
      {place.point && (
        <>
          {' · '}
          <a
            href={`https://www.openstreetmap.org/directions?to=${place.point.lat}%2C${place.point.lon}`}
            rel="external"
          >
            {t.directions} <span class="sr">{t.onOsm}</span>
          </a>
        </>
      )}
    </p>
  )
}

/** How to book, apart for the general public and for schools. */
function Bookings({ lang, booking }: { lang: Lang; booking: Booking[] }) {
  const t = messages[lang].sheet
  if (booking.length === 0) return null
  return (
    <section aria-labelledby="reserver">
      <h2 id="reserver">{t.booking}</h2>
      <ul>
        {booking.map((each) => (
          <li key={each.for + each.value}>
            {t.bookingFor[each.for]}
            {lang === 'fr' ? '\u00a0' : ''}:{' '}
            <a href={{ link: '', phone: 'tel:', email: 'mailto:' }[each.type] + each.value}>
              {each.value.replace(/^https?:\/\//, '')}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Every session when there are several; those that are over are folded. */
function AllSessions({ lang, now, sheet }: Part) {
  const t = messages[lang].sheet
  if (sheet.sessions.length < 2) return null
  const rows = (sessions: EventSession[]) => (
    <ul class="sessions">
      {sessions.map((session) => (
        <li key={session.id}>
          <Session lang={lang} now={now} session={session} timeZone={sheet.timezone} />
          {sheet.places.length > 1 && session.place !== null && <> · {sheet.places[session.place]?.name}</>}
        </li>
      ))}
    </ul>
  )
  const over = sheet.sessions.filter((session) => session.end <= now)
  const coming = sheet.sessions.filter((session) => session.end > now)
  return (
    <section aria-labelledby="dates">
      <h2 id="dates">{t.all}</h2>
      {coming.length > 0 && rows(coming)}
      {over.length > 0 && (
        <details>
          <summary>
            {t.past} ({over.length})
          </summary>
          {rows(over)}
        </details>
      )}
    </section>
  )
}

function Themes({ lang, sheet }: { lang: Lang; sheet: EventSheet }) {
  if (sheet.themes.length === 0) return null
  return (
    <ul class="chips">
      {sheet.themes.map((theme) => (
        <li key={theme.code}>
          <a href={localPath(lang, `/agenda?theme=${theme.code}`)}>{words(lang, [theme])}</a>
        </li>
      ))}
    </ul>
  )
}

function Similar({ lang, similar }: Pick<EventProps, 'lang' | 'similar'>) {
  if (similar.length === 0) return null
  return (
    <section aria-labelledby="aussi" class="no-print">
      <h2 id="aussi">{messages[lang].sheet.similar}</h2>
      <ul class="plain results">
        {similar.map((each) => (
          <li key={each.path} class="card event">
            <h3>
              <a href={localPath(lang, each.path)}>{each.title}</a>
            </h3>
            <p class="when">{each.when}</p>
            {each.where && (
              <p class="where">
                <Icon name="pin" size={16} /> {each.where}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Sources({ lang, sheet }: { lang: Lang; sheet: EventSheet }) {
  const t = messages[lang].sheet
  return (
    <p class="src">
      {sheet.sources.map((source) => `${t.source(source.title, source.licence)}. `)}
      {sheet.sourceUrl && (
        <>
          <a href={sheet.sourceUrl} rel="external">
            {t.original}
          </a>
          .{' '}
        </>
      )}
      {t.updated(formatShortDate(lang, sheet.updatedAt))}.
    </p>
  )
}

/** A text in the reader's language, else in French and marked so. */
function text(
  lang: Lang,
  fr: string | null,
  en: string | null,
): { text: string; lang: string | undefined } | null {
  if (lang === 'en' && en) return { text: en, lang: undefined }
  return fr === null ? null : { text: fr, lang: lang === 'en' ? 'fr' : undefined }
}

const words = (lang: Lang, list: Word[]) =>
  formatList(
    lang,
    list.map((word) => (lang === 'en' ? word.labelEn : word.labelFr)),
  )
