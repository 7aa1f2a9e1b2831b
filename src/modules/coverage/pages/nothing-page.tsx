import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'

/** Coverage of a site that publishes no place yet. */
export function NothingPage({ lang }: { lang: Lang }) {
  const t = messages[lang]
  return (
    <div class="wrap block">
      <h1>{t.title}</h1>
      <div class="panel next">
        <h2>{t.nothing}</h2>
        <p>{t.nothingHelp}</p>
        <p>
          <a class="btn" href={localPath(lang, '/annuaire/proposer')}>
            {t.propose}
          </a>
        </p>
      </div>
    </div>
  )
}
