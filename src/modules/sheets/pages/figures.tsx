import type { Cell, Indicator } from '#modules/indicators/index.ts'
import { formatValue } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { en } from '../messages/en.ts'
import { fr } from '../messages/fr.ts'

export const messages = { fr, en }

/** A value, or the word for its absence; « ≈ » is read « environ ». */
export function Figure({ lang, indicator, cell }: { lang: Lang; indicator: Indicator; cell: Cell }) {
  const t = messages[lang]
  if (cell.value === null) return <small>{cell.status === 'secret' ? t.secret : t.unavailable}</small>
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

/** French puts a space before a semicolon. */
export const semicolon = (lang: Lang) => (lang === 'fr' ? '\u00a0; ' : '; ')
