import type { EntryList, ListedEntry } from '#modules/search/index.ts'
import { formatDistance } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Icon } from '#ui/icon.tsx'
import type { MapMessages } from '../messages/index.ts'

export type MapListProps = {
  lang: Lang
  t: MapMessages
  list: EntryList
  /** Labels of the types, by code. */
  types: Record<string, string>
  /** How many of the answer stand on the map. */
  located: number
  /** Whether only what stands in some bounds is listed. */
  inView: boolean
  /** Language-free address of a page of this list. */
  pageHref: (page: number) => string
  wholeHref: string
  /** Where links to sheets open: `_blank` from a frame. */
  target: '_blank' | undefined
}

/** The list beside the map: the page holds it first, then the script asks for it again as the map moves. */
export function MapList({
  lang,
  t,
  list,
  types,
  located,
  inView,
  pageHref,
  wholeHref,
  target,
}: MapListProps) {
  const missing = inView ? '' : t.onMap(located, list.total)
  return (
    <>
      <p class="map-count" role="status">
        <strong>{t.found(list.total)}</strong> {inView && list.total > 0 && t.inView}
      </p>
      {missing && <p class="src">{missing}</p>}
      {inView && (
        <p class="no-live">
          <a href={localPath(lang, wholeHref)}>{t.whole}</a>
        </p>
      )}
      {list.total === 0 ? (
        <div class="panel">
          <h3>{t.none.title}</h3>
          <p>{t.none.widen}</p>
          <a class="btn ghost small" href={localPath(lang, wholeHref)}>
            {t.whole}
          </a>
        </div>
      ) : (
        <ol class="map-items" start={(list.page - 1) * 20 + 1}>
          {list.entries.map((entry) => (
            <Item
              key={entry.id}
              lang={lang}
              t={t}
              entry={entry}
              type={types[entry.type] ?? ''}
              target={target}
            />
          ))}
        </ol>
      )}
      {list.pages > 1 && (
        <nav class="map-pages" aria-label={t.pagination}>
          {list.page > 1 && (
            <a rel="prev" href={localPath(lang, pageHref(list.page - 1))}>
              {t.previous}
            </a>
          )}
          <span>{t.pageOf(list.page, list.pages)}</span>
          {list.page < list.pages && (
            <a rel="next" href={localPath(lang, pageHref(list.page + 1))}>
              {t.next}
            </a>
          )}
        </nav>
      )}
    </>
  )
}

function Item({
  lang,
  t,
  entry,
  type,
  target,
}: {
  lang: Lang
  t: MapMessages
  entry: ListedEntry
  type: string
  target: '_blank' | undefined
}) {
  const title = entry.title.replace(/[\ue000\ue001]/g, '')
  return (
    <li data-lon={entry.point?.lon} data-lat={entry.point?.lat}>
      <a href={localPath(lang, entry.path)} target={target} rel={target && 'noopener'}>
        {title}
      </a>
      <span class="meta">
        {[type, entry.subtitle, entry.distance === null ? '' : formatDistance(lang, entry.distance)]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {entry.point && (
        <button type="button" class="live-only icon-button" data-show>
          <Icon name="pin" />
          <span class="sr">{t.showOnMapNamed(title)}</span>
        </button>
      )}
    </li>
  )
}
