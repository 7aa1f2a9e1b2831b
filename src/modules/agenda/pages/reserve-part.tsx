import { formatMoment } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { whenInWords } from '#platform/i18n/when.ts'
import { messages } from '../messages/index.ts'
import type { EventSheet } from '../model.ts'
import type { SeatsOffer } from '../seats-model.ts'

/** Sessions shown with what is left; the form has them all. */
const most = 6

/** How to book here: what is left in each session, and the way to the form. */
export function Reserve({
  lang,
  now,
  sheet,
  seats,
}: {
  lang: Lang
  now: Date
  sheet: EventSheet
  seats: SeatsOffer
}) {
  const t = messages[lang].seats
  const early = seats.opensAt && seats.opensAt > now ? seats.opensAt : null
  const open = sheet.sessions.filter(({ id }) => seats.sessions.has(id))
  const [only] = open.length === 1 ? open : []
  const form = localPath(lang, `/agenda/${sheet.slug}/reserver`)
  const full = open.every(({ status }) => status === 'full')
  if (open.length === 0 && !early) return null
  return (
    <section aria-labelledby="reserver-ici" class="panel">
      <h2 id="reserver-ici">{t.title}</h2>
      <p>{seats.forPublic ? (seats.forGroups ? t.both : t.public) : t.groups}</p>
      {early ? (
        <p>{t.opens(formatMoment(lang, early))}</p>
      ) : (
        <>
          <ul>
            {open.slice(0, most).map((session) => (
              <li key={session.id}>
                {whenInWords(lang, session, now, sheet.timezone)}
                {lang === 'fr' ? '\u00a0' : ''}: {left(lang, seats, session.id)}
              </li>
            ))}
            {open.length > most && <li>{t.more(open.length - most)}</li>}
          </ul>
          <p class="actions no-print">
            <a class="btn" href={only ? `${form}?seance=${only.id}` : form}>
              {full ? t.wait : t.book}
            </a>
          </p>
        </>
      )}
    </section>
  )
}

function left(lang: Lang, { sessions }: SeatsOffer, id: string): string {
  const t = messages[lang].seats
  const seats = sessions.get(id)
  if (!seats || seats.waiting > 0 || seats.left === 0) return t.full
  return seats.left === null ? t.some : t.left(seats.left)
}
