import type { Context } from 'hono'
import { AppError, type FieldError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { isLastAdministrator } from '../account-store.ts'
import { erasePerson, type ForgetPerson, soleOwnerships } from '../erase-person.ts'
import { type ExportPerson, exportPerson } from '../export-person.ts'
import { messages } from '../messages/index.ts'
import { DataPage } from '../pages/data-page.tsx'
import { dropSessionCookie } from './cookie.ts'
import { self } from './self.ts'

/** `GET /compte/donnees`: take one's data away, or erase the account. */
export async function dataPage(c: Context<Env>): Promise<Response> {
  return answer(c, [])
}

/** `GET /compte/donnees/export`: everything kept of oneself, as one JSON file. */
export const exportData = (others: Readonly<Record<string, ExportPerson>>) => async (c: Context<Env>) => {
  const actor = self(c)
  const { db, now } = c.get('services')
  const data = await exportPerson(db, actor.id, others, now())
  return c.body(JSON.stringify(data, null, 2), 200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': 'attachment; filename="maillage-mes-donnees.json"',
  })
}

/** `POST /compte/donnees/suppression`: erases the account, once its address was typed again. */
export const eraseAccount = (forget: readonly ForgetPerson[]) => async (c: Context<Env>) => {
  const actor = self(c)
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const body = await c.req.parseBody()
  const typed = typeof body.email === 'string' ? body.email.trim().toLowerCase() : ''
  if (typed !== actor.email) return answer(c, [{ field: 'email', message: messages[lang].data.wrongConfirm }])
  try {
    await erasePerson(db, actor, actor.id, forget, now())
  } catch (error) {
    // The page says what holds the account back, and how to go on.
    if (error instanceof AppError && error.code === 'conflict') return answer(c, [], 409)
    throw error
  }
  dropSessionCookie(c)
  c.set('actor', { kind: 'visitor' })
  return c.redirect(localPath(lang, '/connexion/sortie?compte=efface'), 303)
}

async function answer(c: Context<Env>, errors: FieldError[], status?: 409): Promise<Response> {
  const actor = self(c)
  const { db } = c.get('services')
  const lang = c.get('lang')
  const [soleOwnerOf, lastAdministrator] = await Promise.all([
    soleOwnerships(db, actor.id),
    isLastAdministrator(db, actor.id),
  ])
  return renderPage(
    c,
    {
      title: messages[lang].data.title,
      noIndex: true,
      styles: ['back-office'],
      status: status ?? (errors.length > 0 ? 422 : 200),
      canonical: '/compte/donnees',
    },
    <DataPage
      lang={lang}
      email={actor.email}
      soleOwnerOf={soleOwnerOf}
      lastAdministrator={lastAdministrator}
      errors={errors}
    />,
  )
}
