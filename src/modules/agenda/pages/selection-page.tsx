import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { whenInWords } from '#platform/i18n/when.ts'
import { CopyText } from '#ui/copy-text.tsx'
import { EntryCard } from '#ui/entry-card.tsx'
import { Alert } from '#ui/form.tsx'
import { Icon } from '#ui/icon.tsx'
import { messages } from '../messages/index.ts'
import { printingMessages } from '../messages/printing.ts'
import type { EventSheet } from '../model.ts'
import { words } from './event-words.ts'
import { SelectButton } from './select-button.tsx'

export type SelectionProps = {
  lang: Lang
  now: Date
  most: number
  /** Each event with the language-free address of the selection without it. */
  events: { event: EventSheet; without: string }[]
  /** Slugs of the link that lead nowhere any more. */
  missing: string[]
  calendar: string
  /** The same as a programme to print. */
  programme: string
  /** The whole address, to be shared. */
  link: string
}

/** `/agenda/selection`: what a link holds, next to happen first. The script adds what this browser keeps. */
export function SelectionPage(props: SelectionProps) {
  const { lang, events, missing, most } = props
  const t = messages[lang].selection
  return (
    <div class="wrap block narrow agenda">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <noscript>
        <p>{t.withoutScript}</p>
      </noscript>
      <m-selection
        data-here={events.map(({ event }) => event.slug).join(',')}
        data-path={localPath(lang, '/agenda/selection')}
        data-clear={t.clear}
        data-cleared={t.cleared}
        data-undo={t.undo}
        data-keep={t.keep}
        data-print={t.print}
      >
        {missing.length > 0 && (
          <Alert kind="info">
            <p>{t.missing(missing.length)}</p>
          </Alert>
        )}
        {events.length === 0 ? (
          <div class="panel">
            <p>
              <strong>{t.empty}</strong>
            </p>
            <p>{t.emptyNext(most)}</p>
            <p>
              <a href={localPath(lang, '/agenda')}>{messages[lang].list.seeAll}</a>
            </p>
          </div>
        ) : (
          <Selected {...props} />
        )}
      </m-selection>
    </div>
  )
}

function Selected({ lang, now, events, calendar, programme, link }: SelectionProps) {
  const t = messages[lang].selection
  return (
    <>
      <h2>{messages[lang].list.total(events.length)}</h2>
      <p class="actions no-print">
        <a class="btn" href={localPath(lang, calendar)}>
          <Icon name="calendar" /> {messages[lang].sheet.addToCalendar}
        </a>
        <a class="btn ghost" href={localPath(lang, programme)}>
          <Icon name="print" /> {printingMessages[lang].print}
        </a>
      </p>
      <ol class="plain results">
        {events.map(({ event, without }) => (
          <Card key={event.slug} lang={lang} now={now} event={event} without={without} />
        ))}
      </ol>
      <div class="no-print">
        <CopyText lang={lang} id="lien-selection" label={t.share} value={link} rows={2} />
      </div>
    </>
  )
}

function Card({ lang, now, event, without }: { lang: Lang; now: Date; event: EventSheet; without: string }) {
  const t = messages[lang]
  const title = (lang === 'en' ? event.titleEn : null) ?? event.titleFr
  const place = event.places[0]
  const next = event.sessions.find((session) => session.end > now)
  const shown = next ?? event.sessions.at(-1)
  return (
    <EntryCard
      lang={lang}
      kind="event"
      entry={{
        path: `/agenda/${event.slug}`,
        title,
        subtitle: [place?.name, place?.commune?.name ?? place?.locality].filter(Boolean).join(', '),
        excerpt: '',
        distance: null,
      }}
      type={words(lang, event.formats) || t.event}
      when={shown ? whenInWords(lang, shown, now, event.timezone) : t.sheet.noDate}
      more={
        [next || !shown ? '' : t.sheet.over, event.demo ? t.demo : ''].filter(Boolean).join(' · ') ||
        undefined
      }
      action={
        <>
          <SelectButton lang={lang} slug={event.slug} title={title} />
          <a class="no-print" href={localPath(lang, without)} aria-label={t.selection.withoutThis(title)}>
            {t.selection.without}
          </a>
        </>
      }
    />
  )
}
