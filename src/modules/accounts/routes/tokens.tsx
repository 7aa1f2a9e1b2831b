import type { Context } from 'hono'
import { scopes } from '#platform/access/actor.ts'
import { AppError, type FieldError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { listTokens } from '../account-store.ts'
import { createToken, revokeToken } from '../api-tokens.ts'
import { messages } from '../messages/index.ts'
import { tokenDays } from '../model.ts'
import { TokensPage, type TokensProps } from '../pages/tokens-page.tsx'
import { idOf, readName, self } from './self.ts'

const nothing = { name: '', scopes: [], days: '90' }

/** `GET /compte/jetons` */
export async function tokensPage(c: Context<Env>): Promise<Response> {
  return answer(c, { input: nothing, errors: [], made: null })
}

/** `POST /compte/jetons`: makes a token and shows it, this once. */
export async function addToken(c: Context<Env>): Promise<Response> {
  const actor = self(c)
  const { db, now } = c.get('services')
  const t = messages[c.get('lang')].tokens
  const body = await c.req.parseBody({ all: true })
  const typed = [body.scopes].flat().filter((scope) => typeof scope === 'string')
  const input = {
    name: typeof body.name === 'string' ? body.name.slice(0, 200) : '',
    scopes: typed,
    days: String(body.days),
  }
  const name = readName(body.name, 60)
  const wanted = scopes.filter((scope) => typed.includes(scope))
  const days = tokenDays.find((each) => String(each) === input.days)
  const errors: FieldError[] = []
  if (!name) errors.push({ field: 'name', message: t.wrongName })
  if (wanted.length === 0) errors.push({ field: 'scopes', message: t.wrongScopes })
  if (!days) errors.push({ field: 'days', message: t.wrongDays })
  if (!name || !days || errors.length > 0) return answer(c, { input, errors, made: null })
  try {
    const { token } = await createToken(db, actor, { personId: actor.id, name, scopes: wanted, days }, now())
    return answer(c, { input: nothing, errors: [], made: token })
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'conflict')) throw error
    return answer(c, { input, errors: [{ field: 'name', message: t.tooMany }], made: null })
  }
}

/** `POST /compte/jetons/{id}`: ends a token. */
export async function endToken(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const actor = self(c)
  await revokeToken(db, actor, idOf(c), now())
  return c.redirect(localPath(c.get('lang'), '/compte/jetons?fait=revoque'), 303)
}

async function answer(c: Context<Env>, props: Pick<TokensProps, 'input' | 'errors' | 'made'>) {
  const actor = self(c)
  const lang = c.get('lang')
  const { db, now } = c.get('services')
  const moment = now()
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
      tokens={tokens.map((token) => ({
        ...token,
        ended: token.revokedAt ? 'revoked' : token.expiresAt <= moment ? 'expired' : null,
      }))}
      scopes={[...scopes]}
      days={tokenDays}
      revoked={c.req.query('fait') === 'revoque'}
      {...props}
    />,
  )
}
