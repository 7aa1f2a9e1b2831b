import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { Database, Tx } from '#platform/db/connect.ts'

/** The instance's own key for the links of surveys, made at the first opening; kept in the database, so a restored site still knows its links. */
export async function surveyKey(tx: Tx): Promise<Buffer> {
  const known = await storedKey(tx)
  if (known) return known
  const made = JSON.stringify(randomBytes(32).toString('base64url'))
  await sql`INSERT INTO setting (name, value) VALUES ('survey-key', ${made}::jsonb) ON CONFLICT (name) DO NOTHING`.execute(
    tx,
  )
  return (await storedKey(tx)) ?? Buffer.alloc(0)
}

async function storedKey(db: Database): Promise<Buffer | null> {
  const { rows } = await sql<{ value: string }>`SELECT value FROM setting WHERE name = 'survey-key'`.execute(
    db,
  )
  return rows[0] ? Buffer.from(rows[0].value, 'base64url') : null
}

/**
 * The secret of somebody's personal link: the contact's id and half of a signature, 32 bytes in base64url. Any mail can write it again, and nothing
 * more is kept.
 */
export function secretOf(key: Buffer, contactId: string): string {
  const bytes = Buffer.from(contactId.replaceAll('-', ''), 'hex')
  return Buffer.concat([bytes, signature(key, bytes)]).toString('base64url')
}

/** The contact that a link is of; undefined for what we did not sign. */
export async function contactOfSecret(db: Database, secret: string): Promise<string | undefined> {
  const key = /^[\w-]{43}$/.test(secret) ? await storedKey(db) : null
  if (!key) return undefined
  const given = Buffer.from(secret, 'base64url')
  const [bytes, sign] = [given.subarray(0, 16), given.subarray(16)]
  if (!timingSafeEqual(sign, signature(key, bytes))) return undefined
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** What is kept of an address that asked for silence: nobody reads it back without the key. */
export const silenceOf = (key: Buffer, address: string): Buffer =>
  createHmac('sha256', key).update('silence/').update(address.trim().toLowerCase()).digest()

const signature = (key: Buffer, bytes: Buffer) =>
  createHmac('sha256', key).update('survey/').update(bytes).digest().subarray(0, 16)
