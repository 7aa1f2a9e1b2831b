import { sql } from 'kysely'
import type { Tx } from '#platform/db/connect.ts'
import { absorbTools, giveToolsBack } from './absorb-tools.ts'
import type { MovedLinks } from './merge-trace.ts'

/**
 * What refers to an organisation and follows it when another one takes it in, by table and column; memberships and cases follow through their
 * own modules. A test holds that every reference of the database is here or in `staying`.
 */
export const following: Record<string, string> = {
  organisation: 'parent_id: its parts, and its parent when the other has none',
  organisation_network: 'organisation_id, network_id: copied',
  organisation_source: 'organisation_id: see absorb-records.ts',
  organisation_photo: 'organisation_id',
  membership: 'organisation_id',
  membership_invitation: 'organisation_id: those that wait',
  moderation_case: 'organisation_id, other_id: those that are open',
  expert: 'organisation_id',
  event: 'organiser_id',
  event_feed: 'organiser_id',
  event_place: 'organisation_id',
  event_partner: 'organisation_id, where the other one is none already',
  event_own_number: 'organisation_id, where the other one has not given the same number',
  tool: 'holder_id: see absorb-tools.ts',
  tool_copy: 'organisation_id',
  tool_partner: 'organisation_id, where the other one is none already',
  loan: 'organisation_id, place_organisation_id',
}

/** What stays with the absorbed one, and is there again when the merge is undone. */
export const staying: Record<string, string> = {
  organisation_alias: 'a part of its profile',
  organisation_term: 'a part of its profile',
  organisation_link: 'a part of its profile',
  organisation_identifier: 'a part of its profile; freed meanwhile, for the other one to bear the numbers',
  place: 'a part of its profile',
  organisation_former_slug: 'its addresses lead on through merged_into',
  organisation_version: 'its history is its own',
  organisation_draft: 'typed from another record; nobody reaches it meanwhile',
  organisation_confirmation: 'a question asked about another record',
  attendance_day: 'a day on which its people were written to',
  organisation_merge: 'what it took in itself: read through it',
  journal_entry: 'what was done was done to it',
  import_line: 'a report of what an import did',
  agreement_template: 'its own text; what was signed is frozen on each loan',
  dashboard: 'read through merged_into',
  lender_vat: 'how it stood itself, as its documents say: the other one says its own',
  insurance_certificate: 'names who was insured: the other one brings its own',
  loan_number: 'numbers follow each other for who gave them',
  survey_contact: 'who was asked, as the frame stood when the campaign opened',
}

/** Moves what refers to an organisation to the one that takes it in. Both are locked. */
export async function absorbLinks(tx: Tx, keptId: string, absorbedId: string): Promise<MovedLinks> {
  const parents = await sql<MovedLinks['parents'][number]>`
    WITH changing AS (
      SELECT o.id, o.parent_id AS before, CASE WHEN o.id <> kept.id THEN kept.id
        WHEN absorbed.parent_id <> kept.id AND NOT EXISTS (
          SELECT FROM organisation above WHERE above.id = absorbed.parent_id AND above.parent_id IN (kept.id, absorbed.id))
        THEN absorbed.parent_id END AS after
      FROM organisation o, organisation kept, organisation absorbed
      WHERE kept.id = ${keptId} AND absorbed.id = ${absorbedId} AND o.id <> absorbed.id
        AND (o.parent_id = absorbed.id OR (o.id = kept.id AND o.parent_id IS NULL AND absorbed.parent_id IS NOT NULL)))
    UPDATE organisation o SET parent_id = changing.after FROM changing WHERE o.id = changing.id
    RETURNING o.id, changing.before, changing.after`.execute(tx)
  const networks = await sql<MovedLinks['networks'][number]>`
    INSERT INTO organisation_network (organisation_id, network_id)
    SELECT ${keptId}::uuid, network_id FROM organisation_network WHERE organisation_id = ${absorbedId} AND network_id <> ${keptId}
    UNION SELECT organisation_id, ${keptId}::uuid FROM organisation_network WHERE network_id = ${absorbedId} AND organisation_id <> ${keptId}
    ON CONFLICT DO NOTHING RETURNING organisation_id AS id, network_id AS network`.execute(tx)
  const photos = await sql<MovedLinks['photos'][number]>`
    WITH those AS (SELECT id, position FROM organisation_photo WHERE organisation_id = ${absorbedId}),
      last AS (SELECT coalesce(max(position) + 1, 0) AS next FROM organisation_photo WHERE organisation_id = ${keptId} AND removed_at IS NULL)
    UPDATE organisation_photo p SET organisation_id = ${keptId}, position = those.position + last.next
    FROM those, last WHERE p.id = those.id RETURNING p.id, those.position`.execute(tx)
  const invitations = await sql<{ id: string }>`
    UPDATE membership_invitation i SET organisation_id = ${keptId}
    WHERE i.organisation_id = ${absorbedId} AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND NOT EXISTS (
      SELECT FROM membership_invitation there WHERE there.organisation_id = ${keptId} AND there.email = i.email
        AND there.accepted_at IS NULL AND there.revoked_at IS NULL)
    RETURNING i.id`.execute(tx)
  // The modules of people who speak and of events stand above this one: they cannot be called, only their references follow.
  const experts = await sql<{ id: string }>`
    UPDATE expert SET organisation_id = ${keptId} WHERE organisation_id = ${absorbedId} RETURNING person_id AS id`.execute(
    tx,
  )
  const events = await sql<{ id: string }>`
    UPDATE event SET organiser_id = ${keptId} WHERE organiser_id = ${absorbedId} RETURNING id`.execute(tx)
  const feeds = await sql<{ id: string }>`
    UPDATE event_feed SET organiser_id = ${keptId} WHERE organiser_id = ${absorbedId} RETURNING id`.execute(
    tx,
  )
  const eventPlaces = await sql<{ id: string }>`
    UPDATE event_place SET organisation_id = ${keptId} WHERE organisation_id = ${absorbedId} RETURNING id`.execute(
    tx,
  )
  const partners = await sql<{ id: string }>`
    UPDATE event_partner x SET organisation_id = ${keptId} WHERE x.organisation_id = ${absorbedId} AND NOT EXISTS (
      SELECT FROM event_partner there WHERE there.event_id = x.event_id AND there.organisation_id = ${keptId})
    RETURNING x.event_id AS id`.execute(tx)
  const ownNumbers = await sql<{ id: string }>`
    UPDATE event_own_number x SET organisation_id = ${keptId} WHERE x.organisation_id = ${absorbedId} AND NOT EXISTS (
      SELECT FROM event_own_number there
      WHERE there.organisation_id = ${keptId} AND there.source = x.source AND there.number = x.number)
    RETURNING x.event_id AS id`.execute(tx)
  return {
    parents: parents.rows,
    networks: networks.rows,
    photos: photos.rows,
    invitations: invitations.rows.map((row) => row.id),
    experts: experts.rows.map((row) => row.id),
    events: events.rows.map((row) => row.id),
    eventFeeds: feeds.rows.map((row) => row.id),
    eventPlaces: eventPlaces.rows.map((row) => row.id),
    eventPartners: partners.rows.map((row) => row.id),
    eventNumbers: ownNumbers.rows.map((row) => row.id),
    tools: await absorbTools(tx, keptId, absorbedId),
  }
}

/** Moves them back, where nobody changed them since. */
export async function giveLinksBack(
  tx: Tx,
  keptId: string,
  absorbedId: string,
  moved: MovedLinks,
): Promise<void> {
  const { parents, networks, photos, invitations, experts } = moved
  const { events = [], eventFeeds = [], eventPlaces = [], eventPartners = [], eventNumbers = [] } = moved
  await sql`
    UPDATE organisation o SET parent_id = x.before
    FROM jsonb_to_recordset(${JSON.stringify(parents)}::jsonb) AS x (id uuid, before uuid, after uuid)
    WHERE o.id = x.id AND o.parent_id IS NOT DISTINCT FROM x.after
      AND (x.before IS NULL OR EXISTS (SELECT FROM organisation p WHERE p.id = x.before))`.execute(tx)
  await sql`
    DELETE FROM organisation_network n USING jsonb_to_recordset(${JSON.stringify(networks)}::jsonb) AS x (id uuid, network uuid)
    WHERE n.organisation_id = x.id AND n.network_id = x.network`.execute(tx)
  await sql`
    UPDATE organisation_photo p SET organisation_id = ${absorbedId}, position = x.position
    FROM jsonb_to_recordset(${JSON.stringify(photos)}::jsonb) AS x (id uuid, position smallint)
    WHERE p.id = x.id AND p.organisation_id = ${keptId}`.execute(tx)
  await sql`
    UPDATE membership_invitation i SET organisation_id = ${absorbedId}
    WHERE i.id = ANY(${invitations}::uuid[]) AND i.organisation_id = ${keptId} AND i.accepted_at IS NULL AND NOT EXISTS (
      SELECT FROM membership_invitation there WHERE there.organisation_id = ${absorbedId} AND there.email = i.email
        AND there.accepted_at IS NULL AND there.revoked_at IS NULL)`.execute(tx)
  await sql`
    UPDATE expert SET organisation_id = ${absorbedId}
    WHERE person_id = ANY(${experts}::uuid[]) AND organisation_id = ${keptId}`.execute(tx)
  await sql`
    UPDATE event SET organiser_id = ${absorbedId}
    WHERE id = ANY(${events}::uuid[]) AND organiser_id = ${keptId}`.execute(tx)
  await sql`
    UPDATE event_feed SET organiser_id = ${absorbedId}
    WHERE id = ANY(${eventFeeds}::uuid[]) AND organiser_id = ${keptId}`.execute(tx)
  await sql`
    UPDATE event_place SET organisation_id = ${absorbedId}
    WHERE id = ANY(${eventPlaces}::uuid[]) AND organisation_id = ${keptId}`.execute(tx)
  await sql`
    UPDATE event_partner SET organisation_id = ${absorbedId}
    WHERE event_id = ANY(${eventPartners}::uuid[]) AND organisation_id = ${keptId}`.execute(tx)
  await sql`
    UPDATE event_own_number SET organisation_id = ${absorbedId}
    WHERE event_id = ANY(${eventNumbers}::uuid[]) AND organisation_id = ${keptId}`.execute(tx)
  if (moved.tools) await giveToolsBack(tx, keptId, absorbedId, moved.tools)
}
