import type { Context } from 'hono'
import { type Role, roles } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { AppError, type FieldError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { getAccount, isLastAdministrator, listPeople, peopleAPage, territoriesOf } from '../account-store.ts'
import { changeRole } from '../change-role.ts'
import { erasePerson, type ForgetPerson, soleOwnerships } from '../erase-person.ts'
import { messages } from '../messages/index.ts'
import { PeoplePage } from '../pages/people-page.tsx'
import { PersonPage } from '../pages/person-page.tsx'
import { canManagePerson, canSeePeople } from '../policy.ts'
import { idOf } from './self.ts'

const roleOf = (text: unknown): Role | null => roles.find((role) => role === text) ?? null

/** `GET /administration/personnes?q=&role=&page=` */
export async function peoplePage(c: Context<Env>): Promise<Response> {
  authorise(canSeePeople, c.get('actor'), undefined)
  const lang = c.get('lang')
  const page = Number(c.req.query('page') ?? 1)
  const filter = {
    text: (c.req.query('q') ?? '')
      .replaceAll(/\p{Cc}+/gu, ' ')
      .trim()
      .slice(0, 100),
    role: roleOf(c.req.query('role')),
    page: Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1,
  }
  const { people, total } = await listPeople(c.get('services').db, filter)
  return renderPage(
    c,
    { title: messages[lang].people.title, noIndex: true, styles: ['back-office'] },
    <PeoplePage
      lang={lang}
      filter={filter}
      people={people}
      total={total}
      pages={Math.ceil(total / peopleAPage)}
      erased={c.req.query('fait') === 'efface'}
    />,
  )
}

/** `GET /administration/personnes/{id}` */
export async function personPage(c: Context<Env>): Promise<Response> {
  return answerPerson(c, [])
}

/** `POST /administration/personnes/{id}/role` */
export async function saveRole(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const id = idOf(c)
  authorise(canManagePerson, c.get('actor'), { id })
  const role = roleOf((await c.req.parseBody()).role)
  if (!role) throw new AppError('invalid', { detail: 'role' })
  try {
    await changeRole(db, c.get('actor'), id, role, now())
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') return answerPerson(c, [], 409)
    throw error
  }
  return c.redirect(localPath(c.get('lang'), `/administration/personnes/${id}?fait=role`), 303)
}

/** `POST /administration/personnes/{id}/effacer`: at the person's request, once their address was typed. */
export const erasePersonRoute = (forget: readonly ForgetPerson[]) => async (c: Context<Env>) => {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const id = idOf(c)
  const actor = c.get('actor')
  authorise(canManagePerson, actor, { id })
  const typed = (await c.req.parseBody()).email
  const person = await getAccount(db, id)
  if (!person) throw new NotFound()
  if (typeof typed !== 'string' || typed.trim().toLowerCase() !== person.email)
    return answerPerson(c, [{ field: 'email', message: messages[lang].people.wrongConfirm }])
  try {
    await erasePerson(db, actor, id, forget, now())
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') return answerPerson(c, [], 409)
    throw error
  }
  return c.redirect(localPath(lang, '/administration/personnes?fait=efface'), 303)
}

async function answerPerson(c: Context<Env>, errors: FieldError[], status?: 409): Promise<Response> {
  const actor = c.get('actor')
  authorise(canSeePeople, actor, undefined)
  const { db } = c.get('services')
  const lang = c.get('lang')
  const id = idOf(c)
  const [person, territories, lastAdministrator, soleOwnerOf] = await Promise.all([
    getAccount(db, id),
    territoriesOf(db, id),
    isLastAdministrator(db, id),
    soleOwnerships(db, id),
  ])
  if (!person) throw new NotFound()
  const isOwn = actor.kind === 'person' && actor.id === id
  return renderPage(
    c,
    {
      title: person.name || messages[lang].people.noName,
      noIndex: true,
      styles: ['back-office'],
      status: status ?? (errors.length > 0 ? 422 : 200),
      canonical: `/administration/personnes/${id}`,
    },
    <PersonPage
      lang={lang}
      person={person}
      territories={territories}
      roles={roles}
      may={canManagePerson(actor, { id }) ? 'manage' : isOwn ? 'own' : 'read'}
      lastAdministrator={lastAdministrator}
      soleOwnerOf={soleOwnerOf}
      saved={c.req.query('fait') === 'role'}
      errors={errors}
    />,
  )
}
