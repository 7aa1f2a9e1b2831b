import { writeJournal } from '#modules/journal/index.ts'
import { type Actor, personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { Conflict } from '#platform/errors.ts'
import type { StoredSettings } from './model.ts'
import { canChangeSettings } from './policy.ts'
import { readSettings, writeSettings } from './settings-store.ts'
import { forgetKeptSettings } from './site-settings.ts'

type Given = { change: Partial<StoredSettings>; version: number }

/**
 * Saves a part of the settings, with what it was and became in the journal.
 * @param version the one the person was shown: another one now means that somebody changed them meanwhile
 * @param inside what goes with it in the same transaction
 * @throws Conflict `settings` when they changed meanwhile
 */
export async function saveSettings(
  db: Database,
  actor: Actor,
  { change, version }: Given,
  now: Date,
  inside: (tx: Tx) => Promise<void> = async () => {},
): Promise<void> {
  authorise(canChangeSettings, actor, undefined)
  await inTransaction(db, async (tx) => {
    const before = await readSettings(tx)
    if (before.version !== version) throw new Conflict('settings')
    const changes = Object.fromEntries(
      Object.entries(change).flatMap(([field, to]) => {
        const from = before.value[field as keyof StoredSettings]
        return JSON.stringify(from) === JSON.stringify(to) ? [] : [[field, { from, to }]]
      }),
    )
    if (Object.keys(changes).length === 0) return
    await inside(tx)
    const by = personId(actor)
    if (!(await writeSettings(tx, { ...before.value, ...change }, { version, by }, now)))
      throw new Conflict('settings')
    await writeJournal(
      tx,
      actor,
      [{ action: 'settings.edit', object: { kind: 'settings', id: 'site' }, changes }],
      now,
    )
  })
  forgetKeptSettings(db)
}
