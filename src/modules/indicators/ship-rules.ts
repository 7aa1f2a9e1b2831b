import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { AlertRule } from './alert-model.ts'
import { alertMessages } from './messages/index.ts'

type Shipped = Omit<AlertRule, 'id' | 'title' | 'shipped'> & {
  shipped: keyof typeof alertMessages.fr.shipped
}

/** Rules that a site begins with: those that seldom speak are on, those that a region must first think about are off. */
const shippedRules: readonly Shipped[] = [
  {
    shipped: 'no-actor-left',
    indicator: 'actors',
    kind: 'none-left',
    level: 'epci',
    threshold: null,
    tell: 'moderator',
    active: true,
  },
  {
    shipped: 'falling-attendance',
    indicator: 'attendance',
    kind: 'drop',
    level: 'epci',
    threshold: 30,
    tell: 'moderator',
    active: true,
  },
  {
    shipped: 'falling-museums',
    indicator: 'museum-visits',
    kind: 'drop',
    level: 'epci',
    threshold: 30,
    tell: 'moderator',
    active: true,
  },
  {
    shipped: 'blank-zone',
    indicator: 'museum-reach',
    kind: 'below',
    level: 'epci',
    threshold: 10,
    tell: 'nobody',
    active: true,
  },
  {
    shipped: 'actors-gap',
    indicator: 'actors-rate',
    kind: 'gap',
    level: 'epci',
    threshold: 75,
    tell: 'nobody',
    active: false,
  },
  {
    shipped: 'fewer-actors',
    indicator: 'actors',
    kind: 'drop',
    level: 'departement',
    threshold: 20,
    tell: 'moderator',
    active: false,
  },
  {
    shipped: 'nothing-coming',
    indicator: 'coming-events-rate',
    kind: 'below',
    level: 'epci',
    threshold: 0.1,
    tell: 'nobody',
    active: false,
  },
]

/** Puts the rules that come with the program, each once; what a site changed of them stays. Those of an indicator that is not there wait for it. */
export async function shipRules(db: Database, now: Date): Promise<void> {
  for (const [place, it] of shippedRules.entries())
    await sql`
      INSERT INTO alert_rule (title, indicator, kind, level, threshold, tell, active, shipped, created_at)
      SELECT ${alertMessages.fr.shipped[it.shipped]}::text, i.code, ${it.kind}::text, ${it.level}::text, ${it.threshold}::float8, ${it.tell}::text,
        ${it.active}::boolean, ${it.shipped}::text, ${new Date(now.getTime() - place * 1000)}::timestamptz
      FROM indicator i WHERE i.code = ${it.indicator} ON CONFLICT (shipped) DO NOTHING`.execute(db)
}
