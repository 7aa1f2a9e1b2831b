import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'

/** Shown for a moment while the browser goes to the identity provider; the link is for browsers that do not go by themselves. */
export function LeavingPage({ lang, url }: { lang: Lang; url: string }) {
  const t = messages[lang].signIn
  return (
    <div class="wrap block narrow">
      <h1>{t.leavingTitle}</h1>
      <p class="lead">{t.leaving}</p>
      <p>
        <a class="btn" href={url}>
          {t.leavingLink}
        </a>
      </p>
    </div>
  )
}

/** After signing out, or after the account was erased. */
export function OutPage({ lang, erased }: { lang: Lang; erased: boolean }) {
  const t = messages[lang]
  return (
    <div class="wrap block narrow">
      <h1>{erased ? t.data.erased : t.signIn.outTitle}</h1>
      <p class="lead">{erased ? t.data.erasedHelp : t.signIn.out}</p>
      <p class="actions">
        <a class="btn" href={localPath(lang, '/')}>
          {t.signIn.home}
        </a>
        {!erased && <a href={localPath(lang, '/connexion')}>{t.signIn.enterAgain}</a>}
      </p>
    </div>
  )
}
