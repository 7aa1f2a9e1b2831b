import { formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { Alert } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'
import type { Account } from '../model.ts'

type Props = {
  lang: Lang
  account: Account
  roles: readonly Account['role'][]
  canManage: boolean
  done: string | undefined
  refused: string | undefined
}

/** One person: who they are here, what they may do; an administrator changes it. */
export function PersonPage({ lang, account, roles, canManage, done, refused }: Props) {
  const t = messages[lang].people
  const path = `/administration/personnes/${account.id}`
  const why = refused && refused in t.refusals ? t.refusals[refused as keyof typeof t.refusals] : null
  return (
    <BackOffice lang={lang} current={path}>
      <p>
        <a href={localPath(lang, '/administration/personnes')}>{t.back}</a>
      </p>
      <h1>{account.name || account.email}</h1>
      {done && (
        <Alert kind="success">
          <p>{t.done}</p>
        </Alert>
      )}
      {refused !== undefined && (
        <Alert kind="error">
          <p>{why ?? t.refused}</p>
        </Alert>
      )}
      <dl class="facts">
        <dt>{t.email}</dt>
        <dd>{account.email}</dd>
        <dt>{t.role}</dt>
        <dd>{t.roles[account.role]}</dd>
        <dt>{t.since}</dt>
        <dd>{formatShortDate(lang, account.createdAt)}</dd>
        <dt>{t.organisations}</dt>
        <dd>
          {account.organisations.length === 0
            ? t.none
            : account.organisations.map((one) => (
                <div key={one.id}>
                  <a href={localPath(lang, `/annuaire/${one.slug}`)}>{one.name}</a>{' '}
                  <span class="dim">{messages[lang].account.roles[one.role]}</span>
                </div>
              ))}
        </dd>
      </dl>
      <p>
        <a href={localPath(lang, `/administration/journal?personne=${account.id}`)}>{t.journal}</a>
      </p>
      {canManage && (
        <>
          <section>
            <h2>{t.changeRole}</h2>
            <p>{t.roleHelp}</p>
            <form class="inline-form" method="post" action={localPath(lang, `${path}/role`)}>
              <p class="field">
                <label for="role">{t.role}</label>
                <select id="role" name="role">
                  {roles.map((role) => (
                    <option key={role} value={role} selected={account.role === role}>
                      {t.roles[role]}
                    </option>
                  ))}
                </select>
              </p>
              <button class="btn" type="submit">
                {t.save}
              </button>
            </form>
          </section>
          <section>
            <h2>{t.erase}</h2>
            <p>{t.eraseHelp}</p>
            <form class="inline-form" method="post" action={localPath(lang, `${path}/effacer`)}>
              <p class="field">
                <label for="email">{t.typeAddress}</label>
                <input id="email" name="email" type="email" autocomplete="off" required />
              </p>
              <button class="btn ghost" type="submit">
                {t.erase}
              </button>
            </form>
          </section>
        </>
      )}
    </BackOffice>
  )
}
