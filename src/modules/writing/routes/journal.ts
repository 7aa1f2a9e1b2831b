import type { Context } from 'hono'
import { listEntries, readFilters } from '#modules/journal/index.ts'
import type { Env } from '#platform/http/env.ts'

/** `GET /api/v1/journal?objet=&structure=&personne=&acte=&origine=&du=&au=&avant=`: the newest first, fifty at a time. */
export async function readJournal(c: Context<Env>): Promise<Response> {
  const { db } = c.get('services')
  const before = c.req.query('avant')
  const { entries, next } = await listEntries(
    db,
    c.get('actor'),
    readFilters((name) => c.req.query(name)),
    before && /^\d{1,18}$/.test(before) ? before : null,
  )
  return c.json({ data: entries, pagination: { before: next } })
}
