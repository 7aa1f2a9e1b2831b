import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { Database, Tx } from '#platform/db/connect.ts'

/** The instance's own key for the links of bookings, made at the first booking; kept in the database, so a restored site still knows its links. */
export async function bookingKey(tx: Tx): Promise<Buffer> {
  const known = await storedKey(tx)
  if (known) return known
  const made = JSON.stringify(randomBytes(32).toString('base64url'))
  await sql`INSERT INTO setting (name, value) VALUES ('booking-key', ${made}::jsonb) ON CONFLICT (name) DO NOTHING`.execute(
    tx,
  )
  return (await storedKey(tx)) ?? Buffer.alloc(0)
}

async function storedKey(db: Database): Promise<Buffer | null> {
  const { rows } = await sql<{ value: string }>`SELECT value FROM setting WHERE name = 'booking-key'`.execute(
    db,
  )
  return rows[0] ? Buffer.from(rows[0].value, 'base64url') : null
}

/**
 * The secret of a booking's link: its id and half of a signature, 32 bytes in base64url. Any mail can write it again, and nothing more is kept.
 */
export function secretOf(key: Buffer, id: string): string {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex')
  return Buffer.concat([bytes, signature(key, bytes)]).toString('base64url')
}

/** The booking that a link opens; undefined for what we did not sign. */
export async function bookingOfSecret(db: Database, secret: string): Promise<string | undefined> {
  const key = /^[\w-]{43}$/.test(secret) ? await storedKey(db) : null
  if (!key) return undefined
  const given = Buffer.from(secret, 'base64url')
  const [bytes, sign] = [given.subarray(0, 16), given.subarray(16)]
  if (!timingSafeEqual(sign, signature(key, bytes))) return undefined
  const hex = bytes.toString('hex')
  return [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ]
    .map(([from, to]) => hex.slice(from, to))
    .join('-')
}

const signature = (key: Buffer, bytes: Buffer) =>
  createHmac('sha256', key).update('booking/').update(bytes).digest().subarray(0, 16)
