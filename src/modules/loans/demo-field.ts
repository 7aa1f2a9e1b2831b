import { sql } from 'kysely'
import { lengthOf, multirangeOf } from '#modules/tools/index.ts'
import type { Tx } from '#platform/db/connect.ts'
import { type DemoLoan, demoId } from './demo-sketch.ts'
import type { countsOf } from './demo-story.ts'
import { noticeDays } from './notices-model.ts'

/** A demonstration loan with what was counted when it came back, and when it did. */
type Back = DemoLoan & {
  parts: ReturnType<typeof countsOf>
  back: Date | string | undefined
  over: Date | string | undefined
}

/** What hosts told of two in three of the loans that are over. */
async function writeHostings(tx: Tx, loans: readonly Back[]): Promise<void> {
  const told = loans.flatMap(({ id, span, over }) => {
    const chance = Number.parseInt(id.slice(0, 6), 16)
    if (!over || chance % 3 === 0) return []
    const days = lengthOf(span)
    const [visitors, pupils] = [(1 + (chance % 5)) * 4 * days, chance % 2 === 0 ? (chance % 9) * 12 : null]
    const children = Math.floor(visitors / 3)
    return {
      loan: id,
      days: Math.ceil((days * 5) / 7),
      public: visitors,
      pupils,
      // Every second host told ages.
      ...(chance % 4 < 2 && { children, adults: visitors - children }),
      satisfaction: chance % 7 === 0 ? null : 3 + (chance % 3),
      at: over,
    }
  })
  await sql`INSERT INTO loan_hosting (loan_id, days_open, public, pupils, children, adults, satisfaction, told_at)
    SELECT x.loan, x.days, x.public, x.pupils, x.children, x.adults, x.satisfaction, x.at
    FROM jsonb_to_recordset(${sql`${JSON.stringify(told)}::jsonb`}) AS x (loan uuid, days smallint, public integer, pupils integer, children integer,
      adults integer, satisfaction smallint, at timestamptz)`.execute(tx)
}

/** What was seen of demonstration loans as they came back, what broke, what hosts told, and the reminders that are taken for sent. */
export async function writeField(tx: Tx, loans: readonly Back[], now: Date): Promise<void> {
  const given = (rows: unknown[]) => sql`${JSON.stringify(rows)}::jsonb`
  const back = loans.filter(({ parts, back }) => parts.length > 0 && back)
  await sql`INSERT INTO loan_report (id, loan_id, moment, condition, side, seen_at, written_at)
    SELECT x.id, x.loan, 'return', x.condition, 'holder', x.at, x.at FROM jsonb_to_recordset(${given(
      back.map(({ id, broken, back: at }) => ({
        id: demoId(`${id} report`),
        loan: id,
        condition: broken ? 'damaged' : 'good',
        at,
      })),
    )}) AS x (id uuid, loan uuid, condition text, at timestamptz)`.execute(tx)
  const parts = back.flatMap(({ id, parts }) => parts.map((part) => ({ loan: id, ...part })))
  await sql`INSERT INTO loan_part (loan_id, moment, rank, part_id, name, expected, found, damaged, note)
    SELECT x.loan, 'return', x.rank, x."partId", x.name, x.expected, x.found, x.damaged, x.note FROM jsonb_to_recordset(${given(parts)})
      AS x (loan uuid, rank smallint, "partId" uuid, name text, expected integer, found integer, damaged integer, note text)`.execute(
    tx,
  )
  const broken = back.filter((loan) => loan.broken && loan.copyId)
  const incidents = broken.map((loan) => ({
    id: demoId(`${loan.id} incident`),
    copy: loan.copyId,
    loan: loan.id,
    modules: multirangeOf(loan.modules),
    at: loan.back,
    // A loan that is over was repaired before.
    closed: loan.over ?? null,
  }))
  await sql`INSERT INTO copy_incident (id, copy_id, loan_id, modules, moment, blocks, side, opened_at, outcome, closed_at)
    SELECT x.id, x.copy, x.loan, x.modules, 'return', 'copy', 'holder', x.at, CASE WHEN x.closed IS NOT NULL THEN 'repaired' END, x.closed
    FROM jsonb_to_recordset(${given(incidents)}) AS x (id uuid, copy uuid, loan uuid, modules int4multirange, at timestamptz, closed timestamptz)`.execute(
    tx,
  )
  const hurt = broken.flatMap((loan) =>
    loan.parts
      .filter(({ expected, found, damaged }) => damaged > 0 || found < expected)
      .map(({ partId, name, expected, found, damaged }, rank) => ({
        incident: demoId(`${loan.id} incident`),
        rank,
        partId,
        name,
        missing: expected - found,
        damaged,
      })),
  )
  await sql`INSERT INTO incident_part (incident_id, rank, part_id, name, missing, damaged)
    SELECT x.incident, x.rank, x."partId", x.name, x.missing, x.damaged
    FROM jsonb_to_recordset(${given(hurt)}) AS x (incident uuid, rank smallint, "partId" uuid, name text, missing integer, damaged integer)`.execute(
    tx,
  )
  await writeHostings(tx, loans)
  const late = loans
    .filter(({ state }) => state === 'handed_over')
    .flatMap(({ id, span }) => noticeDays.overdue.map((days) => ({ loan: id, about: `${span.to}/${days}` })))
  await sql`INSERT INTO loan_notice (loan_id, kind, about, at)
    SELECT x.loan, 'overdue', x.about, ${now}::timestamptz FROM jsonb_to_recordset(${given(late)}) AS x (loan uuid, about text)`.execute(
    tx,
  )
}
