import type { Context } from 'hono'
import { type Role, roles } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { AppError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { getAccount, listPeople } from '../account-store.ts'
import { changeRole } from '../change-role.ts'
import { erasePerson, type ForgetPerson } from '../erase-person.ts'
import { messages } from '../messages/index.ts'
import { PeoplePage } from '../pages/people-page.tsx'
import { PersonPage } from '../pages/person-page.tsx'
import { canManagePerson, canSeePeople } from '../policy.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const asRole = (text: string | undefined) => roles.find((role) => role === text) ?? null

/** `GET /administration/personnes?q=&role=&page=` */
export async function peoplePage(c: Context<Env>): Promise<Response> {
  authorise(canSeePeople, c.get('actor'), undefined)
  const lang = c.get('lang')
  const page = Math.min(1000, Math.max(1, Number.parseInt(c.req.query('page') ?? '1', 10) || 1))
  const filter = { text: (c.req.query('q') ?? '').slice(0, 100), role: asRole(c.req.query('role')), page }
  const found = await listPeople(c.get('services').db, filter)
  return renderPage(
    c,
    { title: messages[lang].people.title, noIndex: true, styles: ['back-office'] },
    <PeoplePage lang={lang} filter={filter} roles={roles} {...found} />,
  )
}

/** `GET /administration/personnes/{id}` */
export async function personPage(c: Context<Env>): Promise<Response> {
  const actor = c.get('actor')
  authorise(canSeePeople, actor, undefined)
  const lang = c.get('lang')
  const account = await accountOf(c)
  return renderPage(
    c,
    { title: account.name || account.email, noIndex: true, styles: ['back-office'], canonical: c.get('localUrl') },
    <PersonPage
      lang={lang}
      account={account}
      roles={roles}
      canManage={canManagePerson(actor, { id: account.id })}
      done={c.req.query('fait')}
      refused={c.req.query('refus')}
    />,
  )
}

/** `POST /administration/personnes/{id}/role` */
export async function saveRole(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const id = idOf(c)
  const body = await c.req.parseBody()
  const role = asRole(typeof body.role === 'string' ? body.role : undefined)
  authorise(canManagePerson, c.get('actor'), { id })
  if (!role) throw new AppError('invalid')
  return back(c, id, 'role', () => changeRole(db, c.get('actor'), id, role as Role, now()))
}

/** `POST /administration/personnes/{id}/effacer`: closes somebody's account, at their request. */
export const erasePersonRoute = (forget: readonly ForgetPerson[]) => async (c: Context<Env>) => {
  const { db, now } = c.get('services')
  const id = idOf(c)
  const actor = c.get('actor')
  authorise(canManagePerson, actor, { id })
  const body = await c.req.parseBody()
  const account = await accountOf(c)
  if (body.email !== account.email) return back(c, id, 'effacement', () => Promise.reject(new AppError('conflict', { detail: 'address' })))
  const refused = await back(c, id, 'effacement', () => erasePerson(db, actor, id, forget, now()))
  if (refused.headers.get('location')?.includes('refus=')) return refused
  return c.redirect(localPath(c.get('lang'), '/administration/personnes?fait=efface'), 303)
}

/** Does it, then goes back to the person's page, with what happened. */
async function back(c: Context<Env>, id: string, done: string, act: () => Promise<void>): Promise<Response> {
  const page = localPath(c.get('lang'), `/administration/personnes/${id}`)
  try {
    await act()
    return c.redirect(`${page}?fait=${done}`, 303)
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'conflict')) throw error
    return c.redirect(`${page}?refus=${encodeURIComponent(error.detail ?? '')}`, 303)
  }
}

function idOf(c: Context<Env>): string {
  const id = c.req.param('id') ?? ''
  if (!uuid.test(id)) throw new NotFound()
  return id
}

async function accountOf(c: Context<Env>) {
  const account = await getAccount(c.get('services').db, idOf(c))
  if (!account) throw new NotFound()
  return account
}
