import { secretFor } from '#modules/bookings/testing-link.ts'
import { openCase } from '#modules/cases/index.ts'
import { visitor } from '#platform/access/actor.ts'
import { newSecret } from '#platform/access/secret.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { seedAgreedLoan, seedLoan } from './seed-loans.ts'

const now = new Date('2026-11-23T10:00:00Z')
const later = new Date('2026-12-23T10:00:00Z')

/** One of each thing that an address may name: their ids and secrets. */
export async function seedThings(
  db: Database,
  { museum, other, target, event, tool }: Record<'museum' | 'other' | 'target' | 'event' | 'tool', string>,
) {
  const one = <T>(query: { executeTakeFirstOrThrow: () => Promise<T> }) => query.executeTakeFirstOrThrow()
  const invitation = newSecret()
  const confirmation = newSecret()
  const tokens = await db.selectFrom('api_token').select(['id', 'person_id']).execute()
  const mail = await one(
    db
      .insertInto('mail')
      .values({
        kind: 'team',
        address: 'lea@example.org',
        lang: 'fr',
        subject: 'Essai',
        body: '["Bonjour"]',
        due_at: now,
        created_at: now,
        state: 'failed',
      })
      .returning('id'),
  )
  const invited = await one(
    db
      .insertInto('membership_invitation')
      .values({
        organisation_id: museum,
        email: 'lea@example.org',
        role: 'contributor',
        token_hash: invitation.hash,
        created_at: now,
        expires_at: later,
      })
      .returning('id'),
  )
  await db
    .insertInto('organisation_confirmation')
    .values({ organisation_id: museum, asked_at: now, expires_at: later, token_hash: confirmation.hash })
    .execute()
  const attendance = newSecret()
  await db
    .insertInto('attendance_link')
    .values({ token_hash: attendance.hash, event_id: event, expires_at: later })
    .execute()
  // A session of that event which is over.
  const past = await one(
    db
      .insertInto('event_session')
      .values({
        event_id: event,
        begins_at: new Date('2026-11-21T18:00:00Z'),
        ends_at: new Date('2026-11-21T20:00:00Z'),
      })
      .returning('id'),
  )
  const file = await storedFile(db)
  const session = await one(
    db.selectFrom('event_session').where('event_id', '=', event).where('begins_at', '>', now).select('id'),
  )
  const booking = await seedBooking(db, event, session.id)
  const eventPhoto = await one(
    db
      .insertInto('event_photo')
      .values({
        event_id: event,
        file_id: (await storedFile(db)).id,
        alt_fr: 'Une lampe',
        credit: 'Musée',
        created_at: now,
      })
      .returning('id'),
  )
  const toolPhoto = await one(
    db
      .insertInto('tool_photo')
      .values({
        tool_id: tool,
        file_id: (await storedFile(db)).id,
        rank: 0,
        alt_fr: 'Une lampe',
        credit: 'Musée',
        created_at: now,
      })
      .returning('id'),
  )
  const photo = await one(
    db
      .insertInto('organisation_photo')
      .values({
        organisation_id: museum,
        file_id: file.id,
        alt_fr: 'Une lampe',
        credit: 'Musée',
        created_at: now,
      })
      .returning('id'),
  )
  const termMerge = await one(
    db
      .insertInto('vocabulary_merge')
      .values({
        vocabulary: 'theme',
        code: 'industry',
        into_code: 'nature',
        at: now,
        undo: '{"touched":[],"moved":[]}',
      })
      .returning('id'),
  )
  const importRun = await one(
    db
      .insertInto('import_run')
      .values({
        source_id: 'essai',
        file_name: 'essai.csv',
        encoding: 'utf-8',
        format: 'csv',
        columns: '[]',
        state: 'uploaded',
        total: 0,
        origin: 'form',
        created_at: now,
      })
      .returning('id'),
  )
  const cases = await inTransaction(db, async (tx) => ({
    suggestion: await openCase(
      tx,
      visitor,
      {
        kind: 'suggestion',
        organisationId: museum,
        contactEmail: 'tom@example.org',
        payload: { values: { phone: '+33320000002' }, baseVersion: 1 },
      },
      now,
    ),
    duplicate: await openCase(
      tx,
      visitor,
      { kind: 'duplicate', organisationId: museum, otherId: other },
      now,
    ),
  }))
  return {
    target,
    tokenOf: new Map(tokens.map((token) => [token.person_id, token.id])),
    mail: mail.id,
    invitation: invited.id,
    invitationSecret: invitation.secret,
    confirmationSecret: confirmation.secret,
    photo: photo.id,
    photoFile: file.id,
    eventPhoto: eventPhoto.id,
    toolPhoto: toolPhoto.id,
    loan: await seedLoan(db, tool, museum),
    agreedLoan: await seedAgreedLoan(db, tool, museum),
    session: String(session.id),
    pastSession: String(past.id),
    attendanceSecret: attendance.secret,
    booking: booking.id,
    bookingSecret: booking.secret,
    importRun: importRun.id,
    termMerge: termMerge.id,
    case: cases.suggestion ?? '',
    duplicate: cases.duplicate ?? '',
  }
}

/** An event booked by somebody, and the secret of their link. */
async function seedBooking(db: Database, event: string, session: string) {
  await db
    .insertInto('event_booking')
    .values({ event_id: event, for_groups: true, summarised_at: now, updated_at: now })
    .execute()
  await db.insertInto('session_seats').values({ session_id: session }).execute()
  const { id } = await db
    .insertInto('booking')
    .values({
      session_id: session,
      kind: 'person',
      state: 'confirmed',
      seats: 2,
      name: 'Tom',
      email: 'tom@example.org',
      origin: 'form',
      created_at: now,
      updated_at: now,
      confirmed_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, secret: await secretFor(db, id) }
}

/** A row of a photo's file, without its file. */
const storedFile = (db: Database) =>
  db
    .insertInto('stored_file')
    .values({
      kind: 'photo',
      content_type: 'image/webp',
      name: 'lampe.webp',
      bytes: 4,
      sha256: Buffer.alloc(32),
      width: 480,
      height: 320,
      widths: [480],
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
