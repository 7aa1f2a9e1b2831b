import type { Context } from 'hono'
import { AppError, type FieldError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { type Lang, languages, localPath } from '#platform/i18n/lang.ts'
import { type MailKind, mailKinds, mutableKinds } from '#platform/mail/kinds.ts'
import { renderPage } from '#ui/page.tsx'
import { getAccount } from '../account-store.ts'
import { messages } from '../messages/index.ts'
import { emailAddress, localReturn } from '../model.ts'
import { AccountPage } from '../pages/account-page.tsx'
import { WelcomePage } from '../pages/welcome-page.tsx'
import { saveProfile } from '../save-profile.ts'
import { self } from './self.ts'

type Typed = { name: string; email: string; lang: string; kinds: string[] }

/** `GET /compte`: profile, organisations, mails. */
export async function accountPage(c: Context<Env>): Promise<Response> {
  return answer(c, { typed: null, errors: [] })
}

/** `GET /compte/bienvenue`: the first time, a name and a language; then on to where one was going. */
export async function welcomePage(c: Context<Env>): Promise<Response> {
  const actor = self(c)
  const lang = c.get('lang')
  return renderPage(
    c,
    { title: messages[lang].account.welcome, noIndex: true, styles: ['back-office'], canonical: '/compte/bienvenue' },
    <WelcomePage lang={lang} name={actor.name} email={actor.email} returnTo={localReturn(c.req.query('retour'))} />,
  )
}

/** `POST /compte`: saves the profile; from the welcome page, goes on to `retour`. */
export async function saveProfileRoute(c: Context<Env>): Promise<Response> {
  const actor = self(c)
  const { db, now, jobs } = c.get('services')
  const t = messages[c.get('lang')].account
  const body = await c.req.parseBody({ all: true })
  const text = (name: string) => (typeof body[name] === 'string' ? body[name].trim() : '')
  const welcome = text('etape') === 'bienvenue'
  const account = await getAccount(db, actor.id)
  if (!account) throw new AppError('gone')
  const typed: Typed = {
    name: text('name').slice(0, 200),
    email: welcome ? account.email : text('email'),
    lang: text('lang'),
    kinds: [body.mails].flat().filter((kind) => typeof kind === 'string'),
  }
  const email = emailAddress(typed.email)
  const errors: FieldError[] = []
  if (typed.name === '') errors.push({ field: 'name', message: t.missingName })
  if (!email) errors.push({ field: 'email', message: messages[c.get('lang')].signIn.wrongEmail })
  if (errors.length > 0 || !email) return answer(c, { typed, errors })
  const lang = (languages as readonly string[]).includes(typed.lang) ? (typed.lang as Lang) : account.lang
  const mutedMails = welcome ? account.mutedMails : mutableKinds.filter((kind) => !typed.kinds.includes(kind))
  const { confirming } = await saveProfile(db, actor, { name: typed.name, lang, mutedMails, email }, now())
  jobs.wake('mail')
  if (welcome) return c.redirect(localReturn(text('retour')), 303)
  return c.redirect(localPath(lang, `/compte?fait=${confirming ? 'adresse' : 'profil'}`), 303)
}

async function answer(c: Context<Env>, { typed, errors }: { typed: Typed | null; errors: FieldError[] }) {
  const actor = self(c)
  const lang = c.get('lang')
  const account = await getAccount(c.get('services').db, actor.id)
  if (!account) throw new AppError('gone')
  const kinds = mutableKinds.map((kind: MailKind) => ({
    kind,
    label: mailKinds[kind][lang],
    wanted: typed ? typed.kinds.includes(kind) : !account.mutedMails.includes(kind),
  }))
  return renderPage(
    c,
    {
      title: messages[lang].account.title,
      noIndex: true,
      styles: ['back-office'],
      status: errors.length > 0 ? 422 : 200,
      canonical: '/compte',
    },
    <AccountPage
      lang={lang}
      account={account}
      typed={typed ?? account}
      kinds={kinds}
      errors={errors}
      done={c.req.query('fait')}
    />,
  )
}
