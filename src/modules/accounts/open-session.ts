import { writeJournal } from '#modules/journal/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { newSecret } from '#platform/access/secret.ts'
import type { Tx } from '#platform/db/connect.ts'
import { deviceOf, type SignInMethod, sessionDays } from './model.ts'
import { insertSession } from './session-store.ts'

/** The moment a session used now ends. */
export const sessionEnd = (now: Date) => new Date(now.getTime() + sessionDays * 24 * 3600_000)

/**
 * Opens a session of its own secret for a person who has just proved who they are, in the caller's transaction.
 * @returns the secret, for the cookie
 */
export async function openSession(
  tx: Tx,
  given: {
    personId: string
    method: SignInMethod
    userAgent: string | undefined
    /** The identity provider's token, which it asks for at sign-out. */
    idToken?: string
  },
  now: Date,
): Promise<string> {
  const { secret, hash } = newSecret()
  const device = deviceOf(given.userAgent)
  await insertSession(tx, {
    tokenHash: hash,
    personId: given.personId,
    method: given.method,
    device,
    idToken: given.idToken ?? null,
    now,
    expiresAt: sessionEnd(now),
  })
  await tx
    .updateTable('person')
    .where('id', '=', given.personId)
    .set({ last_seen_at: now, inactivity_warned_at: null })
    .execute()
  // They proved who they are a moment ago; the session they will act by is this one.
  const self: Actor = { kind: 'link', personId: given.personId }
  await writeJournal(
    tx,
    self,
    [
      {
        action: 'session.open',
        object: { kind: 'person', id: given.personId },
        changes: { method: given.method },
      },
    ],
    now,
  )
  return secret
}
