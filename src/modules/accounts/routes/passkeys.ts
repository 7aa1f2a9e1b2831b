import type { Context } from 'hono'
import { z } from 'zod'
import { AppError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { visitorAddress } from '#platform/http/request.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { removePasskey, renamePasskey } from '../keep-passkeys.ts'
import { messages } from '../messages/index.ts'
import { localReturn, type RelyingParty } from '../model.ts'
import { finishPasskey, startPasskey } from '../register-passkey.ts'
import { askPasskey, usePasskey } from '../use-passkey.ts'
import { giveSessionCookie } from './cookie.ts'
import { answerSecurity } from './security.tsx'
import { readName, self } from './self.ts'

const tries = { count: 30, seconds: 600 }
const encoded = z.string().max(20_000)
const common = { id: z.string().min(1).max(1400), rawId: encoded, type: z.literal('public-key') }
const extensions = z.record(z.string(), z.unknown()).transform(() => ({}))

const askBody = z.object({ retour: z.string().max(500).optional() })
const signInBody = z.object({
  challenge: z.string().max(100),
  response: z.object({
    ...common,
    response: z.object({
      clientDataJSON: encoded,
      authenticatorData: encoded,
      signature: encoded,
      userHandle: z.string().max(200).optional(),
    }),
    clientExtensionResults: extensions,
  }),
})
const registerBody = z.object({
  challenge: z.string().max(100),
  name: z.string(),
  response: z.object({
    ...common,
    response: z.object({
      clientDataJSON: encoded,
      attestationObject: encoded,
      transports: z.array(z.string().max(30)).max(10).optional(),
    }),
    clientExtensionResults: extensions,
  }),
})

/** `POST /connexion/cle/demande`: what the browser asks its passkeys. */
export async function askPasskeyRoute(c: Context<Env>): Promise<Response> {
  const { db, limiter, now } = c.get('services')
  limiter.count('passkey', visitorAddress(c), tries.count, tries.seconds)
  const { retour } = await readJson(c, askBody)
  return c.json(await askPasskey(db, site(c), localReturn(retour, c.get('lang')), now()))
}

/** `POST /connexion/cle`: signs in; answers where to go. */
export async function usePasskeyRoute(c: Context<Env>): Promise<Response> {
  const { db, limiter, now } = c.get('services')
  limiter.count('passkey', visitorAddress(c), tries.count, tries.seconds)
  const given = await readJson(c, signInBody)
  const userAgent = c.req.header('user-agent')
  const { secret, returnTo } = await usePasskey(db, { ...given, site: site(c), userAgent }, now())
  giveSessionCookie(c, secret)
  return c.json({ location: returnTo })
}

/** `POST /compte/securite/cles/demande`: what the browser needs to make a passkey. */
export async function startPasskeyRoute(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  return c.json(await startPasskey(db, self(c), site(c), now()))
}

/** `POST /compte/securite/cles`: keeps it; answers where to go. */
export async function finishPasskeyRoute(c: Context<Env>): Promise<Response> {
  const { db, jobs, now } = c.get('services')
  const actor = self(c)
  const given = await readJson(c, registerBody)
  const name = readName(given.name, 60)
  if (!name) throw new AppError('invalid', { detail: 'name' })
  await finishPasskey(db, actor, { ...given, name, site: site(c) }, now())
  jobs.wake('mail')
  return c.json({ location: localPath(c.get('lang'), '/compte/securite?fait=cle') })
}

/** `POST /compte/securite/cles/nommer` */
export async function renamePasskeyRoute(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const actor = self(c)
  const body = await c.req.parseBody()
  const name = readName(body.name, 60)
  if (!name)
    return answerSecurity(c, [{ field: 'cles', message: messages[c.get('lang')].security.wrongPasskeyName }])
  await renamePasskey(db, actor, { id: passkeyId(body.id), name }, now())
  return c.redirect(localPath(c.get('lang'), '/compte/securite?fait=nom'), 303)
}

/** `POST /compte/securite/cles/retirer` */
export async function removePasskeyRoute(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const actor = self(c)
  const body = await c.req.parseBody()
  await removePasskey(db, actor, passkeyId(body.id), now())
  return c.redirect(localPath(c.get('lang'), '/compte/securite?fait=retrait'), 303)
}

/** A passkey's id as forms send it (base64url). @throws NotFound when it can be nobody's */
function passkeyId(typed: unknown): string {
  if (typeof typed !== 'string' || !/^[\w-]{1,1400}$/.test(typed)) throw new NotFound()
  return typed
}

const site = (c: Context<Env>): RelyingParty => ({
  id: new URL(c.get('origin')).hostname,
  origin: c.get('origin'),
  name: `Maillage ${c.get('services').region.name}`,
})

/** @throws AppError invalid */
async function readJson<T>(c: Context<Env>, schema: z.ZodType<T>): Promise<T> {
  const read = schema.safeParse(await c.req.json().catch(() => null))
  if (!read.success) throw new AppError('invalid', { detail: 'body' })
  return read.data
}
