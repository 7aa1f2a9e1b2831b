import { writeJournal } from '#modules/journal/index.ts'
import { keepLogo } from '#modules/settings/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import { held } from './arrange-season.ts'
import { canEditSeasons } from './policy.ts'

/**
 * Gives a season a logo, drawn anew, with what it says.
 * @throws AppError unauthenticated, forbidden, unsupported_type; NotFound
 */
export async function saveSeasonLogo(
  { db, files }: { db: Database; files: FileStore },
  actor: Actor,
  given: { code: string; content: Uint8Array; alt: string },
  now: Date,
): Promise<void> {
  authorise(canEditSeasons, actor, undefined)
  await keepLogo(files, actor, given.content, now, ({ fileId }, keep) =>
    inTransaction(db, async (tx) => {
      await keep(tx)
      await setLogo(tx, actor, given.code, { id: fileId, alt: given.alt }, now)
    }),
  )
}

/** Takes the logo of a season away. @throws AppError unauthenticated or forbidden, NotFound */
export async function removeSeasonLogo(db: Database, actor: Actor, code: string, now: Date): Promise<void> {
  authorise(canEditSeasons, actor, undefined)
  await inTransaction(db, (tx) => setLogo(tx, actor, code, null, now))
}

async function setLogo(
  tx: Tx,
  actor: Actor,
  code: string,
  logo: { id: string; alt: string } | null,
  now: Date,
): Promise<void> {
  const season = await held(tx, code)
  await tx
    .updateTable('season')
    .where('code', '=', code)
    .set({ logo_id: logo?.id ?? null, logo_alt: logo?.alt ?? '' })
    .execute()
  const changes = { logo: { from: season.logo?.alt ?? null, to: logo?.alt ?? null } }
  await writeJournal(
    tx,
    actor,
    [{ action: 'season.edit', object: { kind: 'season', id: code }, changes }],
    now,
  )
}
