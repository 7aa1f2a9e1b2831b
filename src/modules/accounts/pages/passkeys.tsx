import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import type { PasskeyLine } from '../model.ts'

/** One's passkeys: to rename, to remove, and one more. */
export function Passkeys({ lang, passkeys }: { lang: Lang; passkeys: PasskeyLine[] }) {
  const t = messages[lang].security
  return (
    <section aria-labelledby="cles">
      <h2 id="cles">{t.passkeys}</h2>
      <p>{t.passkeysHelp}</p>
      {passkeys.length === 0 ? (
        <p>{t.noPasskey}</p>
      ) : (
        <ul class="rows">
          {passkeys.map((key) => {
            const path = localPath(lang, '/compte/securite/cles')
            return (
              <li key={key.id}>
                <div>
                  <p>
                    <strong>{key.name}</strong>
                  </p>
                  <p class="dim">{t.passkey(key.createdAt, key.lastUsedAt)}</p>
                </div>
                <form method="post" action={`${path}/nommer`}>
                  <input type="hidden" name="id" value={key.id} />
                  <input
                    type="text"
                    name="name"
                    maxLength={60}
                    required
                    value={key.name}
                    aria-label={t.renameLabel(key.name)}
                  />
                  <button class="btn ghost small" type="submit">
                    {t.rename}
                  </button>
                </form>
                <form method="post" action={`${path}/retirer`}>
                  <input type="hidden" name="id" value={key.id} />
                  <button class="btn ghost small" type="submit" aria-label={t.removeLabel(key.name)}>
                    {t.remove}
                  </button>
                </form>
              </li>
            )
          })}
        </ul>
      )}
      <m-passkey
        data-mode="register"
        data-options={localPath(lang, '/compte/securite/cles/demande')}
        data-answer={localPath(lang, '/compte/securite/cles')}
        data-failed={t.passkeyFailed}
      >
        <p class="without">{t.needsScript}</p>
        <form hidden>
          <div class="field">
            <label for="passkey-name">{t.passkeyName}</label>
            <p class="help" id="passkey-name-aide">
              {t.passkeyNameHelp}
            </p>
            <input
              id="passkey-name"
              name="name"
              type="text"
              maxLength={60}
              required
              aria-describedby="passkey-name-aide"
            />
          </div>
          <button class="btn ghost" type="submit">
            {t.addPasskey}
          </button>
        </form>
        <p role="status" />
      </m-passkey>
    </section>
  )
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'm-passkey': import('preact').HTMLAttributes<HTMLElement>
    }
  }
}
