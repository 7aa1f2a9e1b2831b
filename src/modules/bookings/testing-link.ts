import { type Database, inTransaction } from '#platform/db/connect.ts'
import { bookingKey, secretOf } from './booking-link.ts'

/** The secret of a booking's link, as its mails write it. */
export const secretFor = async (db: Database, id: string): Promise<string> =>
  secretOf(await inTransaction(db, bookingKey), id)
