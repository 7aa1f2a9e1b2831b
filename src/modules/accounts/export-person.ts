import type { Database } from '#platform/db/connect.ts'

/** What another module keeps of a person, for the export of one's data. */
export type ExportPerson = (db: Database, personId: string, now: Date) => Promise<object>

/**
 * Everything this module and those it is written in keep of a person; no secret, not even hashed.
 * @param others what the other modules add, by the name of their part
 */
export async function exportPerson(
  db: Database,
  id: string,
  others: Readonly<Record<string, ExportPerson>>,
  now: Date,
): Promise<Record<string, unknown>> {
  const rows = <T extends object>(query: { execute: () => Promise<T[]> }) => query.execute()
  // Some things are known by the address only: a link to sign in, words written without signing in.
  const self = await db.selectFrom('person').where('id', '=', id).select('email').executeTakeFirst()
  const address = self?.email ?? ''
  const [person, sessions, passkeys, identities, tokens, memberships, drafts, cases, journal, mails] =
    await Promise.all([
      rows(
        db
          .selectFrom('person')
          .where('id', '=', id)
          .select(['id', 'email', 'name', 'lang', 'role', 'muted_mails', 'created_at', 'last_seen_at']),
      ),
      rows(
        db
          .selectFrom('session')
          .where('person_id', '=', id)
          .select(['method', 'device', 'created_at', 'last_seen_at', 'expires_at']),
      ),
      rows(
        db.selectFrom('passkey').where('person_id', '=', id).select(['name', 'created_at', 'last_used_at']),
      ),
      rows(
        db
          .selectFrom('person_identity')
          .where('person_id', '=', id)
          .select(['provider', 'subject', 'created_at']),
      ),
      rows(
        db
          .selectFrom('api_token')
          .where('person_id', '=', id)
          .select(['name', 'hint', 'scopes', 'created_at', 'expires_at', 'last_used_at', 'revoked_at']),
      ),
      rows(
        db
          .selectFrom('membership as m')
          .innerJoin('organisation as o', 'o.id', 'm.organisation_id')
          .where('m.person_id', '=', id)
          .select(['o.slug', 'o.name', 'm.role', 'm.created_at']),
      ),
      rows(
        db
          .selectFrom('organisation_draft as d')
          .innerJoin('organisation as o', 'o.id', 'd.organisation_id')
          .where('d.person_id', '=', id)
          .select(['o.slug', 'd.section', 'd.input', 'd.updated_at']),
      ),
      rows(
        db
          .selectFrom('moderation_case')
          .where((where) => where.or([where('person_id', '=', id), where('contact_email', '=', address)]))
          .select(['kind', 'message', 'payload', 'state', 'opened_at', 'decided_at', 'reason']),
      ),
      rows(
        db
          .selectFrom('journal_entry')
          .where((where) =>
            where.or([
              where('person_id', '=', id),
              where.and([where('object_kind', '=', 'person'), where('object_id', '=', id)]),
            ]),
          )
          .select(['at', 'action', 'origin', 'object_kind', 'object_id', 'changes'])
          .orderBy('id'),
      ),
      rows(
        db
          .selectFrom('mail')
          .where((where) => where.or([where('person_id', '=', id), where('address', '=', address)]))
          .select(['kind', 'subject', 'state', 'created_at', 'sent_at'])
          .orderBy('created_at'),
      ),
    ])
  const parts = await Promise.all(
    Object.entries(others).map(async ([name, other]) => [name, await other(db, id, now)] as const),
  )
  return Object.assign(
    { exportedAt: now.toISOString(), person: person[0] ?? null, sessions, passkeys, identities, tokens },
    { memberships, drafts, cases, journal, mails },
    Object.fromEntries(parts),
  )
}
