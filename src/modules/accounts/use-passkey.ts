import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { AppError } from '#platform/errors.ts'
import { keepChallenge, takeChallenge } from './challenges.ts'
import type { RelyingParty } from './model.ts'
import { openSession } from './open-session.ts'

/** What a browser needs to sign in with a passkey, whoever is there: the device knows its own keys. */
export async function askPasskey(
  db: Database,
  site: RelyingParty,
  returnTo: string,
  now: Date,
): Promise<{ options: PublicKeyCredentialRequestOptionsJSON; challenge: string }> {
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server')
  const options = await generateAuthenticationOptions({ rpID: site.id, userVerification: 'required' })
  const secrets = { challenge: options.challenge }
  return { options, challenge: await keepChallenge(db, { kind: 'passkey-sign-in', secrets, returnTo }, now) }
}

/**
 * Signs in with a passkey.
 * @returns the session's secret and where to go
 * @throws AppError invalid, whatever is wrong: nobody learns whether a key is known
 */
export async function usePasskey(
  db: Database,
  given: {
    site: RelyingParty
    challenge: string
    response: AuthenticationResponseJSON
    userAgent: string | undefined
  },
  now: Date,
): Promise<{ secret: string; returnTo: string }> {
  const refused = new AppError('invalid', { detail: 'passkey' })
  const asked = await takeChallenge(db, { kind: 'passkey-sign-in', secret: given.challenge }, now)
  const key = await db
    .selectFrom('passkey')
    .where('id', '=', given.response.id)
    .select(['id', 'person_id', 'public_key', 'counter'])
    .executeTakeFirst()
  if (!asked || !key) throw refused
  // The device says whose key it is; a key stored for somebody else is no proof.
  const { userHandle } = given.response.response
  if (userHandle && Buffer.from(userHandle, 'base64url').toString() !== key.person_id) throw refused
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  const verified = await verifyAuthenticationResponse({
    response: given.response,
    expectedChallenge: asked.secrets.challenge ?? '',
    expectedOrigin: given.site.origin,
    expectedRPID: given.site.id,
    credential: { id: key.id, publicKey: new Uint8Array(key.public_key), counter: Number(key.counter) },
  }).catch(() => null)
  if (!verified?.verified) throw refused
  return inTransaction(db, async (tx) => {
    await tx
      .updateTable('passkey')
      .where('id', '=', key.id)
      .set({ counter: verified.authenticationInfo.newCounter, last_used_at: now })
      .execute()
    const session = { personId: key.person_id, method: 'passkey', userAgent: given.userAgent } as const
    return { secret: await openSession(tx, session, now), returnTo: asked.returnTo }
  })
}
