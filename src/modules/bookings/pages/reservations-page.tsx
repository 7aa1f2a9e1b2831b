import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert } from '#ui/form.tsx'
import { keepMessages } from '../messages/index.ts'
import type { BookedSession, BookingSettings } from '../model.ts'

type Props = {
  lang: Lang
  event: { slug: string; title: string }
  settings: BookingSettings | null
  sessions: (BookedSession & { when: string })[]
  notice: string | null
}

/** `/agenda/{slug}/reservations`: how an event is booked, session by session. */
export function ReservationsPage({ lang, event, settings, sessions, notice }: Props) {
  const t = keepMessages[lang]
  const path = localPath(lang, `/agenda/${event.slug}/reservations`)
  return (
    <div class="wrap block">
      <h1>{t.title(event.title)}</h1>
      {notice && (
        <Alert kind="success">
          <p>{notice}</p>
        </Alert>
      )}
      <p class="lead">{settings ? openWords(lang, settings) : t.closed}</p>
      {!settings && <p>{t.closedHelp}</p>}
      {settings && (
        <p>
          {t.total(
            sessions.reduce((sum, { seats }) => sum + seats.taken, 0),
            sessions.reduce((sum, { waiting }) => sum + waiting, 0),
          )}
        </p>
      )}
      <p class="actions">
        <a class={settings ? 'btn ghost' : 'btn'} href={`${path}/reglages`}>
          {settings ? t.settings : t.open}
        </a>
        {settings && (
          <a class="btn ghost" href={`${path}/liste.csv`}>
            {t.csv}
          </a>
        )}
      </p>
      {settings && <Sessions lang={lang} path={path} sessions={sessions} />}
    </div>
  )
}

function openWords(lang: Lang, { forPublic, forGroups }: BookingSettings): string {
  const t = keepMessages[lang].openFor
  return forPublic ? (forGroups ? t.both : t.public) : forGroups ? t.groups : t.none
}

function Sessions({ lang, path, sessions }: { lang: Lang; path: string; sessions: Props['sessions'] }) {
  const t = keepMessages[lang]
  if (sessions.length === 0) return <p>{t.noSession}</p>
  return (
    <div class="table-scroll">
      <table>
        <caption>{t.sessions}</caption>
        <thead>
          <tr>
            <th scope="col">{t.columns.when}</th>
            <th scope="col" class="n">
              {t.columns.seats}
            </th>
            <th scope="col" class="n">
              {t.columns.waiting}
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <tr key={session.id}>
              <th scope="row">
                <a href={`${path}/${session.id}`}>{session.when}</a>
              </th>
              <td class="n">{t.of(session.seats.taken, session.seats.capacity)}</td>
              <td class="n">{session.waiting}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
