import { formatMoment } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { Alert } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'
import type { FeedKind, Health } from '../model.ts'

export const sourcesPath = '/administration/sources'

const tone: Partial<Record<Health, string>> = { good: 'good', failing: 'bad', busy: 'wait', deciding: 'wait' }

/** How a source is doing, as a mark; never by colour alone. */
export function HealthMark({ lang, health }: { lang: Lang; health: Health }) {
  return <span class={`state ${tone[health] ?? ''}`}>{messages[lang].health[health]}</span>
}

export type ListedFeed = {
  id: string
  name: string
  kind: FeedKind
  health: Health
  events: number
  conflicts: number
  lastRead: Date | null
}

/** All sources, with how each is doing. */
export function FeedsPage(props: { lang: Lang; feeds: ListedFeed[]; mayRun: boolean; removed: boolean }) {
  const { lang, feeds } = props
  const t = messages[lang]
  return (
    <BackOffice lang={lang} current={sourcesPath}>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {props.removed && (
        <Alert kind="success">
          <p>{t.feed.removed}</p>
        </Alert>
      )}
      {props.mayRun && (
        <p class="actions">
          <a class="btn" href={localPath(lang, `${sourcesPath}/nouvelle`)}>
            {t.add}
          </a>
        </p>
      )}
      {feeds.length === 0 ? (
        <p>
          {t.none} {t.noneHelp}
        </p>
      ) : (
        <>
          <p class="dim">{t.count(feeds.length)}</p>
          <ul class="rows">
            {feeds.map((feed) => (
              <li key={feed.id}>
                <div>
                  <p>
                    <a href={localPath(lang, `${sourcesPath}/${feed.id}`)}>
                      <strong>{feed.name}</strong>
                    </a>
                  </p>
                  <p class="meta">
                    {[
                      t.kinds[feed.kind],
                      t.events(feed.events),
                      feed.conflicts > 0 ? t.waiting(feed.conflicts) : null,
                      feed.lastRead && formatMoment(lang, feed.lastRead),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </p>
                </div>
                <HealthMark lang={lang} health={feed.health} />
              </li>
            ))}
          </ul>
        </>
      )}
    </BackOffice>
  )
}
