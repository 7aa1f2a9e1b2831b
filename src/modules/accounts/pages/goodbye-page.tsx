import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'

/** After the account is closed. */
export function GoodbyePage({ lang }: { lang: Lang }) {
  const t = messages[lang].data
  return (
    <div class="wrap block narrow">
      <h1>{t.goodbye}</h1>
      <p class="lead">{t.goodbyeText}</p>
      <p>
        <a href={localPath(lang, '/')}>{t.home}</a>
      </p>
    </div>
  )
}
