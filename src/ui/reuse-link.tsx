import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { shellMessages } from './messages/index.ts'
import { viewPath } from './view.ts'

/** Where to keep a view, or to show it on another site: views are addresses with the word that tells them apart, when there are several. */
export function ReuseLinks({ lang, views }: { lang: Lang; views: { address: string; words: string }[] }) {
  const t = shellMessages[lang]
  return (
    <p class="tile-links no-print">
      {t.reuse}
      {lang === 'fr' ? '\u00a0: ' : ': '}
      {views.map(({ address, words }, at) => (
        <>
          {at > 0 && ', '}
          <a key={address} href={localPath(lang, viewPath(address))}>
            {words}
          </a>
        </>
      ))}
    </p>
  )
}
