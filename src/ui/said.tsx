import type { VNode } from 'preact'
import type { Lang } from '#platform/i18n/lang.ts'

type Words = { fr: string; en?: string | undefined }

/** Words of a person in the language of the page; those written in French only say so, that they are read aloud as French. */
export function Said({ lang, words }: { lang: Lang; words: Words }): VNode | string {
  if (lang === 'en' && !words.en) return <span lang="fr">{words.fr}</span>
  return (lang === 'en' && words.en) || words.fr
}

/** What a table is named after: the question of its rows, and what it is crossed with. */
export function SaidTitle({ lang, row, column }: { lang: Lang; row: Words; column: Words | null }) {
  return (
    <>
      <Said lang={lang} words={row} />
      {column && (
        <>
          {' × '}
          <Said lang={lang} words={column} />
        </>
      )}
    </>
  )
}
