import type { Actor } from '#platform/access/actor.ts'
import { inTransaction } from '#platform/db/connect.ts'
import type { Progress } from '#platform/progress.ts'
import type { Run } from './model.ts'
import { type ImportServices, runImports } from './run-imports.ts'
import { changeState, getRun, releaseClaims } from './store.ts'
import { uploadImport } from './upload-import.ts'

type Given = {
  name: string
  content: Uint8Array
  source: { id: string } | { wish: string; vintage: string }
  /** Reader's id, when the command names one. */
  format?: string
  progress: Progress
  /** No other process works on this database: leases left by one that died are void. */
  alone: boolean
}

const actor: Actor = { kind: 'system', origin: 'command' }

/**
 * A whole import asked on the terminal: followed and undone like those of the site. The site may take it over when the command dies.
 * @throws UnreadableFile
 */
export async function importByCommand(services: ImportServices, given: Given): Promise<Run> {
  const { db, now } = services
  const { name, content, source, alone, progress } = given
  const described =
    'id' in source
      ? source
      : {
          wish: source.wish,
          title: name,
          rest: { publisher: 'non précisé', licence: 'non précisée', vintage: source.vintage, url: null },
        }
  const { id } = await uploadImport(services, actor, { name, content, source: described }, now())
  await inTransaction(db, async (tx) => {
    if (given.format)
      await tx
        .updateTable('import_run')
        .where('id', '=', id)
        .set({ format: given.format, mapping: null })
        .execute()
    // Nobody is woken: this process does the work, and the site finds it by itself should this one die.
    await changeState(tx, id, 'queued', now())
  })
  if (alone) await releaseClaims(db)
  const stopped = new AbortController()
  while (true) {
    const work = runImports(services, stopped.signal)
    const told = follow(services, id, progress, work)
    await Promise.all([work, told])
    const run = await getRun(db, id)
    if (!run) throw new Error('an import under way does not disappear')
    if (!['queued', 'running'].includes(run.state)) return run
    // Another process is at work, or died less than a minute ago.
    await pause(1000)
  }
}

/** Tells how far the run is until the work ends. */
async function follow(
  { db }: ImportServices,
  id: string,
  progress: Progress,
  work: Promise<void>,
): Promise<void> {
  let ended = false
  const end = () => {
    ended = true
  }
  work.then(end, end)
  while (!ended) {
    await Promise.race([work.catch(() => {}), pause(500)])
    const run = await getRun(db, id)
    if (run) progress('Structures', run.position, run.total)
  }
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))
