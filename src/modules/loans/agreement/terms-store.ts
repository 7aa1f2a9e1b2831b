import { sql } from 'kysely'
import { type Day, partsOfModules, type ToolPart, toolsById } from '#modules/tools/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { type Cents, toCents, toEuros } from '#platform/money.ts'
import { directStagesOf } from '../direct-stage-store.ts'
import { type Loan, numbersIn } from '../model.ts'
import type { AgreementTerms, Party, Template } from './terms-model.ts'

/** The last text a holder proposes; `undefined` when they wrote none. */
export async function readTemplate(db: Database, organisationId: string): Promise<Template | undefined> {
  return db
    .selectFrom('agreement_template')
    .where('organisation_id', '=', organisationId)
    .select(['version', 'title', 'body'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Organisations as parties of a document, by id: name, SIRET, address. */
export async function partiesOf(db: Database, ids: string[]): Promise<Map<string, Party>> {
  const { rows } = await sql<Omit<Party, 'address'> & { street: string | null; town: string | null }>`
    SELECT o.id, o.name, (SELECT min(i.value) FROM organisation_identifier i WHERE i.organisation_id = o.id AND i.scheme = 'siret') AS siret,
      p.address AS street, concat_ws(' ', p.postcode, c.name) AS town
    FROM organisation o LEFT JOIN place p ON p.organisation_id = o.id AND p.main
    LEFT JOIN territory c ON c.kind = 'commune' AND c.code = p.commune
    WHERE o.id = ANY(${ids}::uuid[])`.execute(db)
  return new Map(
    rows.map(({ street, town, ...party }) => [
      party.id,
      { ...party, address: [street, town].filter((line): line is string => Boolean(line)) },
    ]),
  )
}

/** Where a loan goes, in words. */
async function placeInWords(db: Database, { place }: Loan): Promise<string> {
  if (place.organisationId) {
    const there = (await partiesOf(db, [place.organisationId])).get(place.organisationId)
    return there ? [there.name, ...there.address].join(', ') : ''
  }
  const commune = place.commune
    ? await db
        .selectFrom('territory')
        .where('kind', '=', 'commune')
        .where('code', '=', place.commune)
        .select('name')
        .executeTakeFirst()
    : undefined
  return [place.name, place.address, commune?.name].filter(Boolean).join(', ')
}

/** The hosts before and after a loan that count on it, as it does on them; `undefined` when there is none. */
async function directStages(db: Database, loanId: string) {
  const { from, to } = await directStagesOf(db, loanId)
  const direct = { from: from?.sure ? from : null, to: to?.sure ? to : null }
  return direct.from || direct.to ? direct : undefined
}

/** What parts are worth together, in euros; null when one does not say it. Added in cents, so that the sum is exact. */
const sumOf = (parts: ToolPart[]): number | null =>
  parts.some(({ value }) => value === null)
    ? null
    : toEuros(parts.reduce((sum, { quantity, value }) => sum + quantity * toCents(value ?? 0), 0))

/** What the agreement of a loan says today, with the text its holder proposes, or `fallback`; null when a side or the copy is missing. */
export async function readTerms(
  db: Database,
  loan: Loan,
  fallback: Template,
): Promise<AgreementTerms | null> {
  const { holder, borrower, copy } = loan
  const [tool] = await toolsById(db, [loan.tool.id])
  if (!tool || !holder || !borrower || !copy) return null
  const parties = await partiesOf(db, [holder.id, borrower.id])
  const [lends, borrows] = [parties.get(holder.id), parties.get(borrower.id)]
  if (!lends || !borrows) return null
  const { rows } = await sql<{ insuredCents: Cents | null; approved: Day }>`
    SELECT (SELECT c.insurance_cents FROM tool_copy c WHERE c.id = ${copy.id}) AS "insuredCents",
      to_char(coalesce((SELECT max(e.at) FROM loan_event e WHERE e.loan_id = l.id AND e.act IN ('approve', 'accept')), l.created_at)
        AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD') AS approved
    FROM loan l WHERE l.id = ${loan.id}`.execute(db)
  const direct = await directStages(db, loan.id)
  const parts = partsOfModules(tool.parts, numbersIn(loan))
  return {
    reference: loan.id,
    template: (await readTemplate(db, holder.id)) ?? fallback,
    holder: lends,
    borrower: borrows,
    tool: {
      title: tool.titleFr,
      copy: copy.code,
      ...(loan.modules && { modules: loan.modules.map(({ name }) => name) }),
      // Their words alone: a photo is no term.
      parts: parts.map(({ name, quantity, value, module }) => ({ name, quantity, value, module })),
      value: loan.modules ? sumOf(parts) : (toEuros(rows[0]?.insuredCents ?? null) ?? tool.replacementValue),
    },
    span: loan.span,
    place: await placeInWords(db, loan),
    transport: tool.transport,
    ...(direct && { direct }),
    // In euros: what is kept as the fingerprint of terms already signed stays the same.
    price: toEuros(loan.priceCents),
    priceNote: tool.priceNote,
    deposit: toEuros(loan.depositCents),
    insurance: tool.insurance,
    conditions: tool.conditionsFr,
    approvedOn: rows[0]?.approved ?? '',
  }
}
