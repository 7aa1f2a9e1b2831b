import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert } from '#ui/form.tsx'
import type { DoorState } from '../check-in-model.ts'
import { checkInMessages } from '../messages/index.ts'
import type { Presence, TellableEvent } from '../model.ts'
import { DoorLine, type ExpectedLine, filled, WalkIns } from './door-line.tsx'

type CheckInProps = {
  lang: Lang
  event: TellableEvent
  session: { id: string; when: string; expected: number; over: boolean }
  /** Until when a phone keeps this page, in milliseconds; null: the session is over for too long. */
  until: number | null
  lines: ExpectedLine[]
  state: DoorState
  total: Presence
  words: string
  wrong: boolean
}

/** The list at the door of a session: who booked, each to tick, and who comes without a booking. Its script keeps it working without a network. */
export function CheckInPage(props: CheckInProps) {
  const { lang, event, session, until, lines, state, total, words, wrong } = props
  const t = checkInMessages[lang]
  const path = localPath(lang, `/agenda/${event.slug}/pointage/${session.id}`)
  const title = lang === 'en' && event.titleEn ? event.titleEn : event.titleFr
  const sums = {
    present: total.public + total.pupils + total.accompanying,
    expected: session.expected,
    walkIns: state.walkIns.public + state.walkIns.pupils + state.walkIns.accompanying,
  }
  return (
    <div class="wrap block narrow check-in">
      <h1>{t.title}</h1>
      <p class="lead">
        {title}
        <br />
        {session.when}
      </p>
      {wrong && (
        <Alert kind="error">
          <p>{t.wrong}</p>
        </Alert>
      )}
      <m-check-in
        lang={lang}
        data-path={path}
        data-until={until === null ? undefined : String(until)}
        data-expected={String(session.expected)}
        data-words={JSON.stringify(scriptWords(lang))}
        data-state={JSON.stringify(state)}
        data-elsewhere={localPath(lang, `/agenda/${event.slug}/pointage`)}
      >
        <p class="check-in-totals" data-totals>
          {filled(t.totals, sums)}
        </p>
        <p role="status" class="check-in-status" data-status hidden />
        <form method="get" action={path} class="inline-form" role="search" data-search>
          <p class="field">
            <label for="q">{t.search}</label>
            <input id="q" name="q" type="search" value={words} maxLength={100} autocomplete="off" />
          </p>
          <button class="btn ghost small" type="submit">
            {t.show}
          </button>
          {words && (
            <a class="btn ghost small" href={path}>
              {t.clear}
            </a>
          )}
        </form>
        {lines.length === 0 && <p>{words ? t.noMatch : t.none}</p>}
        <p hidden data-no-match>
          {t.noMatch}
        </p>
        <ul class="rows check-in-lines">
          {lines.map((line) => (
            <DoorLine
              key={line.id}
              lang={lang}
              path={path}
              line={line}
              came={state.bookings[line.id] ?? null}
              words={words}
            />
          ))}
        </ul>
        <WalkIns lang={lang} path={path} walkIns={state.walkIns} />
        <p hidden data-erase>
          <button type="button" class="btn ghost small">
            {t.erase}
          </button>{' '}
          <span class="dim">{t.eraseHelp}</span>
        </p>
      </m-check-in>
      <ul class="chips">
        {session.over && (
          <li>
            <a href={localPath(lang, `/agenda/${event.slug}/bilan`)}>{t.seeFigures}</a>
          </li>
        )}
        <li>
          <a href={localPath(lang, `/agenda/${event.slug}/pointage`)}>{t.seeSessions}</a>
        </li>
      </ul>
    </div>
  )
}

/** The words that the script says by itself. */
function scriptWords(lang: Lang) {
  const { totals, counted, people, group, isAbsent, not, sent, waiting, offline, signIn, failed } =
    checkInMessages[lang]
  const { surpassed, unknown, notKept, ready, eraseUnsent, wrong } = checkInMessages[lang]
  const lines = { totals, counted, people, group, isAbsent, not }
  return {
    ...lines,
    sent,
    waiting,
    offline,
    signIn,
    failed,
    surpassed,
    unknown,
    notKept,
    ready,
    eraseUnsent,
    wrong,
  }
}

/** The sessions of an event where people are welcomed. */
export function DoorSessionsPage({
  lang,
  event,
  sessions,
}: {
  lang: Lang
  event: TellableEvent
  sessions: { id: string; when: string; expected: number }[]
}) {
  const t = checkInMessages[lang]
  const path = localPath(lang, `/agenda/${event.slug}/pointage`)
  const title = lang === 'en' && event.titleEn ? event.titleEn : event.titleFr
  return (
    <div class="wrap block narrow">
      <h1>{t.title}</h1>
      <p class="lead">{title}</p>
      {sessions.length === 0 ? (
        <p>{t.noSession}</p>
      ) : (
        <>
          <p>{t.sessionsLead}</p>
          <ul class="rows">
            {sessions.map((session) => (
              <li key={session.id}>
                <p>
                  <a href={`${path}/${session.id}`}>
                    <strong>{session.when}</strong>
                  </a>
                </p>
                <p class="dim">{t.expected(session.expected)}</p>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'm-check-in': import('preact').HTMLAttributes<HTMLElement>
    }
  }
}
