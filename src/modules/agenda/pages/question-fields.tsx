import type { EntryQuery } from '#modules/search/index.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { PlaceSearch } from '#ui/place-search.tsx'
import { messages } from '../messages/index.ts'

type Props = {
  lang: Lang
  query: EntryQuery
  near: string
  moments: { label: string; href: string; current: boolean }[]
  /** The calendar of the month under the same filters, where there is one. */
  month?: string | undefined
}

/** What, where and when: the fields above a list of events, or above its map. */
export function QuestionFields({ lang, query, near, moments, month }: Props) {
  const t = messages[lang].list
  return (
    <>
      <PlaceSearch
        lang={lang}
        words={query.q}
        placeholder={t.whatPlaceholder}
        near={near}
        radius={query.radius}
      />
      <div class="when-fields">
        <ul class="chips" aria-label={t.when}>
          {moments.map((moment) => (
            <li key={moment.href}>
              <a href={localPath(lang, moment.href)} aria-current={moment.current ? 'true' : undefined}>
                {moment.label}
              </a>
            </li>
          ))}
        </ul>
        <div class="when-days">
          <p>
            <label for="du">{t.from}</label>
            <input id="du" name="du" type="date" value={query.from ?? ''} />
          </p>
          <p>
            <label for="au">{t.to}</label>
            <input id="au" name="au" type="date" value={query.to ?? ''} />
          </p>
        </div>
        {month && (
          <a class="btn ghost small no-print" href={localPath(lang, month)}>
            {messages[lang].month.view}
          </a>
        )}
      </div>
    </>
  )
}
