import type { ComponentChildren } from 'preact'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { whenInWords } from '#platform/i18n/when.ts'
import { Icon, type IconName } from '#ui/icon.tsx'
import { messages } from '../messages/index.ts'
import type { EventPlace, EventSession, EventSheet } from '../model.ts'
import { text, words } from './event-words.ts'

type Part = { lang: Lang; now: Date; sheet: EventSheet }

/** When, where, for whom, at what price. */
export function Facts({ lang, now, sheet, coming }: Part & { coming: EventSession[] }) {
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
        {sheet.partners.length > 0 && (
          <Fact icon="building" label={t.partners}>
            {sheet.partners.map(({ slug, name }, at) => (
              <span key={slug}>
                {at > 0 && ', '}
                <a href={localPath(lang, `/annuaire/${slug}`)}>{name}</a>
              </span>
            ))}
          </Fact>
        )}
        {sheet.speakers.length > 0 && (
          <Fact icon="network" label={t.speakers}>
            {sheet.speakers.map(({ name, affiliation, expert }) => (
              <p key={`${name}${affiliation}`}>
                {expert ? <a href={localPath(lang, `/experts/${expert}`)}>{name}</a> : name}
                {affiliation && <span class="dim">, {affiliation}</span>}
              </p>
            ))}
          </Fact>
        )}
        {sheet.season && (
          <Fact icon="network" label={t.season}>
            <a href={localPath(lang, `/agenda/${sheet.season.code}/${sheet.season.year}`)}>
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
            whenInWords(lang, formerTimes(session.formerBegin, session), now, timeZone),
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
      {place.organisation ? (
        <>
          <a href={localPath(lang, `/annuaire/${place.organisation.slug}`)}>
            {place.name ?? place.organisation.name}
          </a>
          {[place.address, place.postcode].map((part) => part && `, ${part}`)}
        </>
      ) : (
        [place.name, place.address, place.postcode].filter(Boolean).join(', ')
      )}{' '}
      {town}
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

/** Every session when there are several; those that are over are folded. */
export function AllSessions({ lang, now, sheet }: Part) {
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

/** When a session was to be: as long as it is now, for only its first beginning is kept. */
const formerTimes = (begin: Date, now: { begin: Date; end: Date }) => ({
  begin,
  end: new Date(begin.getTime() + now.end.getTime() - now.begin.getTime()),
})
