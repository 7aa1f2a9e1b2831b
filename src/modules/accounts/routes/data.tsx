import type { Context } from 'hono'
import { AppError, type FieldError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { renderPage } from '#ui/page.tsx'
import { erasePerson, type ForgetPerson, soleOwnerships } from '../erase-person.ts'
import { type ExportPerson, exportPerson } from '../export-person.ts'
import { messages } from '../messages/index.ts'
import { DataPage } from '../pages/data-page.tsx'
import { GoodbyePage } from '../pages/goodbye-page.tsx'
import { dropSessionCookie } from './cookie.ts'
import { self } from './self.ts'

/** `GET /compte/donnees`: take one's data away, or close the account. */
export async function dataPage(c: Context<Env>): Promise<Response> {
  return answer(c, [])
}

/** `GET /compte/donnees/export`: everything kept of oneself, as one JSON file. */
export const exportData = (others: readonly ExportPerson[]) => async (c: Context<Env>) => {
  const actor = self(c)
  const { db, now } = c.get('services')
  const data = await exportPerson(db, actor.id, others, now())
  return c.body(JSON.stringify(data, null, 2), 200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': 'attachment; filename="maillage-mes-donnees.json"',
  })
}

/** `POST /compte/donnees/suppression`: closes the account, once its address was typed again. */
export const deleteAccount = (forget: readonly ForgetPerson[]) => async (c: Context<Env>) => {
  const actor = self(c)
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang].data
  const body = await c.req.parseBody()
  const typed = typeof body.email === 'string' ? body.email.trim().toLowerCase() : ''
  if (typed !== actor.email) return answer(c, [{ field: 'email', message: t.wrongEmail }])
  try {
    await erasePerson(db, actor, actor.id, forget, now())
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'conflict')) throw error
    const message = error.detail === 'sole-owner' ? t.soleOwner : t.lastAdministrator
    return answer(c, [{ field: 'email', message }])
  }
  dropSessionCookie(c)
  c.set('actor', { kind: 'visitor' })
  return renderPage(c, { title: t.goodbye, noIndex: true, canonical: '/compte' }, <GoodbyePage lang={lang} />)
}

async function answer(c: Context<Env>, errors: FieldError[]): Promise<Response> {
  const actor = self(c)
  const lang = c.get('lang')
  const owned = await soleOwnerships(c.get('services').db, actor.id)
  return renderPage(
    c,
    {
      title: messages[lang].data.title,
      noIndex: true,
      styles: ['back-office'],
      status: errors.length > 0 ? 422 : 200,
      canonical: '/compte/donnees',
    },
    <DataPage lang={lang} email={actor.email} owned={owned} errors={errors} />,
  )
}
