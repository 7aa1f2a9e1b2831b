import { formatMoment } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { AccountFrame } from '#ui/back-office.tsx'
import { Alert } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'
import type { PasskeyLine, SessionLine } from '../model.ts'

type Props = { lang: Lang; sessions: SessionLine[]; passkeys: PasskeyLine[]; done: string | undefined }

/** Where one is signed in, and with what. */
export function SecurityPage({ lang, sessions, passkeys, done }: Props) {
  const t = messages[lang].security
  const word = done && done in t.done ? t.done[done as keyof typeof t.done] : null
  return (
    <AccountFrame lang={lang} current="/compte/securite">
      <h1>{t.title}</h1>
      {word && (
        <Alert kind="success">
          <p>{word}</p>
        </Alert>
      )}
      <section>
        <h2>{t.sessions}</h2>
        <p>{t.sessionsHelp}</p>
        <ul class="rows">
          {sessions.map((session) => (
            <li key={session.id}>
              <div>
                <p>
                  <strong>{session.device || t.unknownDevice}</strong>{' '}
                  {session.current && <span class="state good">{t.current}</span>}
                </p>
                <p class="dim">{t.opened(formatMoment(lang, session.createdAt), t.methods[session.method])}</p>
                <p class="dim">{t.lastSeen(formatMoment(lang, session.lastSeenAt))}</p>
              </div>
              <form method="post" action={localPath(lang, `/compte/securite/sessions/${session.id}`)}>
                <button class="btn ghost small" type="submit">
                  {t.end} <span class="sr">{session.device || t.unknownDevice}</span>
                </button>
              </form>
            </li>
          ))}
        </ul>
        <form method="post" action={localPath(lang, '/compte/securite/partout')}>
          <button class="btn ghost" type="submit">
            {t.endAll}
          </button>
        </form>
      </section>
      <section>
        <h2>{t.passkeys}</h2>
        <p>{t.passkeysHelp}</p>
        {passkeys.length > 0 && (
          <ul class="rows">
            {passkeys.map((passkey) => (
              <li key={passkey.id}>
                <div>
                  <p>
                    <strong>{passkey.name}</strong>
                  </p>
                  <p class="dim">
                    {t.passkeyMade(formatMoment(lang, passkey.createdAt))}{' '}
                    {passkey.lastUsedAt && t.lastSeen(formatMoment(lang, passkey.lastUsedAt))}
                  </p>
                </div>
                <form method="post" action={localPath(lang, '/compte/securite/cles/nommer')}>
                  <input type="hidden" name="id" value={passkey.id} />
                  <label class="sr" for={`nom-${passkey.id}`}>
                    {t.passkeyName}
                  </label>
                  <input id={`nom-${passkey.id}`} type="text" name="name" value={passkey.name} maxLength={100} required />
                  <button class="btn ghost small" type="submit">
                    {t.rename}
                  </button>
                </form>
                <form method="post" action={localPath(lang, '/compte/securite/cles/retirer')}>
                  <input type="hidden" name="id" value={passkey.id} />
                  <button class="btn ghost small" type="submit">
                    {t.remove} <span class="sr">{passkey.name}</span>
                  </button>
                </form>
              </li>
            ))}
          </ul>
        )}
        <m-passkey
          data-act="register"
          data-options={localPath(lang, '/compte/securite/cles/demande')}
          data-answer={localPath(lang, '/compte/securite/cles')}
          data-label={t.addPasskey}
          data-failed={t.passkeyFailed}
        >
          <noscript>
            <p class="dim">{t.passkeyNoScript}</p>
          </noscript>
        </m-passkey>
      </section>
    </AccountFrame>
  )
}
