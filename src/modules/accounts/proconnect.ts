import * as oidc from 'openid-client'
import type { Database } from '#platform/db/connect.ts'
import { inTransaction } from '#platform/db/connect.ts'
import { AppError } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { askLink } from './ask-link.ts'
import { keepChallenge, takeChallenge } from './challenges.ts'
import { emailAddress, type ProConnect } from './model.ts'
import { openSession } from './open-session.ts'

const scope = 'openid given_name usual_name email uid siret idp_id'
const callback = (origin: string) => `${origin}/connexion/proconnect/retour`

/** What providers say of themselves, kept an hour; a failure is not kept. */
const known = new Map<string, { until: number; config: oidc.Configuration }>()

async function discover(provider: ProConnect, now: Date): Promise<oidc.Configuration> {
  const key = `${provider.issuer} ${provider.clientId}`
  const kept = known.get(key)
  if (kept && kept.until > now.getTime()) return kept.config
  try {
    const config = await oidc.discovery(
      new URL(provider.issuer),
      provider.clientId,
      {},
      oidc.ClientSecretPost(provider.clientSecret),
      {
        timeout: 10,
        execute: [
          // The signatures of the ID token and of the user's information are checked, although both come over TLS.
          oidc.enableNonRepudiationChecks,
          ...(provider.issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : []),
        ],
      },
    )
    known.set(key, { until: now.getTime() + 3600_000, config })
    return config
  } catch (error) {
    throw new AppError('unavailable', { detail: `identity provider: ${(error as Error).message}` })
  }
}

/**
 * Begins signing in at the provider.
 * @returns where the browser goes, and the secret that its cookie keeps until it comes back
 * @throws AppError unavailable when the provider does not answer
 */
export async function beginProConnect(
  db: Database,
  given: { provider: ProConnect; origin: string; returnTo: string; lang: Lang },
  now: Date,
): Promise<{ url: string; challenge: string }> {
  const config = await discover(given.provider, now)
  const usesPkce = config.serverMetadata().supportsPKCE()
  const secrets = { state: oidc.randomState(), nonce: oidc.randomNonce(), lang: given.lang }
  const verifier = usesPkce ? oidc.randomPKCECodeVerifier() : ''
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: callback(given.origin),
    scope,
    state: secrets.state,
    nonce: secrets.nonce,
    ...(usesPkce && {
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    }),
  })
  const { returnTo } = given
  const challenge = await keepChallenge(
    db,
    { kind: 'oidc', secrets: { ...secrets, verifier }, returnTo },
    now,
  )
  return { url: url.href, challenge }
}

type Outcome =
  | { kind: 'signed-in'; secret: string; returnTo: string }
  /** First time: the address the provider gives is proved by a link, before anything rests on it. */
  | { kind: 'confirming'; lang: Lang; email: string }
  | { kind: 'refused'; lang: Lang }

/**
 * Ends signing in at the provider. Who is known by the provider's own number enters; the first time, a link to the address it gives must be opened:
 * an address that a provider did not check must open nobody's account.
 * @param given `search` is the query string the provider came back with
 */
export async function endProConnect(
  db: Database,
  given: {
    provider: ProConnect
    origin: string
    search: string
    challenge: string
    userAgent: string | undefined
  },
  now: Date,
): Promise<Outcome> {
  const asked = await takeChallenge(db, { kind: 'oidc', secret: given.challenge }, now)
  if (!asked) return { kind: 'refused', lang: 'fr' }
  const lang = asked.secrets.lang === 'en' ? 'en' : 'fr'
  const claims = await identity(given, asked.secrets, now)
  if (!claims) return { kind: 'refused', lang }
  const provider = given.provider.issuer
  const found = await db
    .selectFrom('person_identity')
    .where('provider', '=', provider)
    .where('subject', '=', claims.subject)
    .select('person_id')
    .executeTakeFirst()
  if (!found) {
    if (!claims.email) return { kind: 'refused', lang }
    const { email, subject } = claims
    await askLink(db, { email, returnTo: asked.returnTo, lang, identity: { provider, subject } }, now)
    return { kind: 'confirming', lang, email }
  }
  const session = { personId: found.person_id, method: 'proconnect', userAgent: given.userAgent } as const
  const secret = await inTransaction(db, (tx) =>
    openSession(tx, { ...session, idToken: claims.idToken }, now),
  )
  return { kind: 'signed-in', secret, returnTo: asked.returnTo }
}

/** Who the provider says came back; null when anything does not match: state, nonce, code, signature, subject. */
async function identity(
  given: { provider: ProConnect; origin: string; search: string },
  secrets: Record<string, string>,
  now: Date,
): Promise<{ subject: string; email: string | null; idToken: string } | null> {
  const config = await discover(given.provider, now)
  try {
    const tokens = await oidc.authorizationCodeGrant(config, new URL(callback(given.origin) + given.search), {
      expectedState: secrets.state ?? '',
      expectedNonce: secrets.nonce ?? '',
      idTokenExpected: true,
      ...(secrets.verifier && { pkceCodeVerifier: secrets.verifier }),
    })
    const subject = tokens.claims()?.sub
    if (!subject || !tokens.id_token) return null
    const user = await oidc.fetchUserInfo(config, tokens.access_token, subject)
    return { subject, email: emailAddress(user.email), idToken: tokens.id_token }
  } catch {
    return null
  }
}

/** Where to sign out of the provider too; null when it does not offer it, or does not answer. */
export async function signOutUrl(
  given: { provider: ProConnect; origin: string; idToken: string },
  now: Date,
): Promise<string | null> {
  try {
    const config = await discover(given.provider, now)
    return oidc.buildEndSessionUrl(config, {
      id_token_hint: given.idToken,
      state: oidc.randomState(),
      post_logout_redirect_uri: `${given.origin}/connexion/sortie`,
    }).href
  } catch {
    return null
  }
}
