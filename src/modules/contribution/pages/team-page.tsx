import { formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, ErrorSummary, SelectField, TextField } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'

type Role = 'contributor' | 'owner'
type Props = {
  lang: Lang
  slug: string
  name: string
  members: { personId: string; name: string; email: string; role: Role; since: Date }[]
  invitations: { id: string; email: string; role: Role; expiresAt: Date }[]
  /** The person who looks, in case they are a member. */
  self: string
  canManage: boolean
  email: string
  errors: { field: string; message: string }[]
  done: string | undefined
}

/** Who looks after an organisation: for its members and the site's team only. */
export function TeamPage(props: Props) {
  const { lang, slug, name, members, invitations, self, canManage, email, errors, done } = props
  const t = messages[lang].team
  const page = localPath(lang, `/annuaire/${slug}/equipe`)
  const roles = (Object.keys(t.roles) as Role[]).map((role) => [role, t.roles[role]] as const)
  const word = done && done in t.done ? t.done[done as keyof typeof t.done] : null
  return (
    <div class="wrap block narrow side-content" id="equipe" tabindex={-1}>
      <h1>{t.title(name)}</h1>
      <p class="lead">{t.lead}</p>
      {word && (
        <Alert kind="success">
          <p>{word}</p>
        </Alert>
      )}
      <ErrorSummary lang={lang} errors={errors} />
      {members.length === 0 && <p>{t.nobody}</p>}
      <ul class="rows">
        {members.map((member) => (
          <li key={member.personId}>
            <div>
              <p>
                <strong>{member.name || member.email}</strong>{' '}
                <span class="state">{t.shortRoles[member.role]}</span>{' '}
                {member.personId === self && <span class="dim">({t.you})</span>}
              </p>
              <p class="dim">
                {member.email} · {t.since(formatShortDate(lang, member.since))}
              </p>
            </div>
            {canManage && (
              <form method="post" action={`${page}/${member.personId}/role`}>
                <input type="hidden" name="role" value={member.role === 'owner' ? 'contributor' : 'owner'} />
                <button class="btn ghost small" type="submit">
                  {t.change} : {t.shortRoles[member.role === 'owner' ? 'contributor' : 'owner']}
                  <span class="sr"> {member.name || member.email}</span>
                </button>
              </form>
            )}
            {(canManage || member.personId === self) && (
              <form method="post" action={`${page}/${member.personId}/retrait`}>
                <button class="btn ghost small" type="submit">
                  {member.personId === self ? t.leave : t.remove}
                  <span class="sr"> {member.name || member.email}</span>
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {invitations.length > 0 && (
        <section>
          <h2>{t.invitations}</h2>
          <ul class="rows">
            {invitations.map((invitation) => (
              <li key={invitation.id}>
                <p>
                  {invitation.email} <span class="state wait">{t.shortRoles[invitation.role]}</span>{' '}
                  <span class="dim">{t.until(formatShortDate(lang, invitation.expiresAt))}</span>
                </p>
                <form method="post" action={`${page}/invitations/${invitation.id}`}>
                  <button class="btn ghost small" type="submit">
                    {t.revoke}
                    <span class="sr"> {invitation.email}</span>
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </section>
      )}
      {canManage && (
        <section>
          <h2>{t.invite}</h2>
          <form method="post" action={page} novalidate>
            <TextField
              lang={lang}
              id="email"
              type="email"
              label={t.email}
              value={email}
              errors={errors}
              maxLength={254}
            />
            <SelectField lang={lang} id="role" label={t.role} value="contributor" options={roles} />
            <p class="actions">
              <button class="btn" type="submit">
                {t.send}
              </button>
            </p>
          </form>
        </section>
      )}
    </div>
  )
}
