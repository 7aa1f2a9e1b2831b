import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../db/connect.ts'
import { type Lang, localPath } from '../i18n/lang.ts'
import { mutableKinds } from './kinds.ts'

/** Who refuses which kind of mail, as a link says it. */
export type MuteRequest = { personId: string; kind: string }

/** The instance's own key for links to refuse mails, made at its first use; kept in the database, so a restored site still knows its links. */
export async function muteKey(db: Database): Promise<Buffer> {
  const made = randomBytes(32).toString('base64url')
  await sql`INSERT INTO setting (name, value) VALUES ('mute-key', ${JSON.stringify(made)}::jsonb) ON CONFLICT (name) DO NOTHING`.execute(
    db,
  )
  const { rows } = await sql<{ value: string }>`SELECT value FROM setting WHERE name = 'mute-key'`.execute(db)
  return Buffer.from(rows[0]?.value ?? made, 'base64url')
}

/** The path where one click stops a kind of mail for a person, without signing in (RFC 8058). */
export function mutePath(key: Buffer, lang: Lang, { personId, kind }: MuteRequest): string {
  return localPath(lang, `/mails/refuser?p=${personId}&k=${kind}&s=${signature(key, { personId, kind })}`)
}

/** What a link asks, when it is one of ours and the kind can be refused; null otherwise. */
export function readMuteLink(key: Buffer, query: { p?: string; k?: string; s?: string }): MuteRequest | null {
  const { p: personId = '', k: kind = '', s = '' } = query
  const expected = Buffer.from(signature(key, { personId, kind }))
  const given = Buffer.from(s)
  const ours = given.length === expected.length && timingSafeEqual(given, expected)
  return ours && mutableKinds.some((each) => each === kind) ? { personId, kind } : null
}

function signature(key: Buffer, { personId, kind }: MuteRequest): string {
  return createHmac('sha256', key).update(`mute/${personId}/${kind}`).digest('base64url')
}
