import type { Lang } from '#platform/i18n/lang.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'

/** One event told beside one's own, in words. */
type Told = { slug: string; title: string; isPublic: boolean; words: string }

export type LookProps = {
  lang: Lang
  look: {
    alike: Told[]
    overlaps: Told[]
    /** What was ticked already. */
    isOther: boolean
    isSure: boolean
    /** It was sent, and what is told here holds it back. */
    holds: boolean
  }
}

/** What resembles the event, and what happens in its place at its time: warnings, which one may pass. */
export function Look({ lang, look }: LookProps) {
  const t = messages[lang].look
  if (look.alike.length === 0 && look.overlaps.length === 0) return null
  return (
    <section class="found" aria-labelledby="avant" role={look.holds ? 'alert' : undefined}>
      <h2 id="avant" tabindex={-1}>
        {t.title}
      </h2>
      {look.alike.length > 0 && (
        <>
          <h3>{t.alike}</h3>
          <List lang={lang} events={look.alike} />
          <p>{t.alikeNext}</p>
          <Tick name="isOther" label={t.isOther} checked={look.isOther} />
        </>
      )}
      {look.overlaps.length > 0 && (
        <>
          <h3>{t.overlaps}</h3>
          <List lang={lang} events={look.overlaps} />
          <Tick name="isSure" label={t.isSure} checked={look.isSure} />
        </>
      )}
      {look.holds && <p>{t.goOn}</p>}
    </section>
  )
}

function List({ lang, events }: { lang: Lang; events: Told[] }) {
  return (
    <ul>
      {events.map((event) => (
        <li key={`${event.slug} ${event.words}`}>
          {event.isPublic ? (
            <a href={localPath(lang, `/agenda/${event.slug}`)}>{event.title}</a>
          ) : (
            <strong>{event.title}</strong>
          )}{' '}
          <span class="dim">{event.words}</span>
        </li>
      ))}
    </ul>
  )
}

function Tick({ name, label, checked }: { name: string; label: string; checked: boolean }) {
  return (
    <p class="choice">
      <label>
        <input type="checkbox" name={name} value="1" checked={checked} /> {label}
      </label>
    </p>
  )
}
