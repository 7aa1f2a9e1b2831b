import type { EntryList, Sort } from '#modules/search/index.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Icon } from '#ui/icon.tsx'
import { messages } from '../messages/index.ts'

/** A language-free address and its words. */
export type Choice = { label: string; href: string }

type Props = {
  lang: Lang
  list: EntryList
  active: Choice[]
  sorts: { sort: Sort; href: string }[]
  mapHref: string
}

/** How many, under which conditions, in which order; and the same on the map. */
export function Toolbar({ lang, list, active, sorts, mapHref }: Props) {
  const t = messages[lang].list
  return (
    <header class="toolbar">
      <h2 id="resultats">
        <span class="sr">
          {t.results}
          {' : '}
        </span>
        {t.total(list.total)}
      </h2>
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
            <a class="clear" href={localPath(lang, '/annuaire')}>
              {t.clear}
            </a>
          </li>
        </ul>
      )}
      {list.total > 1 && (
        <p class="sorts no-print">
          <span id="tri">{t.sort}</span>
          {sorts.map(({ sort, href }) => (
            <a
              key={sort}
              href={localPath(lang, href)}
              aria-current={list.sort === sort ? 'true' : undefined}
              aria-describedby="tri"
            >
              {t.sorts[sort]}
            </a>
          ))}
        </p>
      )}
    </header>
  )
}
