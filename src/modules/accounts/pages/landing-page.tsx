import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'

export type LandingProps = {
  lang: Lang
  /** What the link can do: let in, confirm a new address, or nothing. */
  state: 'enter' | 'confirm' | 'dead' | 'other-account' | 'taken'
  secret: string
  /** The address the link was sent to; shown, so that nobody enters somebody else's account unawares. */
  email: string
}

/** Where the link of the mail leads: one button. */
export function LandingPage({ lang, state, secret, email }: LandingProps) {
  const t = messages[lang].landing
  return (
    <div class="wrap block narrow">
      <h1>{t.titles[state]}</h1>
      {state === 'enter' || state === 'confirm' ? (
        <>
          <p class="lead">{state === 'enter' ? t.enter(email) : t.confirm(email)}</p>
          <form method="post" action={localPath(lang, '/connexion/lien')}>
            <input type="hidden" name="jeton" value={secret} />
            <button class="btn" type="submit">
              {state === 'enter' ? t.enterButton : t.confirmButton}
            </button>
          </form>
        </>
      ) : (
        <>
          <Alert kind="error">
            <p>{t.why[state]}</p>
          </Alert>
          <p>
            <a class="btn" href={localPath(lang, state === 'taken' ? '/compte' : '/connexion')}>
              {t.next[state]}
            </a>
          </p>
        </>
      )}
    </div>
  )
}
