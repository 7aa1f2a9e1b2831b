import type { Context } from 'hono'
import type { Actor } from '#platform/access/actor.ts'
import type { Database } from '#platform/db/connect.ts'
import type { FieldError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { type Lang, languages, localPath } from '#platform/i18n/lang.ts'
import { mailKinds, mutableKinds } from '#platform/mail/kinds.ts'
import { renderPage } from '#ui/page.tsx'
import { messages } from '../messages/index.ts'
import { emailAddress, localReturn } from '../model.ts'
import { ProfilePage, type ProfileProps } from '../pages/profile-page.tsx'
import { WelcomePage, type WelcomeProps } from '../pages/welcome-page.tsx'
import { saveProfile } from '../save-profile.ts'
import { accountOf, self } from './self.ts'

const addressesAnHour = 6

/** What waits for somebody in modules above this one. */
export type WhatWaits = (db: Database, actor: Actor, lang: Lang, now: Date) => Promise<ProfileProps['waits']>

/** `GET /compte`: what waits, profile, mails, organisations. */
export const accountPage = (whatWaits: WhatWaits) => async (c: Context<Env>) => {
  const account = await accountOf(c)
  return answerProfile(c, whatWaits, { input: account, muted: account.mutedMails, errors: [] })
}

/** `POST /compte` */
export const saveAccount = (whatWaits: WhatWaits) => async (c: Context<Env>) => {
  const actor = self(c)
  const { db, limiter, jobs, now } = c.get('services')
  const t = messages[c.get('lang')].profile
  const body = await c.req.parseBody({ all: true })
  const input = readPerson(body)
  const typedEmail = typeof body.email === 'string' ? body.email.trim().slice(0, 254) : ''
  const wanted = [body.mails].flat()
  const muted = mutableKinds.filter((kind) => !wanted.includes(kind))
  const email = emailAddress(typedEmail)
  const errors: FieldError[] = [
    ...nameErrors(input.name, t.wrongName),
    ...(email ? [] : [{ field: 'email', message: t.wrongEmail }]),
  ]
  if (!email || errors.length > 0)
    return answerProfile(c, whatWaits, { input: { ...input, email: typedEmail }, muted, errors })
  if (email !== actor.email) limiter.count('sign-in-address', email, addressesAnHour, 3600)
  const profile = { ...input, email, mutedMails: [...muted] }
  const { confirming } = await saveProfile(db, actor, profile, now())
  if (confirming) jobs.wake('mail')
  return c.redirect(localPath(input.lang, `/compte?fait=${confirming ? 'adresse' : 'profil'}`), 303)
}

/** `GET /compte/bienvenue`: the first time, a name and a language; then on to where one was going. */
export async function welcomePage(c: Context<Env>): Promise<Response> {
  const { name } = self(c)
  const lang = c.get('lang')
  return answerWelcome(c, {
    input: { name, lang },
    returnTo: localReturn(c.req.query('retour'), lang),
    errors: [],
  })
}

/** `POST /compte/bienvenue` */
export async function saveWelcome(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const account = await accountOf(c)
  const body = await c.req.parseBody()
  const input = readPerson(body)
  const returnTo = localReturn(body.retour, c.get('lang'))
  const errors = nameErrors(input.name, messages[c.get('lang')].profile.wrongName)
  if (errors.length > 0) return answerWelcome(c, { input, returnTo, errors })
  const { email, mutedMails } = account
  await saveProfile(db, self(c), { ...input, email, mutedMails }, now())
  return c.redirect(returnTo, 303)
}

function readPerson(body: Record<string, unknown>): { name: string; lang: Lang } {
  const name = typeof body.name === 'string' ? body.name.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim() : ''
  return { name, lang: languages.find((each) => each === body.lang) ?? 'fr' }
}

const nameErrors = (name: string, message: string): FieldError[] =>
  name === '' || name.length > 120 ? [{ field: 'name', message }] : []

const done = { profil: 'saved', adresse: 'confirming' } as const

async function answerProfile(
  c: Context<Env>,
  whatWaits: WhatWaits,
  given: Pick<ProfileProps, 'input' | 'errors'> & { muted: readonly string[] },
) {
  const lang = c.get('lang')
  const { db, now } = c.get('services')
  const account = await accountOf(c)
  return renderPage(
    c,
    {
      title: messages[lang].profile.title,
      noIndex: true,
      styles: ['back-office'],
      status: given.errors.length > 0 ? 422 : 200,
      canonical: '/compte',
    },
    <ProfilePage
      lang={lang}
      input={given.input}
      mails={mutableKinds.map((kind) => ({
        kind,
        label: mailKinds[kind][lang],
        wanted: !given.muted.includes(kind),
      }))}
      waits={await whatWaits(db, c.get('actor'), lang, now())}
      organisations={account.organisations}
      done={done[c.req.query('fait') as keyof typeof done] ?? null}
      errors={given.errors}
    />,
  )
}

function answerWelcome(c: Context<Env>, props: Omit<WelcomeProps, 'lang'>) {
  const lang = c.get('lang')
  return renderPage(
    c,
    {
      title: messages[lang].welcome.title,
      noIndex: true,
      status: props.errors.length > 0 ? 422 : 200,
      canonical: '/compte/bienvenue',
    },
    <WelcomePage lang={lang} {...props} />,
  )
}
