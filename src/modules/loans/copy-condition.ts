import { type CopyState, type Modules, setBrokenModules, setCopyState } from '#modules/tools/index.ts'
import type { Tx } from '#platform/db/connect.ts'
import { brokenModules } from './modules-store.ts'

/** Takes a copy out of lending, or some of its modules alone, until they are mended. */
export async function takeOut(tx: Tx, copyId: string, modules: Modules, now: Date): Promise<void> {
  if (modules === null) return setCopyState(tx, copyId, 'repair', now)
  await setBrokenModules(tx, copyId, [...(await brokenModules(tx, copyId)), ...modules], now)
}

/** Lends a copy again, or some of its modules, but for those that something else keeps. */
export async function putBack(
  tx: Tx,
  copyId: string,
  { modules, kept = [], state }: { modules: Modules; kept?: readonly number[]; state: CopyState },
  now: Date,
): Promise<void> {
  if (modules === null) return setCopyState(tx, copyId, state, now)
  const gone = (number: number) => modules.includes(number) && !kept.includes(number)
  const broken = await brokenModules(tx, copyId)
  await setBrokenModules(
    tx,
    copyId,
    broken.filter((number) => !gone(number)),
    now,
  )
}
