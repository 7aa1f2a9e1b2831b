import { sql } from 'kysely'
import type { Tx } from '#platform/db/connect.ts'
import { Invalid } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { formMessages } from './messages/index.ts'
import type { Move } from './move-loan.ts'

/**
 * Refuses that a copy, or modules of it, leave while they are still at another host’s, or before another loan that they are promised to.
 * @throws Invalid
 */
export async function refuseElsewhere(tx: Tx, { loan, present }: Move, lang: Lang): Promise<void> {
  const { rows } = await sql<{ out: boolean }>`
    SELECT x.state = 'handed_over' AS out FROM loan l JOIN loan x ON x.copy_id = l.copy_id AND x.id <> l.id AND x.modules && l.modules
    WHERE l.id = ${loan.id} AND (x.state = 'handed_over' OR (x.state IN ('offered', 'approved', 'signed')
      AND upper(x.during) > ${present}::date AND lower(x.during) < lower(l.during)))
    ORDER BY x.state = 'handed_over' DESC LIMIT 1`.execute(tx)
  const [other] = rows
  if (!other) return
  const t = formMessages[lang].elsewhere
  throw new Invalid([{ field: 'condition', message: other.out ? t.out : t.promised }])
}
