import { sql } from 'kysely'
import { hashSecret, newSecret } from '#platform/access/secret.ts'
import type { Database, Tx } from '#platform/db/connect.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { type RequestState, type RequestView, yearStart } from './model.ts'

export type LinkPurpose = 'confirm' | 'answer' | 'follow'

/** A request whole, with what its mails need: for verbs; `viewFor` says what each of the two people may see. */
export type StoredRequest = {
  id: string
  state: RequestState
  expertId: string
  expertName: string
  expertSlug: string | null
  expertPublished: boolean
  expertEmail: string | null
  expertLang: Lang
  requesterId: string | null
  requesterName: string | null
  requesterEmail: string | null
  requesterOrganisation: string | null
  lang: Lang
  message: string | null
  audience: RequestView['audience']
  format: RequestView['format']
  wishedDates: string | null
  commune: RequestView['commune']
  expertMessage: string | null
  requesterReply: string | null
  sharedContact: string | null
  sentAt: Date | null
  answeredAt: Date | null
  purged: boolean
}

const word = (
  vocabulary: 'audience' | 'format',
) => sql`(SELECT jsonb_build_object('code', t.code, 'labelFr', t.label_fr, 'labelEn', t.label_en)
  FROM vocabulary_term t WHERE t.vocabulary = ${sql.lit(vocabulary)} AND t.code = ${sql.ref(`r.${vocabulary}`)})`
const stored = sql`
  r.id, r.state, r.expert_id AS "expertId", e.name AS "expertName", e.slug AS "expertSlug",
  e.state = 'published' AND e.hidden_at IS NULL AS "expertPublished", p.email AS "expertEmail", p.lang AS "expertLang",
  r.requester_id AS "requesterId", r.requester_name AS "requesterName", r.requester_email AS "requesterEmail",
  r.requester_organisation AS "requesterOrganisation", r.lang, r.message, ${word('audience')} AS audience, ${word('format')} AS format,
  r.wished_dates AS "wishedDates",
  (SELECT jsonb_build_object('code', g.code, 'name', g.name) FROM territory g WHERE g.kind = 'commune' AND g.code = r.commune) AS commune,
  r.expert_message AS "expertMessage", r.requester_reply AS "requesterReply", r.shared_contact AS "sharedContact",
  r.sent_at AS "sentAt", r.answered_at AS "answeredAt", r.purged_at IS NOT NULL AS purged
  FROM expert_request r JOIN expert e ON e.person_id = r.expert_id JOIN person p ON p.id = r.expert_id`

/** One request. */
export async function readRequest(db: Database, id: string): Promise<StoredRequest | undefined> {
  const { rows } = await sql<StoredRequest>`SELECT ${stored} WHERE r.id = ${id}`.execute(db)
  return rows[0]
}

/** The same, kept from any other change until the transaction ends. */
export async function lockRequest(tx: Tx, id: string): Promise<StoredRequest | undefined> {
  await tx.selectFrom('expert_request').where('id', '=', id).select('id').forUpdate().executeTakeFirst()
  return readRequest(tx, id)
}

/** Requests that a person received, those that wait first, then the latest; `size` a page. */
export async function listReceived(
  db: Database,
  expertId: string,
  page: number,
  size: number,
): Promise<{ requests: StoredRequest[]; total: number }> {
  const { rows } = await sql<StoredRequest & { total: number }>`
    SELECT count(*) OVER ()::int AS total, ${stored} WHERE r.expert_id = ${expertId} AND r.state <> 'unconfirmed'
    ORDER BY r.state <> 'sent', r.sent_at DESC, r.id LIMIT ${size} OFFSET ${(page - 1) * size}`.execute(db)
  return { requests: rows.map(({ total: _, ...request }) => request), total: rows[0]?.total ?? 0 }
}

/** Requests sent this year to an expert and not declined: what counts against the limit. */
export async function countAsked(db: Database, expertId: string, now: Date): Promise<number> {
  const { rows } = await sql<{ asked: number }>`SELECT count(*)::int AS asked FROM expert_request
    WHERE expert_id = ${expertId} AND sent_at >= ${yearStart(now)} AND state <> 'declined'`.execute(db)
  return rows[0]?.asked ?? 0
}

/** A new link to a request, for a mail. @returns its secret, which is not kept */
export async function newLink(
  tx: Tx,
  requestId: string,
  purpose: LinkPurpose,
  expiresAt: Date,
): Promise<string> {
  const { secret, hash } = newSecret()
  await tx
    .insertInto('expert_request_link')
    .values({ token_hash: hash, request_id: requestId, purpose, expires_at: expiresAt })
    .execute()
  return secret
}

/** The request a link opens, while it lives. */
export async function requestOfLink(
  db: Database,
  secret: string,
  purpose: LinkPurpose,
  now: Date,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('expert_request_link')
    .where('token_hash', '=', hashSecret(secret))
    .where('purpose', '=', purpose)
    .where('expires_at', '>', now)
    .select('request_id')
    .executeTakeFirst()
  return row?.request_id
}

/** What the expert, or the requester, may see of a request. */
export function viewFor(who: 'expert' | 'requester', request: StoredRequest): RequestView {
  const opened = request.state === 'accepted' || request.state === 'done'
  return {
    id: request.id,
    state: request.state,
    expert: {
      id: request.expertId,
      slug: request.expertSlug,
      name: request.expertName,
      published: request.expertPublished,
    },
    requesterName: request.requesterName,
    requesterOrganisation: request.requesterOrganisation,
    requesterEmail: who === 'requester' || opened ? request.requesterEmail : null,
    message: request.message,
    audience: request.audience,
    format: request.format,
    wishedDates: request.wishedDates,
    commune: request.commune,
    expertMessage: request.expertMessage,
    requesterReply: request.requesterReply,
    sharedContact: request.sharedContact,
    sentAt: request.sentAt,
    answeredAt: request.answeredAt,
    purged: request.purged,
  }
}
