import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Icon } from '#ui/icon.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { messages } from '../messages/index.ts'
import type { ComingEvents } from '../model.ts'
import { SessionLines } from './session-lines.tsx'

type Of = { lang: Lang; now: Date; slug: string; events: ComingEvents }

/** « À l’agenda », on the page of an organisation: its next sessions, the way to all of them, and for its people to announce one. */
export function OrganisationEvents({ lang, now, slug, events, announce }: Of & { announce: string | null }) {
  const t = messages[lang].elsewhere
  return (
    <section id="agenda">
      <h2>{t.title}</h2>
      {events.total === 0 ? (
        <p>{t.none}</p>
      ) : (
        <SessionLines lang={lang} now={now} sessions={events.sessions} />
      )}
      <p class="actions no-print">
        {events.total > 0 && (
          <>
            <a class="btn ghost small" href={localPath(lang, `/annuaire/${slug}/agenda`)}>
              {t.all(events.total)}
            </a>
            <a class="btn ghost small" href={localPath(lang, `/annuaire/${slug}/agenda.ics`)}>
              <Icon name="calendar" size={16} /> {t.follow}
            </a>
          </>
        )}
        {announce && (
          <a class="btn small" href={localPath(lang, announce)}>
            {t.announce}
          </a>
        )}
      </p>
    </section>
  )
}

/** `/annuaire/{slug}/agenda`: all that an organisation has in the agenda. */
export function OrganisationAgendaPage(
  props: Of & {
    name: string
    past: boolean
    pages: { page: number; pages: number; href: (page: number) => string }
  },
) {
  const { lang, now, slug, name, past, events } = props
  const t = messages[lang].elsewhere
  const path = localPath(lang, `/annuaire/${slug}/agenda`)
  return (
    <div class="wrap block narrow agenda">
      <h1>{past ? t.pastTitle(name) : t.pageTitle(name)}</h1>
      <p class="lead">{t.lead}</p>
      <ul class="chips no-print">
        <li>
          <a href={path} aria-current={past ? undefined : 'true'}>
            {t.coming}
          </a>
        </li>
        <li>
          <a href={`${path}?quand=passes`} aria-current={past ? 'true' : undefined}>
            {t.past}
          </a>
        </li>
        <li>
          <a href={localPath(lang, `/annuaire/${slug}`)}>{t.back}</a>
        </li>
      </ul>
      {events.total === 0 ? (
        <p>{past ? t.noPast : t.none}</p>
      ) : (
        <SessionLines lang={lang} now={now} sessions={events.sessions} />
      )}
      <Pagination lang={lang} {...props.pages} />
      <p class="no-print">
        <a class="btn ghost small" href={`${path}.ics`}>
          <Icon name="calendar" size={16} /> {t.follow}
        </a>
      </p>
    </div>
  )
}
