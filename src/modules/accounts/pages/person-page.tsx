import { formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { Alert, describedBy, ErrorSummary, Field } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'
import type { Account, PersonLine } from '../model.ts'
import type { FieldErrors } from './profile-fields.tsx'

type Role = PersonLine['role']

export type PersonProps = {
  lang: Lang
  person: Account
  territories: { kind: string; code: string; name: string }[]
  roles: readonly Role[]
  /** Whether who looks may change the role and erase: `own` is their own account. */
  may: 'manage' | 'own' | 'read'
  lastAdministrator: boolean
  soleOwnerOf: { slug: string; name: string }[]
  saved: boolean
  errors: FieldErrors
}

/** Somebody's account, as the back office sees it. */
export function PersonPage(props: PersonProps) {
  const { lang, person, territories, may, saved, errors } = props
  const t = messages[lang].people
  return (
    <BackOffice lang={lang} current="/administration/personnes">
      <h1>{person.name || t.noName}</h1>
      {saved && (
        <Alert kind="success">
          <p>{t.roleSaved}</p>
        </Alert>
      )}
      <ErrorSummary lang={lang} errors={errors} />
      <dl class="facts">
        <dt>{t.email}</dt>
        <dd>{person.email}</dd>
        <dt>{t.role}</dt>
        <dd>{t.roles[person.role]}</dd>
        <dt>{t.lang}</dt>
        <dd>{messages[lang].profile.langs[person.lang]}</dd>
        <dt>{t.created}</dt>
        <dd>{formatShortDate(lang, person.createdAt)}</dd>
        <dt>{t.seen}</dt>
        <dd>{formatShortDate(lang, person.lastSeenAt)}</dd>
        <dt>{t.columns.organisations}</dt>
        <dd>
          {person.organisations.length === 0 && t.noOrganisation}
          <ul>
            {person.organisations.map((one) => (
              <li key={one.id}>
                <a href={localPath(lang, `/annuaire/${one.slug}`)}>{one.name}</a> ({t.membership[one.role]})
              </li>
            ))}
          </ul>
        </dd>
        {territories.length > 0 && (
          <>
            <dt>{t.territories}</dt>
            <dd>{territories.map((one) => one.name).join(', ')}</dd>
          </>
        )}
      </dl>
      <p>
        <a href={localPath(lang, `/administration/journal?personne=${person.id}`)}>{t.journal}</a>
      </p>
      {may === 'manage' ? (
        <>
          <RoleForm {...props} />
          <EraseForm {...props} />
        </>
      ) : (
        <p>{may === 'own' ? t.own : t.readOnly}</p>
      )}
      <p>
        <a href={localPath(lang, '/administration/personnes')}>{t.back}</a>
      </p>
    </BackOffice>
  )
}

function RoleForm({ lang, person, roles, lastAdministrator }: PersonProps) {
  const t = messages[lang].people
  return (
    <section aria-labelledby="changer">
      <h2 id="changer">{t.changeRole}</h2>
      {lastAdministrator ? (
        <p>{t.lastAdministrator}</p>
      ) : (
        <form method="post" action={localPath(lang, `/administration/personnes/${person.id}/role`)}>
          <fieldset class="field">
            <legend>{t.role}</legend>
            {roles.map((role) => (
              <p class="choice" key={role}>
                <label>
                  <input type="radio" name="role" value={role} checked={person.role === role} />{' '}
                  {t.roles[role]}
                  <span class="dim"> – {t.roleHelp[role]}</span>
                </label>
              </p>
            ))}
          </fieldset>
          <button class="btn" type="submit">
            {t.saveRole}
          </button>
        </form>
      )}
    </section>
  )
}

function EraseForm({ lang, person, soleOwnerOf, lastAdministrator, errors }: PersonProps) {
  const t = messages[lang].people
  if (lastAdministrator) return null
  return (
    <section aria-labelledby="effacer">
      <h2 id="effacer">{t.erase}</h2>
      <p>{t.eraseHelp}</p>
      {soleOwnerOf.length > 0 ? (
        <Alert kind="error">
          <p>{t.soleOwner}</p>
          <ul>
            {soleOwnerOf.map((one) => (
              <li key={one.slug}>
                <a href={localPath(lang, `/annuaire/${one.slug}/equipe`)}>{one.name}</a>
              </li>
            ))}
          </ul>
        </Alert>
      ) : (
        <form
          method="post"
          action={localPath(lang, `/administration/personnes/${person.id}/effacer`)}
          novalidate
        >
          <Field lang={lang} id="email" label={t.confirm} errors={errors}>
            <input
              id="email"
              name="email"
              type="email"
              autocomplete="off"
              required
              aria-invalid={errors.length > 0 || undefined}
              aria-describedby={describedBy('email', false, errors)}
            />
          </Field>
          <button class="btn ghost" type="submit">
            {t.eraseSend}
          </button>
        </form>
      )}
    </section>
  )
}
