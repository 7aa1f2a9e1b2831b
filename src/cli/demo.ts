import { loadDemoEvents, removeDemoEvents } from '#modules/agenda/index.ts'
import { loadDemoExperts, removeDemoExperts } from '#modules/experts/index.ts'
import { loadDemoSurveys, removeDemoSurveys } from '#modules/findings/index.ts'
import { loadDemoLoans, removeDemoLoans } from '#modules/loans/index.ts'
import { loadDemoTools, removeDemoTools } from '#modules/tools/index.ts'
import type { Config } from '#platform/config.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { migrate } from '#platform/db/migrate.ts'
import { openBesideSite } from '#platform/db/open.ts'
import { CommandError } from './command-error.ts'

/** Invented things that show what the site does before anybody filled it. Each module that has some adds its line. */
const demonstrations: {
  name: string
  load: (db: Database, now: Date, pack: string) => Promise<number>
  remove: (db: Database, now: Date) => Promise<number>
}[] = [
  { name: 'personnes qui interviennent', load: loadDemoExperts, remove: removeDemoExperts },
  { name: 'rendez-vous', load: loadDemoEvents, remove: removeDemoEvents },
  { name: 'outils itinérants', load: loadDemoTools, remove: removeDemoTools },
  // After the tools, which their loans leave with.
  { name: 'prêts et leurs structures', load: loadDemoLoans, remove: removeDemoLoans },
  { name: 'réponses d’enquête', load: loadDemoSurveys, remove: removeDemoSurveys },
]

const key = 'demonstration'

/**
 * Loads the demonstration set once: what the operator removed does not come back at the next start. A set loaded before surveys had one gets theirs,
 * and so does one whose pack brings another: a campaign that is there, whoever made it, is left as it is.
 */
export async function loadDemoOnce(db: Database, now: Date, pack: string): Promise<void> {
  const known = await db.selectFrom('setting').where('name', '=', key).select('value').executeTakeFirst()
  if (!known) await loadAll(db, now, pack)
  else if (known.value === 'loaded') {
    await completeLoans(db, now)
    await loadDemoSurveys(db, now, pack)
  }
}

/** A demonstration loaded before tools were lent in it gets its loans. */
async function completeLoans(db: Database, now: Date): Promise<void> {
  const held = await db
    .selectFrom('tool')
    .where('demo', '=', true)
    .where('holder_id', 'is', null)
    .select('id')
    .limit(1)
    .executeTakeFirst()
  if (!held) return
  await loadDemoTools(db, now)
  await loadDemoLoans(db, now)
}

async function loadAll(db: Database, now: Date, pack: string): Promise<string[]> {
  const lines: string[] = []
  for (const each of demonstrations) lines.push(`${await each.load(db, now, pack)} ${each.name}`)
  await note(db, 'loaded', now)
  return lines
}

async function removeAll(db: Database, now: Date): Promise<string[]> {
  const lines: string[] = []
  for (const each of demonstrations) lines.push(`${await each.remove(db, now)} ${each.name}`)
  await note(db, 'removed', now)
  return lines
}

function note(db: Database, state: 'loaded' | 'removed', now: Date) {
  const value = JSON.stringify(state)
  return inTransaction(db, (tx) =>
    tx
      .insertInto('setting')
      .values({ name: key, value, updated_at: now })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value, updated_at: now }))
      .execute(),
  )
}

/** `demo load|remove`: adds the demonstration set, or takes every part of it away. */
export async function demoCommand(args: string[], config: Config): Promise<void> {
  const [what] = args
  if (what !== 'load' && what !== 'remove')
    throw new CommandError(
      'Dites ce qu’il faut faire : npm run data -- demo load, ou npm run data -- demo remove',
    )
  const connection = await openBesideSite(config)
  try {
    await migrate(connection.db)
    const now = new Date()
    const lines =
      what === 'load'
        ? await loadAll(connection.db, now, config.regionPack)
        : await removeAll(connection.db, now)
    console.log(`${what === 'load' ? 'Ajouté' : 'Retiré'} : ${lines.join(', ')}.`)
  } finally {
    await connection.close()
  }
}
