import type { Context } from 'hono'
import { emailAddress } from '#modules/accounts/index.ts'
import { type EditableOrganisation, getEditable } from '#modules/directory/index.ts'
import { authorise } from '#platform/access/permission.ts'
import { AppError, type FieldError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { changeMemberRole, removeMember } from '../change-team.ts'
import { inviteColleague, revokeInvitation } from '../invite-colleague.ts'
import { messages } from '../messages/index.ts'
import { TeamPage } from '../pages/team-page.tsx'
import { canManageTeam, canSeeTeam } from '../policy.ts'
import { listInvitations, listTeam } from '../team-store.ts'
import { formBody } from './form-body.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const invitationsADay = 30
const roleOf = (text: string) => (text === 'owner' ? 'owner' : 'contributor')

/** `GET /annuaire/{slug}/equipe` */
export async function teamPage(c: Context<Env>): Promise<Response> {
  return answer(c, await organisationOf(c), { email: '', errors: [] })
}

/** `POST /annuaire/{slug}/equipe`: invites a colleague. */
export async function sendInvitation(c: Context<Env>): Promise<Response> {
  const { db, now, limiter, jobs } = c.get('services')
  const actor = c.get('actor')
  const organisation = await organisationOf(c)
  authorise(canManageTeam, actor, organisation)
  const t = messages[c.get('lang')].team
  const body = await formBody(c)
  const typed = body.text('email').slice(0, 254)
  const email = emailAddress(typed)
  if (!email)
    return answer(c, organisation, { email: typed, errors: [{ field: 'email', message: t.wrongEmail }] })
  if (actor.kind === 'person') limiter.count('invite', actor.id, invitationsADay, 24 * 3600)
  try {
    const given = {
      slug: organisation.slug,
      email,
      role: roleOf(body.text('role')),
      lang: c.get('lang'),
    } as const
    await inviteColleague(db, actor, given, now())
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'conflict')) throw error
    return answer(c, organisation, { email: typed, errors: [{ field: 'email', message: t.alreadyMember }] })
  }
  jobs.wake('mail')
  return done(c, organisation, 'invite')
}

/** `POST /annuaire/{slug}/equipe/invitations/{id}`: cancels an invitation. */
export async function cancelInvitation(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const organisation = await organisationOf(c)
  authorise(canManageTeam, c.get('actor'), organisation)
  await revokeInvitation(db, c.get('actor'), { slug: organisation.slug, id: idOf(c) }, now())
  return done(c, organisation, 'annule')
}

/** `POST /annuaire/{slug}/equipe/{id}/role` */
export async function saveMemberRole(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const organisation = await organisationOf(c)
  authorise(canManageTeam, c.get('actor'), organisation)
  const role = roleOf((await formBody(c)).text('role'))
  return change(c, organisation, 'role', () =>
    changeMemberRole(db, c.get('actor'), { slug: organisation.slug, personId: idOf(c), role }, now()),
  )
}

/** `POST /annuaire/{slug}/equipe/{id}/retrait`: removes somebody, or leaves. */
export async function takeOut(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const actor = c.get('actor')
  const organisation = await organisationOf(c)
  const personId = idOf(c)
  if (!(actor.kind === 'person' && actor.id === personId)) authorise(canManageTeam, actor, organisation)
  return change(
    c,
    organisation,
    actor.kind === 'person' && actor.id === personId ? 'depart' : 'retrait',
    () => removeMember(db, actor, { slug: organisation.slug, personId }, now()),
  )
}

async function change(
  c: Context<Env>,
  organisation: EditableOrganisation,
  word: string,
  act: () => Promise<void>,
): Promise<Response> {
  try {
    await act()
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'conflict')) throw error
    const message = messages[c.get('lang')].team.lastOwner
    return answer(c, organisation, { email: '', errors: [{ field: 'equipe', message }] }, 409)
  }
  c.get('services').jobs.wake('mail')
  if (word !== 'depart') return done(c, organisation, word)
  return c.redirect(localPath(c.get('lang'), '/compte?fait=depart'), 303)
}

async function organisationOf(c: Context<Env>): Promise<EditableOrganisation> {
  const found = await getEditable(c.get('services').db, c.req.param('slug') ?? '')
  if (!found || !['published', 'proposed'].includes(found.status)) throw new NotFound()
  // A proposal is known to those who may see it only.
  if (found.status === 'proposed' && !canSeeTeam(c.get('actor'), found)) throw new NotFound()
  return found
}

function idOf(c: Context<Env>): string {
  const id = c.req.param('id') ?? ''
  if (!uuid.test(id)) throw new NotFound()
  return id
}

const done = (c: Context<Env>, { slug }: EditableOrganisation, word: string) =>
  c.redirect(localPath(c.get('lang'), `/annuaire/${slug}/equipe?fait=${word}`), 303)

async function answer(
  c: Context<Env>,
  organisation: EditableOrganisation,
  typed: { email: string; errors: FieldError[] },
  status?: 409,
): Promise<Response> {
  const actor = c.get('actor')
  authorise(canSeeTeam, actor, organisation)
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const { name } = organisation.profile
  const canManage = canManageTeam(actor, organisation)
  const [members, invitations] = await Promise.all([
    listTeam(db, organisation.id),
    canManage ? listInvitations(db, organisation.id, now()) : [],
  ])
  return renderPage(
    c,
    {
      title: messages[lang].team.title(name),
      noIndex: true,
      styles: ['back-office'],
      status: status ?? (typed.errors.length > 0 ? 422 : 200),
      breadcrumb: [
        { label: name, href: `/annuaire/${organisation.slug}` },
        { label: messages[lang].team.see },
      ],
    },
    <TeamPage
      lang={lang}
      slug={organisation.slug}
      name={name}
      members={members}
      invitations={invitations}
      self={actor.kind === 'person' ? actor.id : ''}
      canManage={canManage}
      done={c.req.query('fait')}
      {...typed}
    />,
  )
}
