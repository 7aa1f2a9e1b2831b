import type { Context } from 'hono'
import { type Scope, scopes } from '#platform/access/actor.ts'
import { type FieldError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { listTokens } from '../account-store.ts'
import { createToken, revokeToken } from '../api-tokens.ts'
import { messages } from '../messages/index.ts'
import { tokenDays } from '../model.ts'
import { TokensPage } from '../pages/tokens-page.tsx'
import { self } from './self.ts'

const nothing = { name: '', scopes: [] as string[], days: 90 }

/** `GET /compte/jetons` */
export async function tokensPage(c: Context<Env>): Promise<Response> {
  return answer(c, { typed: nothing, errors: [], token: null })
}

/** `POST /compte/jetons`: makes a token and shows it, this once. */
export async function addToken(c: Context<Env>): Promise<Response> {
  const actor = self(c)
  const { db, now } = c.get('services')
  const t = messages[c.get('lang')].tokens
  const body = await c.req.parseBody({ all: true })
  const typed = {
    name: typeof body.name === 'string' ? body.name.trim().slice(0, 100) : '',
    scopes: [body.scopes].flat().filter((scope) => typeof scope === 'string'),
    days: Number(body.days),
  }
  const wanted = scopes.filter((scope) => typed.scopes.includes(scope))
  const errors: FieldError[] = []
  if (typed.name === '') errors.push({ field: 'name', message: t.missingName })
  if (wanted.length === 0) errors.push({ field: 'scopes', message: t.missingScope })
  if (!(tokenDays as readonly number[]).includes(typed.days)) errors.push({ field: 'days', message: t.wrongDays })
  if (errors.length > 0) return answer(c, { typed, errors, token: null })
  const given = { personId: actor.id, name: typed.name, scopes: wanted as Scope[], days: typed.days }
  const { token } = await createToken(db, actor, given, now())
  return answer(c, { typed: nothing, errors: [], token })
}

/** `POST /compte/jetons/{id}`: ends a token. */
export async function endToken(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const actor = self(c)
  const id = c.req.param('id') ?? ''
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new NotFound()
  await revokeToken(db, actor, id, now())
  return c.redirect(localPath(c.get('lang'), '/compte/jetons?fait=revoque'), 303)
}

async function answer(
  c: Context<Env>,
  props: { typed: typeof nothing; errors: FieldError[]; token: string | null },
): Promise<Response> {
  const actor = self(c)
  const lang = c.get('lang')
  const { db, now } = c.get('services')
  const tokens = await listTokens(db, actor.id)
  return renderPage(
    c,
    {
      title: messages[lang].tokens.title,
      noIndex: true,
      styles: ['back-office'],
      status: props.errors.length > 0 ? 422 : 200,
      canonical: '/compte/jetons',
    },
    <TokensPage
      lang={lang}
      tokens={tokens}
      choices={{ scopes, days: tokenDays }}
      now={now()}
      done={c.req.query('fait')}
      {...props}
    />,
  )
}
