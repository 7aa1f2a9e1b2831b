import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, ErrorSummary, SelectField, Trap } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'
import type { BookingInput, BookingKind, BookingSettings, FieldError, WhyNot } from '../model.ts'
import { BookingFields } from './booking-fields.tsx'

export type ReserveProps = {
  lang: Lang
  event: { slug: string; title: string; organiser: string | null }
  kind: BookingKind
  settings: BookingSettings | null
  /** Sessions that can be booked now: their moment, when they close and what is left, in words. */
  sessions: {
    id: string
    when: string
    closes: string
    left: string
    /** Null: no limit. */
    free: number | null
    full: boolean
    waiting: number
  }[]
  /** The most seats of one booking. */
  most: number
  /** When booking opens, if it has not. */
  opens: string | null
  input: BookingInput
  errors: FieldError[]
  /** Why the site refused what was sent. */
  refused: WhyNot | 'most' | 'tooMany' | null
  contactEmail: string | null
}

/** `/agenda/{slug}/reserver`: seats of a session, for oneself or for a group. */
export function ReservePage(props: ReserveProps) {
  const { lang, event, sessions, settings, opens, refused } = props
  const t = messages[lang].form
  return (
    <div class="wrap block narrow">
      <h1>{t.title(event.title)}</h1>
      {refused && (
        <Alert kind="error">
          <p>{refused === 'tooMany' ? t.tooMany : t.refused[refused]}</p>
        </Alert>
      )}
      {settings?.note && sessions.length > 0 && <p class="lead prewrap">{settings.note}</p>}
      {settings && (sessions.length > 0 || (settings.forPublic && settings.forGroups)) && (
        <Kinds {...props} />
      )}
      {sessions.length === 0 || !settings ? (
        <Alert kind="info">
          <p>{opens ? t.early(opens) : t.none}</p>
        </Alert>
      ) : (
        <ReserveForm {...props} settings={settings} />
      )}
      <p class="actions">
        <a class="btn ghost" href={localPath(lang, `/agenda/${event.slug}`)}>
          {t.back}
        </a>
      </p>
    </div>
  )
}

/** For the public or for groups, when both may book. */
function Kinds({ lang, event, kind, settings, input }: ReserveProps) {
  const t = messages[lang].form
  if (!settings?.forPublic || !settings.forGroups) return null
  const session = input.session ? `&seance=${input.session}` : ''
  const address = (pour: string) => localPath(lang, `/agenda/${event.slug}/reserver?pour=${pour}${session}`)
  return (
    <nav aria-label={t.chooseKind}>
      <ul class="chips">
        <li>
          <a href={address('public')} aria-current={kind === 'person' ? 'true' : undefined}>
            {t.forPerson}
          </a>
        </li>
        <li>
          <a href={address('groupe')} aria-current={kind === 'group' ? 'true' : undefined}>
            {t.forGroup}
          </a>
        </li>
      </ul>
    </nav>
  )
}

function ReserveForm(props: ReserveProps & { settings: BookingSettings }) {
  const { lang, event, kind, settings, sessions, input, errors, most } = props
  const t = messages[lang].form
  const chosen =
    sessions.find(({ id }) => id === input.session) ?? (sessions.length === 1 ? sessions[0] : undefined)
  const full = chosen?.full ?? false
  return (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <form method="post" action={localPath(lang, `/agenda/${event.slug}/reserver`)} novalidate>
        <input type="hidden" name="pour" value={kind === 'group' ? 'groupe' : 'public'} />
        {sessions.length === 1 && chosen ? (
          <>
            <p>
              <strong>{chosen.when}</strong> · {chosen.left}
            </p>
            <input type="hidden" name="session" value={chosen.id} />
          </>
        ) : (
          <SelectField
            lang={lang}
            errors={errors}
            id="session"
            label={t.chooseSession}
            value={input.session}
            options={[
              ['', t.choose],
              ...sessions.map((one) => [one.id, `${one.when} · ${one.left}`] as const),
            ]}
          />
        )}
        {chosen && full && (
          <Alert kind="info">
            <p>{t.fullNote(chosen.waiting)}</p>
          </Alert>
        )}
        {chosen && !full && chosen.free !== null && chosen.free < most && (
          <p class="dim">{t.someLeft(chosen.free)}</p>
        )}
        {chosen && settings.closesHours > 0 && <p class="dim">{t.closes(chosen.closes)}</p>}
        <BookingFields lang={lang} kind={kind} input={input} errors={errors} most={most} />
        <Trap label={t.trap} />
        <p class="dim">{t.privacy(event.organiser ?? t.anOrganiser, props.contactEmail)}</p>
        <button class="btn" type="submit">
          {full ? t.sendWaiting : t.send}
        </button>
      </form>
    </>
  )
}
