import type { PublicKeyCredentialCreationOptionsJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { writeJournal } from '#modules/journal/index.ts'
import type { Actor, PersonActor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { AppError, Conflict } from '#platform/errors.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { queueMails } from '#platform/mail/mail.ts'
import { keepChallenge, takeChallenge } from './challenges.ts'
import { messages } from './messages/index.ts'
import { passkeyLimit, type RelyingParty } from './model.ts'
import { canUseAccount } from './policy.ts'

/** COSE numbers of Ed25519, ES256 and RS256: what devices in use know. */
const algorithms = [-8, -7, -257]

/**
 * What a browser needs to make a passkey for the person who asks.
 * @returns the options, and the secret to send back with the answer
 * @throws AppError unauthenticated, forbidden; Conflict beyond twenty passkeys
 */
export async function startPasskey(
  db: Database,
  actor: Actor,
  site: RelyingParty,
  now: Date,
): Promise<{ options: PublicKeyCredentialCreationOptionsJSON; challenge: string }> {
  const person = self(actor)
  const known = await db.selectFrom('passkey').where('person_id', '=', person.id).select('id').execute()
  if (known.length >= passkeyLimit) throw new Conflict('too many passkeys')
  const { generateRegistrationOptions } = await import('@simplewebauthn/server')
  const options = await generateRegistrationOptions({
    rpName: site.name,
    rpID: site.id,
    userID: new Uint8Array(Buffer.from(person.id)),
    userName: person.email,
    userDisplayName: person.name || person.email,
    excludeCredentials: known,
    supportedAlgorithmIDs: algorithms,
    // It signs in alone: it must be found without an address, and its device must have recognised its owner.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  const secrets = { challenge: options.challenge }
  const challenge = await keepChallenge(db, { kind: 'passkey-register', personId: person.id, secrets }, now)
  return { options, challenge }
}

/**
 * Keeps the passkey a browser made; its owner is told by mail that there is a new way in.
 * @throws AppError invalid when the answer does not match what was asked, of this person, on this site
 */
export async function finishPasskey(
  db: Database,
  actor: Actor,
  given: { site: RelyingParty; challenge: string; name: string; response: RegistrationResponseJSON },
  now: Date,
): Promise<void> {
  const person = self(actor)
  const asked = await takeChallenge(
    db,
    { kind: 'passkey-register', secret: given.challenge, personId: person.id },
    now,
  )
  if (!asked) throw new AppError('invalid', { detail: 'challenge' })
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  const verified = await verifyRegistrationResponse({
    response: given.response,
    expectedChallenge: asked.secrets.challenge ?? '',
    expectedOrigin: given.site.origin,
    expectedRPID: given.site.id,
    supportedAlgorithmIDs: algorithms,
  }).catch(() => ({ verified: false as const }))
  if (!verified.verified) throw new AppError('invalid', { detail: 'passkey' })
  const { credential, credentialBackedUp } = verified.registrationInfo
  await inTransaction(db, async (tx) => {
    const added = await tx
      .insertInto('passkey')
      .values({
        id: credential.id,
        person_id: person.id,
        name: given.name,
        public_key: Buffer.from(credential.publicKey),
        counter: credential.counter,
        transports: credential.transports ?? [],
        backed_up: credentialBackedUp,
        created_at: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!added) throw new AppError('invalid', { detail: 'passkey known' })
    const object = { kind: 'person', id: person.id }
    const entry = { action: 'passkey.add', object, changes: { name: given.name }, personal: true }
    await writeJournal(tx, actor, [entry], now)
    const t = messages[person.lang].mails.passkeyAdded
    const path = localPath(person.lang, '/compte/securite')
    const body = [t.text(given.name), t.notYou, { action: t.action, path }]
    const to = { to: person.email, personId: person.id, lang: person.lang }
    await queueMails(tx, [{ kind: 'account', ...to, subject: t.subject, body }], now)
  })
}

function self(actor: Actor): PersonActor {
  authorise(canUseAccount, actor, undefined)
  if (actor.kind !== 'person') throw new AppError('forbidden')
  return actor
}
