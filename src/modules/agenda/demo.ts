import { sql } from 'kysely'
import { removeEntries } from '#modules/search/index.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { daytimeSketches } from './demo-days.ts'
import { eveningSketches } from './demo-evenings.ts'
import { groupSketches } from './demo-groups.ts'
import { type DemoCommune, sketchedEvent } from './demo-sketch.ts'
import { writeEvent } from './write-event.ts'

const sketches = [...daytimeSketches, ...eveningSketches, ...groupSketches]

/**
 * Publishes the invented events, from tomorrow to four months ahead, in large and small communes of whatever region is loaded.
 * Those already there are left as they are, dates included: remove them first to move them.
 * @returns how many were added
 */
export async function loadDemoEvents(db: Database, now: Date): Promise<number> {
  const communes = await demoCommunes(db)
  if (communes.length === 0) return 0
  return inTransaction(db, async (tx) => {
    const known = await tx.selectFrom('event').where('demo', '=', true).select('title_fr').execute()
    const titles = new Set(known.map((event) => event.title_fr))
    let added = 0
    for (const [at, sketch] of sketches.entries()) {
      const commune = communes[at % communes.length]
      if (!commune || titles.has(sketch.title)) continue
      await writeEvent(tx, sketchedEvent(sketch, commune, now), { state: 'published', demo: true }, now)
      added++
    }
    return added
  })
}

/** Removes every invented event. @returns how many were removed */
export async function removeDemoEvents(db: Database): Promise<number> {
  return inTransaction(db, async (tx) => {
    // Whoever tried the bookings out on an invented event goes with it.
    await sql`DELETE FROM booking b USING event_session s JOIN event e ON e.id = s.event_id WHERE s.id = b.session_id AND e.demo`.execute(
      tx,
    )
    const gone = await tx.deleteFrom('event').where('demo', '=', true).returning('slug').execute()
    await removeEntries(
      tx,
      'event',
      gone.map((event) => event.slug),
    )
    return gone.length
  })
}

/** Two large communes, then a small one, and so on; always the same for a region. */
async function demoCommunes(db: Database): Promise<DemoCommune[]> {
  const { rows } = await sql<DemoCommune>`
    WITH place AS (
      SELECT code, point[0] AS lon, point[1] AS lat, row_number() OVER (ORDER BY population DESC NULLS LAST, code) AS size,
        row_number() OVER (ORDER BY population NOT BETWEEN 300 AND 3000 NULLS LAST, md5(code)) AS luck
      FROM territory WHERE kind = 'commune' AND point IS NOT NULL)
    SELECT code, lon, lat FROM place WHERE size <= 26 OR luck <= 13
    ORDER BY CASE WHEN size <= 26 THEN size * 3 ELSE luck * 6 + 1 END, code`.execute(db)
  return rows
}
