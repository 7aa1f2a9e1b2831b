import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { AccountFrame } from '#ui/back-office.tsx'
import { Alert, ErrorSummary } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'
import type { PasskeyLine, SessionLine } from '../model.ts'
import { Passkeys } from './passkeys.tsx'
import type { FieldErrors } from './profile-fields.tsx'

export type SecurityProps = {
  lang: Lang
  sessions: SessionLine[]
  passkeys: PasskeyLine[]
  done: 'ended' | 'passkeyAdded' | 'renamed' | 'removed' | null
  errors: FieldErrors
}

/** « Sécurité »: the sessions that are open, the passkeys, the ways out. */
export function SecurityPage({ lang, sessions, passkeys, done, errors }: SecurityProps) {
  const t = messages[lang].security
  return (
    <AccountFrame lang={lang} current="/compte/securite">
      <h1>{t.title}</h1>
      {done && (
        <Alert kind="success">
          <p>{t[done]}</p>
        </Alert>
      )}
      <ErrorSummary lang={lang} errors={errors} />
      <section aria-labelledby="sessions">
        <h2 id="sessions">{t.sessions}</h2>
        <p>{t.sessionsHelp}</p>
        <ul class="rows">
          {sessions.map((session) => {
            const device = session.device || t.unknownDevice
            return (
              <li key={session.id}>
                <div>
                  <p>
                    <strong>{device}</strong> {session.current && <span class="state good">{t.thisOne}</span>}
                  </p>
                  <p class="dim">
                    {t.session(t.methods[session.method], session.createdAt, session.lastSeenAt)}
                  </p>
                </div>
                {!session.current && (
                  <form method="post" action={localPath(lang, `/compte/securite/sessions/${session.id}`)}>
                    <button class="btn ghost small" type="submit" aria-label={t.endLabel(device)}>
                      {t.end}
                    </button>
                  </form>
                )}
              </li>
            )
          })}
        </ul>
        <div class="actions">
          <form method="post" action={localPath(lang, '/deconnexion')}>
            <button class="btn" type="submit">
              {t.signOut}
            </button>
          </form>
          <form method="post" action={localPath(lang, '/compte/securite/partout')}>
            <button class="btn ghost" type="submit">
              {t.signOutAll}
            </button>
          </form>
        </div>
      </section>
      <Passkeys lang={lang} passkeys={passkeys} />
    </AccountFrame>
  )
}
