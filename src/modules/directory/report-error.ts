import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import { NotFound } from '#platform/errors.ts'
import type { Report } from './report-form.ts'

/**
 * Keeps a report about a published organisation, for moderation.
 * @throws NotFound when no published organisation bears this slug
 */
export async function reportError(db: Database, slug: string, report: Report): Promise<void> {
  const { rows } = await sql`
    INSERT INTO organisation_report (organisation_id, reason, message, contact_email)
    SELECT o.id, ${report.reason}, ${report.message}, ${report.email} FROM organisation o
    WHERE o.slug = ${slug} AND o.status = 'published' RETURNING id`.execute(db)
  if (rows.length === 0) throw new NotFound()
}
