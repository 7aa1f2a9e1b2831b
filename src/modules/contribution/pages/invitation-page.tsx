import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'

type Props = {
  lang: Lang
  secret: string
  invitation: { email: string; name: string; invitedBy: string | null } | null
  /** The address of who is signed in. */
  signedAs: string | null
}

/** Where an invitation's link leads. */
export function InvitationPage({ lang, secret, invitation, signedAs }: Props) {
  const t = messages[lang].team
  const page = localPath(lang, `/invitation/${secret}`)
  return (
    <div class="wrap block narrow">
      <h1>{t.invitation}</h1>
      {!invitation && (
        <Alert kind="error">
          <p>{t.deadInvitation}</p>
        </Alert>
      )}
      {invitation && (
        <>
          <p class="lead">{t.invitationLead(invitation.invitedBy ?? '', invitation.name)}</p>
          {signedAs ? (
            <form method="post" action={page}>
              {signedAs !== invitation.email && <p>{t.invitedAs(invitation.email)}</p>}
              <p>{t.signedAs(signedAs)}</p>
              <button class="btn" type="submit">
                {t.accept}
              </button>
            </form>
          ) : (
            <p>
              <a
                class="btn"
                href={localPath(lang, `/connexion?retour=${encodeURIComponent(page)}`)}
                rel="nofollow"
              >
                {t.signInFirst}
              </a>
            </p>
          )}
        </>
      )}
    </div>
  )
}
