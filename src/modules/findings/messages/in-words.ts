import type { Lang } from '#platform/i18n/lang.ts'

/** Words in the language of the page; French when nobody wrote the other. */
export function inWords(lang: Lang, words: { fr: string; en?: string | undefined }): string {
  return (lang === 'en' && words.en) || words.fr
}

/** A table’s name: the question of its rows, and what it is crossed with. */
export function tableTitle(
  lang: Lang,
  table: {
    row: { label: { fr: string; en?: string | undefined } }
    column: { label: { fr: string; en?: string | undefined } } | null
  },
): string {
  const row = inWords(lang, table.row.label)
  return table.column ? `${row} × ${inWords(lang, table.column.label)}` : row
}
