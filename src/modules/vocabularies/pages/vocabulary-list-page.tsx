import { formatNumber } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { messages } from '../messages/index.ts'

type Props = { lang: Lang; lists: { vocabulary: keyof (typeof messages)['fr']['names']; count: number }[] }

/** The lists of words. */
export function VocabularyListPage({ lang, lists }: Props) {
  const t = messages[lang]
  return (
    <BackOffice lang={lang} current="/administration/vocabulaires">
      <h1>{t.title}</h1>
      <p>{t.lead}</p>
      <ul class="rows">
        {lists.map(({ vocabulary, count }) => (
          <li key={vocabulary}>
            <a href={localPath(lang, `/administration/vocabulaires/${vocabulary}`)}>{t.names[vocabulary]}</a>
            <span class="count">{formatNumber(lang, count)}</span>
          </li>
        ))}
      </ul>
    </BackOffice>
  )
}
