import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { listMessages } from './messages/index.ts'

/** Links to the pages of a list: the neighbours, the first and the last. */
export function Pagination({
  lang,
  page,
  pages,
  href,
}: {
  lang: Lang
  page: number
  pages: number
  href: (page: number) => string
}) {
  if (pages <= 1) return null
  const t = listMessages[lang]
  const shown = [...new Set([1, page - 1, page, page + 1, pages])].filter(
    (each) => each >= 1 && each <= pages,
  )
  return (
    <nav class="pages no-print" aria-label={t.pages}>
      <ul>
        {page > 1 && (
          <li>
            <a rel="prev" href={localPath(lang, href(page - 1))}>
              {t.previous}
            </a>
          </li>
        )}
        {shown.map((each, position) => (
          <li key={each} class={position > 0 && each - (shown[position - 1] ?? 0) > 1 ? 'gap' : undefined}>
            <a
              href={localPath(lang, href(each))}
              aria-label={t.goToPage(each)}
              aria-current={each === page ? 'page' : undefined}
            >
              {each}
            </a>
          </li>
        ))}
        {page < pages && (
          <li>
            <a rel="next" href={localPath(lang, href(page + 1))}>
              {t.next}
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}
