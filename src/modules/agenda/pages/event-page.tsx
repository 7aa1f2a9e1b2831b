import { formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { type Alike, AlikeCards } from '#ui/alike-cards.tsx'
import { Alert } from '#ui/form.tsx'
import { Icon } from '#ui/icon.tsx'
import { Photos } from '#ui/photos.tsx'
import { messages } from '../messages/index.ts'
import { printingMessages } from '../messages/printing.ts'
import type { Booking, EventSheet, EventState } from '../model.ts'
import type { SeatsOffer } from '../seats-model.ts'
import { AllSessions, Facts } from './event-facts.tsx'
import { text, words } from './event-words.ts'
import { Reserve } from './reserve-part.tsx'
import { SelectButton } from './select-button.tsx'

/** How an event stands, for those who look after it, and what they may do. */
export type Keeping = { state: EventState; decidedReason: string; mayEdit: boolean; mayRepeat: boolean }

export type EventProps = {
  lang: Lang
  now: Date
  sheet: EventSheet
  /** The description as safe HTML. */
  description: string
  similar: Alike[]
  /** The tool on loan that it shows. */
  tool?: { href: string; title: string } | null
  /** Null for the public. */
  keeping: Keeping | null
  /** How it is booked on this site; null when it is not. */
  seats: SeatsOffer | null
}

/** `/agenda/{slug}`: one event, for the person who thinks of coming. */
export function EventPage(props: EventProps) {
  const { lang, now, sheet, description, similar, keeping, seats, tool } = props
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
      {keeping && <KeepingBar lang={lang} slug={sheet.slug} keeping={keeping} />}
      <h1 lang={inFrench ? 'fr' : undefined}>{inFrench || lang === 'fr' ? sheet.titleFr : sheet.titleEn}</h1>
      {summary && (
        <p class="lead" lang={summary.lang}>
          {summary.text}
        </p>
      )}
      {sheet.demo && <p class="dim">{t.demoNote}</p>}
      {sheet.photo && <Photos lang={lang} folder="/fichiers/rendez-vous" photos={[sheet.photo]} lead />}
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
          <a class="btn ghost" href={localPath(lang, `/agenda/${sheet.slug}.pdf`)}>
            <Icon name="print" /> {printingMessages[lang].printSheet}
          </a>
          <SelectButton lang={lang} slug={sheet.slug} title={sheet.titleFr} />
        </p>
      )}
      {seats && coming.length > 0 && <Reserve lang={lang} now={now} sheet={sheet} seats={seats} />}
      <Bookings lang={lang} booking={sheet.booking} />
      {description && (
        <section
          class="prose"
          lang={lang === 'en' && sheet.descriptionEn === null ? 'fr' : undefined}
          // The Markdown renderer has made it safe.
          dangerouslySetInnerHTML={{ __html: description }}
        />
      )}
      {tool && (
        <p>
          <Icon name="tools" size={18} /> {t.tool} <a href={tool.href}>{tool.title}</a>
        </p>
      )}
      <AllSessions lang={lang} now={now} sheet={sheet} />
      <Themes lang={lang} sheet={sheet} />
      <AlikeCards lang={lang} title={t.similar} look="event" alike={similar} />
      <Sources lang={lang} sheet={sheet} />
    </article>
  )
}

function KeepingBar({ lang, slug, keeping }: { lang: Lang; slug: string; keeping: Keeping }) {
  const t = messages[lang].keeping
  const { state, mayEdit, mayRepeat } = keeping
  const links = [
    ...(mayEdit && state !== 'removed' ? [['modifier', t.edit] as const, ['photo', t.photo] as const] : []),
    ...(mayEdit && state === 'published'
      ? [['dates', t.dates] as const, ['reservations', t.bookings] as const]
      : []),
    ...(mayRepeat ? [['reconduire', t.repeat] as const] : []),
    ...(mayEdit ? [['retirer', state === 'removed' ? t.restore : t.withdraw] as const] : []),
    ['historique', t.history] as const,
  ]
  return (
    <div class="keeping no-print">
      {state !== 'published' && (
        <Alert kind="info">
          <p>{t.states[state]}</p>
          {state === 'refused' && keeping.decidedReason && <p>{keeping.decidedReason}</p>}
        </Alert>
      )}
      <ul class="chips">
        {links.map(([rest, label]) => (
          <li key={rest}>
            <a href={localPath(lang, `/agenda/${slug}/${rest}`)}>{label}</a>
          </li>
        ))}
      </ul>
    </div>
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
