import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { DB } from './schema.gen.ts'

/** The database handle that every store function takes first; a transaction fits wherever it does. */
export type Database = Kysely<DB>
export type Tx = Transaction<DB>

/** An open pool and the way to close it. */
export type Connection = { db: Database; close: () => Promise<void> }

/** How a pool is opened beside its address: connections at most, and who hears how long each statement took, in milliseconds. */
export type PoolOptions = { poolSize?: number; onQuery?: (milliseconds: number) => void }

/** The database could not be opened; the message is one clear sentence for the terminal. */
export class DatabaseError extends Error {}

/**
 * Opens a pool on a PostgreSQL server, or on the embedded one through its socket.
 * On the embedded database all connections share one backend.
 * @throws DatabaseError when the server cannot be reached
 */
export async function connect(options: pg.PoolConfig & PoolOptions): Promise<Connection> {
  const { poolSize = 8, onQuery, ...rest } = options
  const pool = new pg.Pool({
    max: poolSize,
    connectionTimeoutMillis: 10_000,
    application_name: 'maillage',
    // Our statements are short: compiling one takes longer than running it. It concerns no answer, so it is no session state.
    onConnect: async (client) => {
      await client.query('SET jit = off').catch(() => {})
    },
    ...rest,
  })
  // A connection that drops fails the query under way, if any, and is replaced at its next use. Without these listeners,
  // on the idle ones and on those at work, it would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
  })
  try {
    const client = await pool.connect()
    client.release()
  } catch (error) {
    await pool.end()
    throw new DatabaseError(
      `Base de données injoignable : ${(error as Error).message || (error as NodeJS.ErrnoException).code}. Vérifiez DATABASE_URL et que le serveur PostgreSQL tourne.`,
    )
  }
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    ...(onQuery && { log: (event) => onQuery(event.queryDurationMillis) }),
  })
  pools.set(db, pool)
  return { db, close: () => db.destroy() }
}

/** The driver's own pool of each handle. */
const pools = new WeakMap<Database, pg.Pool>()

/**
 * Runs text that may hold several statements, on one connection, and gives the rows of all of them: Kysely keeps those of a single one only.
 * For pg-boss, whose upkeep sends such texts; nothing else needs it.
 * @throws Error for a handle that `connect` did not open, such as a transaction: a defect
 */
export async function runStatements(
  db: Database,
  text: string,
  values?: unknown[],
): Promise<{ rows: Record<string, unknown>[] }> {
  const pool = pools.get(db)
  if (!pool) throw new Error('runStatements needs a handle that connect opened')
  const results = [await pool.query(text, values)].flat()
  return { rows: results.flatMap((result) => result.rows ?? []) }
}

/**
 * The only door to a transaction: commits when `work` resolves, rolls back when it throws. Inside one already, `work` joins it:
 * a verb may be a part of another.
 * Keep it short and await nothing outside the database inside it: on the embedded database everyone else waits.
 */
export function inTransaction<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db as Tx) : db.transaction().execute(work)
}

/**
 * Tries something inside a transaction, and undoes it alone when it comes to nothing: when `work` answers null, or when the database refuses rows that
 * meet (an exclusion constraint). Any other failure is thrown, for the whole transaction to end.
 */
export async function attempt<T>(tx: Tx, work: () => Promise<T | null>): Promise<T | null> {
  await sql`SAVEPOINT attempt`.execute(tx)
  const done = await work().catch((error) => {
    // exclusion_violation
    if ((error as { code?: string }).code === '23P01') return null
    throw error
  })
  if (done === null) await sql`ROLLBACK TO SAVEPOINT attempt`.execute(tx)
  await sql`RELEASE SAVEPOINT attempt`.execute(tx)
  return done
}
