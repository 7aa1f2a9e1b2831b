import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Icon } from './icon.tsx'
import { listMessages } from './messages/index.ts'

/** A language-free address and its words. */
export type Choice = { label: string; href: string }

export type SortName = 'relevance' | 'name' | 'distance' | 'updated' | 'date' | 'free'

type Props = {
  lang: Lang
  /** « 12 structures » */
  total: string
  active: Choice[]
  /** The list without any condition. */
  clearHref: string
  sort: SortName
  /** Orders that may be chosen; none when there is nothing to put in order. */
  sorts: { sort: SortName; href: string }[]
  mapHref: string | null
}

/** How many, under which conditions, in which order; and the same on the map. */
export function ListToolbar({ lang, total, active, clearHref, sort, sorts, mapHref }: Props) {
  const t = listMessages[lang]
  return (
    <header class="toolbar">
      <h2 id="resultats">
        <span class="sr">
          {t.results}
          {' : '}
        </span>
        {total}
      </h2>
      {mapHref && (
        <ul class="switch-view plain no-print" aria-label={t.view}>
          <li>
            <span aria-current="true">
              <Icon name="list" size={18} /> {t.asList}
            </span>
          </li>
          <li>
            <a href={localPath(lang, mapHref)}>
              <Icon name="map" size={18} /> {t.asMap}
            </a>
          </li>
        </ul>
      )}
      {active.length > 0 && (
        <ul class="chips active" aria-label={t.active}>
          {active.map((filter) => (
            <li key={filter.href}>
              <a href={localPath(lang, filter.href)} aria-label={t.remove(filter.label)}>
                {filter.label} <Icon name="close" size={14} />
              </a>
            </li>
          ))}
          <li class="no-print">
            <a class="clear" href={localPath(lang, clearHref)}>
              {t.clear}
            </a>
          </li>
        </ul>
      )}
      {sorts.length > 1 && (
        <p class="sorts no-print">
          <span id="tri">{t.sort}</span>
          {sorts.map((each) => (
            <a
              key={each.sort}
              href={localPath(lang, each.href)}
              aria-current={sort === each.sort ? 'true' : undefined}
              aria-describedby="tri"
            >
              {t.sorts[each.sort]}
            </a>
          ))}
        </p>
      )}
    </header>
  )
}

/** Links to go on with, as chips. */
export function Choices({ lang, choices }: { lang: Lang; choices: Choice[] }) {
  if (choices.length === 0) return null
  return (
    <ul class="chips">
      {choices.map((choice) => (
        <li key={choice.href}>
          <a href={localPath(lang, choice.href)}>{choice.label}</a>
        </li>
      ))}
    </ul>
  )
}
