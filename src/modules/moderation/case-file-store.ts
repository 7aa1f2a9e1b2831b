import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { CaseFile, LookAlike, Member, PastCase, Question, ValueWords } from './case-file-model.ts'

type Around = Pick<CaseFile, 'name' | 'other' | 'assignee' | 'decidedBy'> & {
  author: (Omit<NonNullable<CaseFile['author']>, 'since'> & { since: string }) | null
  members: Member[]
}

/** The people and names around a case, in one reading. */
export async function peopleAround(db: Database, caseId: string): Promise<Around | undefined> {
  const { rows } = await sql<Around>`
    SELECT o.name, d.name AS "decidedBy",
      CASE WHEN x.id IS NOT NULL THEN jsonb_build_object('id', x.id, 'slug', x.slug, 'name', x.name) END AS other,
      CASE WHEN a.id IS NOT NULL THEN jsonb_build_object('id', a.id, 'name', a.name) END AS assignee,
      CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('id', p.id, 'name', p.name, 'email', p.email, 'since', p.created_at,
        'cases', (SELECT count(*) FROM moderation_case n WHERE n.person_id = p.id)) END AS author,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', q.id, 'name', q.name, 'email', q.email, 'role', m.role)
          ORDER BY m.role DESC, m.created_at, q.id), '[]')
        FROM membership m JOIN person q ON q.id = m.person_id WHERE m.organisation_id = o.id AND q.erased_at IS NULL) AS members
    FROM moderation_case c JOIN organisation o ON o.id = c.organisation_id
      LEFT JOIN organisation x ON x.id = c.other_id
      LEFT JOIN person p ON p.id = c.person_id AND p.erased_at IS NULL
      LEFT JOIN person a ON a.id = c.assigned_to
      LEFT JOIN person d ON d.id = c.decided_by
    WHERE c.id = ${caseId}`.execute(db)
  return rows[0]
}

/** The other cases of an organisation, the latest first. */
export async function pastCases(db: Database, organisationId: string, but: string): Promise<PastCase[]> {
  const { rows } = await sql<PastCase>`
    SELECT c.id, c.kind, c.state, c.opened_at AS "openedAt", c.decided_at AS "decidedAt", c.reason, d.name AS "decidedBy"
    FROM moderation_case c LEFT JOIN person d ON d.id = c.decided_by
    WHERE c.organisation_id = ${organisationId} AND c.id <> ${but}
    UNION ALL
    SELECT c.id, c.kind, c.state, c.opened_at, c.decided_at, c.reason, d.name
    FROM moderation_case c LEFT JOIN person d ON d.id = c.decided_by
    WHERE c.other_id = ${organisationId} AND c.id <> ${but}
    ORDER BY 4 DESC, 1 LIMIT 20`.execute(db)
  return rows
}

/** The yearly questions an organisation was asked, the latest first. */
export async function questionsAsked(db: Database, organisationId: string): Promise<Question[]> {
  const { rows } = await sql<Question>`
    SELECT asked_at AS "askedAt", reminded_at AS "remindedAt", answered_at AS "answeredAt", answer
    FROM organisation_confirmation WHERE organisation_id = ${organisationId} ORDER BY asked_at DESC, id LIMIT 10`.execute(
    db,
  )
  return rows
}

/** The names of look-alikes. */
export async function namesOf(
  db: Database,
  ids: string[],
): Promise<Map<string, Pick<LookAlike, 'slug' | 'name'>>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('organisation')
    .where('id', 'in', ids)
    .select(['id', 'slug', 'name'])
    .execute()
  return new Map(rows.map(({ id, slug, name }) => [id, { slug, name }]))
}

/** The words of all terms, retired ones too, and of communes. */
export async function wordsOf(db: Database, communes: string[]): Promise<ValueWords> {
  const { rows } = await sql<ValueWords>`
    SELECT (SELECT jsonb_object_agg(vocabulary || '/' || code, jsonb_build_object('fr', label_fr, 'en', label_en)) FROM vocabulary_term) AS terms,
      (SELECT coalesce(jsonb_object_agg(code, name), '{}') FROM territory WHERE kind = 'commune' AND code = ANY(${communes})) AS communes`.execute(
    db,
  )
  return { terms: rows[0]?.terms ?? {}, communes: rows[0]?.communes ?? {} }
}
