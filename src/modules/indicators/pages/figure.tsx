import { formatValue } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import type { Cell, Indicator } from '../model.ts'

/** A value, or the word for its absence; « ≈ » is read « environ ». */
export function Figure({
  lang,
  indicator,
  cell,
}: {
  lang: Lang
  indicator: Pick<Indicator, 'unit'>
  cell: Cell | undefined
}) {
  const t = messages[lang]
  if (!cell || cell.value === null)
    return <small>{cell?.status === 'secret' ? t.secret : t.unavailable}</small>
  return (
    <>
      {cell.status === 'approximated' && (
        <>
          <span aria-hidden="true">≈{'\u00a0'}</span>
          <span class="sr">{t.approximately} </span>
        </>
      )}
      {formatValue(lang, indicator, cell.value)}
    </>
  )
}

/** French puts a space before a colon. */
export const colon = (lang: Lang) => (lang === 'fr' ? '\u00a0: ' : ': ')
