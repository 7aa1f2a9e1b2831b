import { sql } from 'kysely'
import { addDemoOrganisations, removeDemoOrganisations } from '#modules/directory/index.ts'
import { footprint, indexTools, multirangeOf, today } from '#modules/tools/index.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { writeDemoDates } from './demo-dates.ts'
import { writeField } from './demo-field.ts'
import { type DemoTool, demoId, sketchLoans } from './demo-sketch.ts'
import { countsOf, storyOf, wordsOf } from './demo-story.ts'
import { holds } from './model.ts'

/** Who borrows, with the kind of organisation it is; the first ones borrow most. */
const borrowers: [name: string, type: string][] = [
  ['Médiathèque du Chapitre final', 'library'],
  ['Collège Ada-de-Papier', 'school'],
  ['Centre social du Grand Ailleurs', 'social-centre'],
  ['École des Trois Virgules', 'school'],
  ['Maison des jeunes du Point-Virgule', 'youth-organisation'],
  ['Bibliothèque de l’Index perdu', 'library'],
  ['Lycée de la Craie volante', 'school'],
  ['Fablab de la Vis sans fin', 'fablab'],
  ['Musée des Choses empruntées', 'museum'],
  ['Ferme pédagogique du Pré théorique', 'nature-site'],
  ['Foyer rural de Sainte-Hypothèse', 'popular-education'],
  ['Tiers-lieu de l’Entre-deux-Portes', 'digital-place'],
  ['Communauté de communes du Bout de la Carte', 'local-authority'],
  ['Cinéma de la Bobine imaginaire', 'cultural-venue'],
]

/**
 * Lends the invented tools for a year around a day, to organisations invented too: loans in every state, written at once, without a mail or an entry in the
 * journal. Nothing when they are there already, or there are no invented tools.
 * @returns how many were added
 */
export async function loadDemoLoans(db: Database, now: Date): Promise<number> {
  return inTransaction(db, async (tx) => {
    const known =
      await sql`SELECT FROM loan l JOIN organisation o ON o.id = l.organisation_id WHERE o.status = 'demonstration' LIMIT 1`.execute(
        tx,
      )
    if (known.rows.length > 0) return 0
    const tools = await demoTools(tx)
    const communes = await communesApart(tx, borrowers.length)
    if (tools.length === 0 || communes.length === 0) return 0
    const organisations = borrowers.map(([name, type], at) => ({
      name,
      type,
      commune: communes[at % communes.length] ?? '',
    }))
    const ids = await addDemoOrganisations(tx, organisations, now)
    const added = await writeLoans(
      tx,
      tools,
      borrowers.map(([name]) => ids.get(name) ?? ''),
      now,
    )
    await indexTools(
      tx,
      tools.map(({ id }) => id),
    )
    return added
  })
}

/** Removes the organisations of the demonstration; their loans left with the invented tools. @returns how many organisations there were */
export async function removeDemoLoans(db: Database): Promise<number> {
  return inTransaction(db, (tx) => removeDemoOrganisations(tx))
}

/** Money in cents. */
type PricedTool = DemoTool & { price: number | null; deposit: number | null }

async function demoTools(tx: Tx): Promise<PricedTool[]> {
  const { rows } = await sql<PricedTool>`
    SELECT t.id, t.min_days AS "minDays", t.max_days AS "maxDays", t.lead_days AS "leadDays", t.buffer_before AS "bufferBefore",
      t.buffer_after AS "bufferAfter", t.price_cents AS price, t.deposit_cents AS deposit,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'quantity', p.quantity, 'moduleNumber', p.module_number) ORDER BY p.rank), '[]')
        FROM tool_part p WHERE p.tool_id = t.id) AS parts,
      ARRAY(SELECT m.number::int FROM tool_module m WHERE m.tool_id = t.id AND t.modules_apart ORDER BY m.number) AS modules,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'state', c.state, 'taken', (
          SELECT coalesce(jsonb_agg(jsonb_build_object('from', lower(x.during), 'to', upper(x.during) - 1)), '[]')
          FROM copy_period x WHERE x.copy_id = c.id)) ORDER BY c.code), '[]') FROM tool_copy c WHERE c.tool_id = t.id) AS copies
    FROM tool t WHERE t.demo AND t.state = 'published' AND t.holder_id IS NOT NULL ORDER BY t.title_folded, t.id`.execute(
    tx,
  )
  return rows
}

/** The largest communes of as many EPCI, always the same for a region. */
async function communesApart(tx: Tx, most: number): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    SELECT code FROM (SELECT DISTINCT ON (coalesce(m.code, t.code)) t.code FROM territory t
      LEFT JOIN territory_membership m ON m.member_kind = 'commune' AND m.member_code = t.code AND m.kind = 'epci'
      WHERE t.kind = 'commune' ORDER BY coalesce(m.code, t.code), t.population DESC NULLS LAST, t.code) x
    ORDER BY md5(code) LIMIT ${most}`.execute(tx)
  return rows.map(({ code }) => code)
}

async function writeLoans(
  tx: Tx,
  tools: Awaited<ReturnType<typeof demoTools>>,
  organisations: string[],
  now: Date,
): Promise<number> {
  const present = today(now)
  const byId = new Map(tools.map((tool) => [tool.id, tool]))
  const loans = sketchLoans(tools, organisations.length, present).flatMap((loan) => {
    const tool = byId.get(loan.toolId)
    if (!tool) return []
    const story = storyOf(loan, present)
    const promised = loan.copyId !== null && loan.state !== 'offered'
    return {
      ...loan,
      tool,
      story,
      held: holds(loan.state) ? { id: demoId(`${loan.id} period`), ...footprint(loan.span, tool) } : null,
      row: {
        ...wordsOf(loan),
        id: loan.id,
        tool: tool.id,
        copy: loan.copyId,
        modules: multirangeOf(loan.modules),
        organisation: organisations[loan.borrower],
        state: loan.state,
        at: story.findLast((event) => event.state === loan.state && event.act !== 'overdue')?.at,
        first: loan.span.from,
        last: loan.span.to,
        waiting: loan.waiting,
        incident: loan.broken,
        price: promised ? tool.price : null,
        deposit: promised ? tool.deposit : null,
        asked: story[0]?.at,
        version: story.length,
      },
    }
  })
  const given = (rows: unknown[]) => sql`${JSON.stringify(rows)}::jsonb`
  const held = loans.flatMap(({ id, copyId, modules, held }) =>
    held ? [{ ...held, loan: id, copy: copyId, modules: multirangeOf(modules) }] : [],
  )
  await sql`INSERT INTO loan (id, tool_id, copy_id, modules, organisation_id, state, state_at, during, offer_during, waiting, period_id, place_organisation_id,
      audience, purpose, reason, price_cents, deposit_cents, incident, version, created_at, updated_at)
    SELECT x.id, x.tool, x.copy, x.modules, x.organisation, x.state, x.at, daterange(x.first, x.last, '[]'),
      CASE WHEN x.state = 'offered' THEN daterange(x.first, x.last, '[]') END, x.waiting, h.id, x.organisation,
      x.audience, x.purpose, x.reason, x.price, x.deposit, x.incident, x.version, x.asked, x.at
    FROM jsonb_to_recordset(${given(loans.map(({ row }, rank) => ({ ...row, rank })))}) AS x (id uuid, tool uuid, copy uuid, modules int4multirange, organisation uuid, state text,
      at timestamptz, first date, last date, waiting boolean, audience text, purpose text, reason text, price integer, deposit integer, incident boolean,
      version integer, asked timestamptz, rank integer)
    LEFT JOIN jsonb_to_recordset(${given(held)}) AS h (id uuid, loan uuid) ON h.loan = x.id ORDER BY x.rank`.execute(
    tx,
  )
  await sql`INSERT INTO copy_period (id, copy_id, modules, during, kind, loan_id, created_at)
    SELECT x.id, x.copy, x.modules, daterange(x."from", x."to", '[]'), 'loan', x.loan, ${now}::timestamptz
    FROM jsonb_to_recordset(${given(held)}) AS x (id uuid, copy uuid, modules int4multirange, "from" date, "to" date, loan uuid)`.execute(
    tx,
  )
  const events = loans
    .flatMap(({ id, story }) => story.map((event) => ({ loan: id, ...event })))
    .map((event, rank) => ({ ...event, rank }))
  await sql`INSERT INTO loan_event (loan_id, act, state, at, side, words)
    SELECT x.loan, x.act, x.state, x.at, x.side, x.words FROM jsonb_to_recordset(${given(events)})
      AS x (loan uuid, act text, state text, at timestamptz, side text, words text, rank integer) ORDER BY x.rank`.execute(
    tx,
  )
  await sql`INSERT INTO loan_signature (loan_id, side, name, signed_at)
    SELECT x.loan, x.side, x.name, x.at FROM jsonb_to_recordset(${given(events.filter(({ act }) => act === 'sign'))})
      AS x (loan uuid, side text, name text, at timestamptz)`.execute(tx)
  await writeField(
    tx,
    loans.map((loan) => ({
      ...loan,
      parts: countsOf(loan, loan.tool),
      back: loan.story.findLast(({ act }) => act === 'return')?.at,
      over: loan.story.findLast(({ act }) => act === 'close')?.at,
    })),
    now,
  )
  await writeDemoDates(tx, now)
  return loans.length
}
