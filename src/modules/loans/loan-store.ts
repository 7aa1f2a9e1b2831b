import { sql } from 'kysely'
import type { Database, Tx } from '#platform/db/connect.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { Borrower } from './asking-model.ts'
import type { Loan, Reception } from './model.ts'
import { askedForOfLoan, modulesOfLoan } from './modules-store.ts'

/** A loan by its id, with the names of its two sides; `undefined` when there is none. */
export async function readLoan(db: Database, id: string): Promise<Loan | undefined> {
  const { rows } = await sql<Loan>`
    SELECT l.id, jsonb_build_object('id', t.id, 'slug', t.slug, 'titleFr', t.title_fr, 'titleEn', t.title_en) AS tool,
      CASE WHEN h.id IS NOT NULL THEN jsonb_build_object('id', h.id, 'name', h.name) END AS holder,
      CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('id', o.id, 'name', o.name,
        'demo', o.status = 'demonstration') END AS borrower,
      CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('id', p.id, 'email', p.email, 'lang', p.lang) END AS "askedBy",
      CASE WHEN c.id IS NOT NULL THEN jsonb_build_object('id', c.id, 'code', c.code) END AS copy,
      ${modulesOfLoan} AS modules, ${askedForOfLoan} AS "askedFor",
      l.state, l.state_at AS "stateAt", jsonb_build_object('from', lower(l.during), 'to', upper(l.during) - 1) AS span,
      CASE WHEN l.offer_during IS NOT NULL
        THEN jsonb_build_object('from', lower(l.offer_during), 'to', upper(l.offer_during) - 1) END AS offer,
      (SELECT jsonb_build_object('id', d.id, 'side', d.side, 'span', jsonb_build_object('from', lower(d.during), 'to', upper(d.during) - 1),
        'copy', (SELECT jsonb_build_object('id', k.id, 'code', k.code) FROM tool_copy k WHERE k.id = d.copy_id), 'words', d.words)
        FROM loan_date_change d WHERE d.loan_id = l.id AND d.state = 'open') AS change,
      l.flexible_days AS "flexibleDays", l.waiting, jsonb_build_object('organisationId', l.place_organisation_id, 'name', l.place_name, 'address', l.place_address,
        'commune', l.place_commune, 'host', (SELECT q.name FROM organisation q WHERE q.id = l.place_organisation_id),
        'town', (SELECT g.name FROM territory g WHERE g.kind = 'commune' AND g.code = coalesce(l.place_commune,
          (SELECT m.commune FROM place m WHERE m.organisation_id = l.place_organisation_id AND m.main)))) AS place,
      l.audience, l.purpose, l.message, l.answers, l.reason, l.price_cents AS "priceCents", l.deposit_cents AS "depositCents",
      l.incident, t.demo,
      ARRAY(SELECT s.side FROM loan_signature s WHERE s.loan_id = l.id ORDER BY s.side) AS signed, l.version
    FROM loan l JOIN tool t ON t.id = l.tool_id LEFT JOIN organisation h ON h.id = t.holder_id
    LEFT JOIN organisation o ON o.id = l.organisation_id LEFT JOIN person p ON p.id = l.asked_by AND p.erased_at IS NULL
    LEFT JOIN tool_copy c ON c.id = l.copy_id
    WHERE l.id = ${id}`.execute(db)
  return rows[0]
}

/** The same, its row locked until the transaction ends; the tool is locked before it, always. */
export async function lockLoan(tx: Tx, id: string): Promise<Loan | undefined> {
  await tx.selectFrom('loan').where('id', '=', id).select('id').forUpdate().executeTakeFirst()
  return readLoan(tx, id)
}

/** What rules ask of an organisation that wants to borrow; `undefined` when there is none that could. */
export async function borrowerOf(db: Database, organisationId: string): Promise<Borrower | undefined> {
  const { rows } = await sql<Borrower>`
    SELECT o.type, o.status = 'published' AS published, ARRAY(
      SELECT 'commune/' || p.commune FROM place p WHERE p.organisation_id = o.id AND p.main
      UNION SELECT m.kind || '/' || m.code FROM place p JOIN territory_membership m
        ON m.member_kind = 'commune' AND m.member_code = p.commune WHERE p.organisation_id = o.id AND p.main) AS territories
    FROM organisation o WHERE o.id = ${organisationId} AND o.status IN ('published', 'proposed', 'demonstration')`.execute(
    db,
  )
  return rows[0]
}

/** Whether an organisation brought back whole, before, a tool of the same holder. */
export async function isKnownBorrower(
  db: Database,
  organisationId: string,
  holderId: string,
): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`
    SELECT EXISTS (SELECT FROM loan l JOIN tool t ON t.id = l.tool_id
      WHERE l.organisation_id = ${organisationId} AND t.holder_id = ${holderId} AND l.state = 'closed' AND NOT l.incident) AS known`.execute(
    db,
  )
  return rows[0]?.known ?? false
}

/** How requests for a tool are received. */
export async function receptionOf(db: Database, toolId: string): Promise<Reception> {
  const { rows } = await sql<Reception>`
    SELECT t.auto_approve AS rule, t.reception_note_fr AS "noteFr", t.reception_note_en AS "noteEn", (SELECT coalesce(jsonb_agg(jsonb_build_object('labelFr', q.label_fr, 'labelEn', q.label_en,
        'required', q.required) ORDER BY q.rank), '[]') FROM tool_question q WHERE q.tool_id = t.id) AS questions
    FROM tool t WHERE t.id = ${toolId}`.execute(db)
  return rows[0] ?? { rule: 'never', questions: [], noteFr: null, noteEn: null }
}

/** The copies of a tool that bear some codes, in their order. */
export async function copiesByCode(
  db: Database,
  toolId: string,
  codes: string[],
): Promise<{ id: string; code: string }[]> {
  const { rows } = await sql<{ id: string; code: string }>`
    SELECT id, code FROM tool_copy WHERE tool_id = ${toolId} AND code = ANY(${codes}) ORDER BY array_position(${codes}::text[], code)`.execute(
    db,
  )
  return rows
}

/** The requests that wait for a tool, the first come first. */
export async function waitingFor(db: Database, toolId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('loan')
    .where('tool_id', '=', toolId)
    .where('state', '=', 'requested')
    .where('waiting', '=', true)
    .select('id')
    .orderBy('turn')
    .execute()
  return rows.map((row) => row.id)
}

/** Those who look after an organisation and can be written to. */
export async function peopleOf(
  db: Database,
  organisationId: string,
): Promise<{ id: string; email: string; lang: Lang }[]> {
  const rows = await db
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .where('m.organisation_id', '=', organisationId)
    .where('p.erased_at', 'is', null)
    .where('p.email', 'is not', null)
    .select(['p.id', 'p.email', 'p.lang'])
    .orderBy('p.id')
    .execute()
  return rows.map(({ id, email, lang }) => ({ id, email: email ?? '', lang: lang as Lang }))
}
