import { sql } from 'kysely'
import { hashSecret, newSecret } from '#platform/access/secret.ts'
import type { Database } from '#platform/db/connect.ts'
import { challengeMinutes } from './model.ts'

type Kind = 'passkey-register' | 'passkey-sign-in' | 'oidc'

/**
 * Keeps what an answer must match, ten minutes at most.
 * @returns the secret that finds it again, for the browser that asked and for nobody else
 */
export async function keepChallenge(
  db: Database,
  given: { kind: Kind; personId?: string; secrets: Record<string, string>; returnTo?: string },
  now: Date,
): Promise<string> {
  const { secret, hash } = newSecret()
  await db
    .insertInto('sign_in_challenge')
    .values({
      id_hash: hash,
      kind: given.kind,
      person_id: given.personId ?? null,
      secrets: JSON.stringify(given.secrets),
      ...(given.returnTo && { return_to: given.returnTo }),
      expires_at: new Date(now.getTime() + challengeMinutes * 60_000),
    })
    .execute()
  return secret
}

/** Takes a challenge out, so that it is answered once, rightly or wrongly; null when it is unknown, too old or another person's. */
export async function takeChallenge(
  db: Database,
  given: { kind: Kind; secret: string; personId?: string },
  now: Date,
): Promise<{ secrets: Record<string, string>; returnTo: string } | null> {
  const { rows } = await sql<{ secrets: Record<string, string>; returnTo: string }>`
    DELETE FROM sign_in_challenge
    WHERE id_hash = ${hashSecret(given.secret)} AND kind = ${given.kind} AND expires_at > ${now}
      AND person_id IS NOT DISTINCT FROM ${given.personId ?? null}::uuid
    RETURNING secrets, return_to AS "returnTo"`.execute(db)
  return rows[0] ?? null
}
