import { sql } from 'kysely'
import { type Actor, personId } from '#platform/access/actor.ts'
import type { Database, Tx } from '#platform/db/connect.ts'
import { Invalid } from '#platform/errors.ts'
import { entryMessages } from './messages/entry.ts'
import type { EntryRule, EventInput } from './model.ts'
import type { SaveEvent } from './saving-model.ts'

/**
 * What an edition asks of those who announce in it: whom it publishes at once, whether it is too late to send, the version of its
 * charter to accept, and whether it was accepted for the event already.
 */
type EditionTerms = { rule: EntryRule | null; late: boolean; charter: number | null; accepted: boolean }

/** The terms of the edition of an event on a day (`2026-11-27`); none without a season. */
export async function editionTerms(
  db: Database,
  season: EventInput['season'],
  given: { eventId?: string; today: string },
): Promise<EditionTerms> {
  const none = { rule: null, late: false, charter: null, accepted: false }
  if (!season) return none
  const { rows } = await sql<EditionTerms>`
    SELECT x.entry_rule AS rule, s.charter_version AS charter,
      s.archived_at IS NOT NULL OR coalesce(x.submit_until < ${given.today}::date, false) AS late,
      EXISTS (SELECT FROM event_charter c WHERE c.event_id = ${given.eventId ?? null}::uuid AND c.season = s.code
        AND c.version = s.charter_version) AS accepted
    FROM season_edition x JOIN season s ON s.code = x.season
    WHERE x.season = ${season.code} AND x.year = ${season.year}`.execute(db)
  return rows[0] ?? none
}

/** @throws Invalid when the season has a charter whose present version was not accepted */
export function checkCharter({ charter, accepted }: EditionTerms, given: SaveEvent): void {
  if (charter === null || accepted || given.charter === charter) return
  throw new Invalid([{ field: 'charter', message: entryMessages[given.lang ?? 'fr'].errors.charter }])
}

/** Keeps that the charter was accepted for an event, by whom and when; once for each version. */
export async function acceptCharter(
  tx: Tx,
  actor: Actor,
  given: Pick<SaveEvent, 'charter'> & { eventId: string; season: EventInput['season'] },
  { charter, accepted }: EditionTerms,
  now: Date,
): Promise<void> {
  if (charter === null || accepted || given.charter !== charter || !given.season) return
  await tx
    .insertInto('event_charter')
    .values({
      event_id: given.eventId,
      season: given.season.code,
      version: charter,
      accepted_at: now,
      person_id: personId(actor),
    })
    .execute()
}

/** A charter that a form offers to accept; `acceptedAt` when it was, for the event that is edited. */
export type CharterToAccept = {
  season: string
  nameFr: string
  nameEn: string
  version: number
  acceptedAt: Date | null
}

/** The charters of the seasons that take events, each in its present version. */
export async function chartersToAccept(db: Database, eventId: string | null): Promise<CharterToAccept[]> {
  const { rows } = await sql<CharterToAccept>`
    SELECT s.code AS season, s.name_fr AS "nameFr", s.name_en AS "nameEn", s.charter_version AS version, c.accepted_at AS "acceptedAt"
    FROM season s LEFT JOIN event_charter c ON c.event_id = ${eventId}::uuid AND c.season = s.code AND c.version = s.charter_version
    WHERE s.charter_version IS NOT NULL AND s.archived_at IS NULL ORDER BY s.position, s.code`.execute(db)
  return rows
}
