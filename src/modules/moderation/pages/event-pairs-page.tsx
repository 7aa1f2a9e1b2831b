import type { LikePair, PastEventMerge } from '#modules/agenda/index.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { Alert } from '#ui/form.tsx'
import { eventPairMessages } from '../messages/event-pairs.ts'
import { messages } from '../messages/index.ts'
import { duplicatesPath } from './duplicates-page.tsx'

export const eventPairsPath = `${duplicatesPath}/rendez-vous`

type Props = {
  lang: Lang
  pairs: LikePair[]
  merges: PastEventMerge[]
  canAct: boolean
  done: string | null
  error: string | null
}

/** Pairs of events that may be the same, and the merges that can be taken back. */
export function EventPairsPage(props: Props) {
  const { lang, pairs } = props
  const t = eventPairMessages[lang]
  return (
    <BackOffice lang={lang} current={duplicatesPath}>
      <h1>{t.title}</h1>
      <p>{t.lead}</p>
      <p>
        <a href={localPath(lang, duplicatesPath)}>{t.organisations}</a>
      </p>
      {props.done && (
        <Alert kind="success">
          <p>{props.done}</p>
        </Alert>
      )}
      {props.error && (
        <Alert kind="error">
          <p>{props.error}</p>
        </Alert>
      )}
      {pairs.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <ul class="rows">
          {pairs.map((pair) => (
            <Pair key={`${pair.one.id}/${pair.other.id}`} pair={pair} {...props} />
          ))}
        </ul>
      )}
      <Merges {...props} />
    </BackOffice>
  )
}

function Pair({ lang, pair, canAct }: Props & { pair: LikePair }) {
  const t = eventPairMessages[lang]
  const { one, other } = pair
  return (
    <li>
      <div>
        {[one, other].map((event) => (
          <p key={event.id}>
            <a href={localPath(lang, `/agenda/${event.slug}`)}>{event.title}</a>{' '}
            <span class="dim">
              {[event.organiser, t.sessions(event.sessions), ...event.sources].filter(Boolean).join(' · ')}
            </span>
          </p>
        ))}
        <p class="dim">
          {[messages[lang].day(pair.begin), pair.place, t.likeness(Math.round(pair.likeness * 100))]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {canAct && (
          <form method="post" action={localPath(lang, eventPairsPath)} class="actions">
            <input type="hidden" name="a" value={one.id} />
            <input type="hidden" name="b" value={other.id} />
            <button
              class="btn small"
              type="submit"
              name="acte"
              value="garder-a"
              aria-label={t.keep(one.title)}
            >
              {t.keepFirst}
            </button>
            <button
              class="btn small"
              type="submit"
              name="acte"
              value="garder-b"
              aria-label={t.keep(other.title)}
            >
              {t.keepOther}
            </button>
            <button
              class="btn ghost small"
              type="submit"
              name="acte"
              value="separer"
              aria-label={t.bothOf(one.title, other.title)}
            >
              {t.both}
            </button>
          </form>
        )}
      </div>
    </li>
  )
}

function Merges({ lang, merges, canAct }: Props) {
  const t = eventPairMessages[lang]
  return (
    <section aria-labelledby="reunions">
      <h2 id="reunions">{t.recent}</h2>
      {merges.length === 0 ? (
        <p>{t.noRecent}</p>
      ) : (
        <ul class="rows">
          {merges.map((merge) => (
            <li key={merge.id}>
              <span>
                {merge.title} → <a href={localPath(lang, `/agenda/${merge.into.slug}`)}>{merge.into.title}</a>{' '}
                <span class="dim">{messages[lang].day(merge.at)}</span>
              </span>
              {canAct && (
                <form method="post" action={localPath(lang, eventPairsPath)}>
                  <input type="hidden" name="a" value={merge.id} />
                  <button
                    class="btn ghost small"
                    type="submit"
                    name="acte"
                    value="annuler"
                    aria-label={t.partOf(merge.title)}
                  >
                    {t.part}
                  </button>
                </form>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
