import { sql } from 'kysely'
import type { Config } from '#platform/config.ts'
import { openDatabase } from '#platform/db/open.ts'
import { subjects } from './records.ts'
import type { BenchRoute } from './routes.ts'

/** Most events of the calendar file that is measured. */
const inFile = 50_000

/** Values that exist in a database of events; `until` is the last day of the calendar file, null when it holds all that is to come. */
export type AgendaSample = { slugs: string[]; themes: string[]; communes: string[]; until: string | null }

export async function takeAgendaSample(config: Config): Promise<AgendaSample> {
  const { db, close } = await openDatabase(config)
  try {
    const list = async (query: ReturnType<typeof sql<{ value: string }>>) =>
      (await query.execute(db)).rows.map((row) => row.value)
    const [until = null] = await list(
      sql`SELECT (begins[1]::date - 1)::text AS value FROM search_entry WHERE kind = 'event' AND last_end > now()
        ORDER BY begins[1] LIMIT 1 OFFSET ${inFile}`,
    )
    return {
      slugs: await list(
        sql`SELECT id AS value FROM search_entry WHERE kind = 'event' AND last_end > now() ORDER BY md5(id) LIMIT 200`,
      ),
      themes: await list(
        sql`SELECT DISTINCT code AS value FROM event_term WHERE vocabulary = 'theme' ORDER BY 1 LIMIT 12`,
      ),
      communes: await list(
        sql`SELECT 'commune/' || code AS value FROM territory WHERE kind = 'commune' ORDER BY population DESC NULLS LAST LIMIT 40`,
      ),
      until,
    }
  } finally {
    await close()
  }
}

/** The pages of the agenda, after the baselines that tell the machine's own speed. */
export function agendaRoutes({ slugs, themes, communes }: AgendaSample): BenchRoute[] {
  const at = (path: string, values: readonly string[]) =>
    values.map((value) => path.replace('{}', encodeURIComponent(value)))
  const months = [0, 1, 2, 3].map((ahead) => {
    const now = new Date()
    return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1)).toISOString().slice(0, 7)
  })
  return [
    { name: 'baseline: GET /sante (no database)', urls: ['/sante'] },
    { name: 'baseline: GET /sante/pret (one SELECT 1)', urls: ['/sante/pret'] },
    { name: 'agenda list', urls: ['/agenda', ...[2, 3, 4, 5].map((page) => `/agenda?page=${page}`)] },
    {
      name: 'agenda, this week-end',
      urls: ['/agenda?quand=week-end', ...at('/agenda?quand=week-end&theme={}', themes)],
    },
    { name: 'agenda, one theme', urls: at('/agenda?theme={}', themes) },
    { name: 'agenda, within 20 km', urls: at('/agenda?pres={}&rayon=20', communes) },
    { name: 'agenda, month view', urls: at('/agenda?vue=mois&mois={}', months) },
    {
      name: 'agenda, words',
      urls: at('/agenda?q={}', [...subjects, ...subjects.map((each) => `atelier ${each}`)]),
    },
    { name: 'agenda, past', urls: ['/agenda?quand=passes', ...at('/agenda?quand=passes&theme={}', themes)] },
    { name: 'event', urls: at('/agenda/{}', slugs) },
    { name: 'event, calendar file', urls: at('/agenda/{}.ics', slugs) },
  ]
}
