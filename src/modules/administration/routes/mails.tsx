import type { Context } from 'hono'
import { z } from 'zod'
import { authorise } from '#platform/access/permission.ts'
import { AppError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { kindOf } from '#platform/mail/kinds.ts'
import { renderPage } from '#ui/page.tsx'
import { actOnMail } from '../act-on-mail.ts'
import { getMail, getMails } from '../get-mails.ts'
import { countMails, listMailKinds } from '../mails-store.ts'
import { messages } from '../messages/index.ts'
import { type MailAct, mailActs, mailStates, possibleActs, readCursor } from '../model.ts'
import { MailPage } from '../pages/mail-page.tsx'
import { MailsPage } from '../pages/mails-page.tsx'
import { canManageMails } from '../policy.ts'

const filters = z.object({
  state: z.enum(mailStates).optional().catch(undefined),
  kind: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .optional()
    .catch(undefined),
  address: z
    .string()
    .regex(/^\P{Cc}*$/u)
    .trim()
    .toLowerCase()
    .min(1)
    .max(254)
    .optional()
    .catch(undefined),
})

const kindWords = (lang: Lang, kind: string) => kindOf(kind)?.[lang] ?? kind

/** `GET /administration/mails` */
export async function mailsPage(c: Context<Env>): Promise<Response> {
  const { db, config } = c.get('services')
  const lang = c.get('lang')
  const actor = c.get('actor')
  const asked = filters.parse({
    state: c.req.query('etat'),
    kind: c.req.query('genre'),
    address: c.req.query('adresse'),
  })
  const before = readCursor(c.req.query('avant'))
  const { mails, next } = await getMails(db, actor, asked, before)
  const [counts, kinds] = await Promise.all([countMails(db), listMailKinds(db)])
  const whole = canManageMails(actor, undefined)
  return renderPage(
    c,
    { title: messages[lang].mails.title, noIndex: true, styles: ['back-office'] },
    <MailsPage
      lang={lang}
      counts={mailStates.map((state) => ({ state, count: counts[state] }))}
      form={{
        state: asked.state ?? '',
        kind: asked.kind ?? '',
        address: whole ? (asked.address ?? '') : '',
      }}
      kinds={kinds.map((value) => ({ value, label: kindWords(lang, value) }))}
      mails={mails.map((mail) => ({ ...mail, kindWords: kindWords(lang, mail.kind) }))}
      next={next}
      later={before !== null}
      whole={whole}
      noServer={config.smtpUrl === null}
    />,
  )
}

/** `GET /administration/mails/{id}` */
export async function mailPage(c: Context<Env>): Promise<Response> {
  const done = mailActs.find((act) => act === c.req.query('fait'))
  return showMail(c, mailId(c), done ?? null)
}

/** `POST /administration/mails/{id}`: sends now, cancels, or sends once more. */
export async function actOnMailRoute(c: Context<Env>): Promise<Response> {
  const { db, jobs, now } = c.get('services')
  authorise(canManageMails, c.get('actor'), undefined)
  const id = mailId(c)
  const { act: asked } = await c.req.parseBody()
  const act = mailActs.find((each) => each === asked)
  if (!act) throw new AppError('invalid')
  try {
    await actOnMail(db, c.get('actor'), { id, act }, now())
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') return showMail(c, id, 'changed')
    throw error
  }
  jobs.wake('mail')
  return c.redirect(localPath(c.get('lang'), `/administration/mails/${id}?fait=${act}`), 303)
}

async function showMail(c: Context<Env>, id: string, notice: MailAct | 'changed' | null) {
  const { db } = c.get('services')
  const lang = c.get('lang')
  const actor = c.get('actor')
  const mail = await getMail(db, actor, id)
  const whole = canManageMails(actor, undefined)
  return renderPage(
    c,
    {
      title: messages[lang].mails.one,
      noIndex: true,
      styles: ['back-office'],
      status: notice === 'changed' ? 409 : 200,
    },
    <MailPage
      lang={lang}
      mail={mail}
      kindWords={kindWords(lang, mail.kind)}
      acts={whole ? possibleActs(mail) : []}
      whole={whole}
      notice={notice}
    />,
  )
}

/** @throws NotFound for what cannot be an id */
function mailId(c: Context<Env>): string {
  const parsed = z.uuid().safeParse(c.req.param('id'))
  if (!parsed.success) throw new NotFound()
  return parsed.data
}
