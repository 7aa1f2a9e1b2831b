import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Icon } from './icon.tsx'

/** One thing of the list beside a map: a link, what is said under it, where it stands. */
export type MapItem = {
  key: string
  title: string
  /** Language-free. */
  path: string
  /** Facts under the title, joined by a point. */
  facts: (string | undefined)[]
  point: { lon: number; lat: number } | null
}

/** The words of a list beside a map. */
export type MapListWords = {
  inView: string
  whole: string
  none: { title: string; widen: string }
  pagination: string
  previous: string
  next: string
  pageOf: (page: number, pages: number) => string
  showOnMapNamed: (title: string) => string
}

export type MapListProps = {
  lang: Lang
  words: MapListWords
  /** « 12 structures » */
  found: string
  items: MapItem[]
  /** What the list has and the map cannot show, in words; `href` (language-free) leads to it alone. */
  missing: { text: string; href?: string }[]
  page: number
  pages: number
  /** How many items a page has. */
  perPage: number
  /** Whether the question is held to a part of the map. */
  inView: boolean
  /** Language-free addresses of a page of this list, and of the whole region. */
  pageHref: (page: number) => string
  wholeHref: string
  /** Where links to sheets open: `_blank` from a frame. */
  target?: '_blank' | undefined
}

/** The list beside a map: the page holds it first, then the script asks for it again as the map moves. */
export function MapList(props: MapListProps) {
  const { lang, words, items, missing, page, pages, inView, pageHref, wholeHref } = props
  return (
    <>
      <p class="map-count" role="status">
        <strong>{props.found}</strong> {inView && items.length > 0 && words.inView}
      </p>
      {missing.map(({ text, href }) => (
        <p key={text} class="src">
          {href ? <a href={localPath(lang, href)}>{text}</a> : text}
        </p>
      ))}
      {inView && (
        <p class="no-live">
          <a href={localPath(lang, wholeHref)}>{words.whole}</a>
        </p>
      )}
      {items.length === 0 ? (
        <div class="panel">
          <h3>{words.none.title}</h3>
          <p>{words.none.widen}</p>
          <a class="btn ghost small" href={localPath(lang, wholeHref)}>
            {words.whole}
          </a>
        </div>
      ) : (
        <ol class="map-items" start={(page - 1) * props.perPage + 1}>
          {items.map((item) => (
            <Item key={item.key} lang={lang} words={words} item={item} target={props.target} />
          ))}
        </ol>
      )}
      {pages > 1 && (
        <nav class="map-pages" aria-label={words.pagination}>
          {page > 1 && (
            <a rel="prev" href={localPath(lang, pageHref(page - 1))}>
              {words.previous}
            </a>
          )}
          <span>{words.pageOf(page, pages)}</span>
          {page < pages && (
            <a rel="next" href={localPath(lang, pageHref(page + 1))}>
              {words.next}
            </a>
          )}
        </nav>
      )}
    </>
  )
}

function Item({
  lang,
  words,
  item: { title, path, facts, point },
  target,
}: {
  lang: Lang
  words: MapListWords
  item: MapItem
  target: '_blank' | undefined
}) {
  return (
    <li data-lon={point?.lon} data-lat={point?.lat}>
      <a href={localPath(lang, path)} target={target} rel={target && 'noopener'}>
        {title}
      </a>
      <span class="meta">{facts.filter(Boolean).join(' · ')}</span>
      {point && (
        <button type="button" class="live-only icon-button" data-show>
          <Icon name="pin" />
          <span class="sr">{words.showOnMapNamed(title)}</span>
        </button>
      )}
    </li>
  )
}
