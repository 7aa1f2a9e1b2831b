import type { Services } from '../http/env.ts'
import type { Work } from '../jobs/jobs.ts'
import { deliverMails } from './deliver-mails.ts'
import { muteKey } from './mute-link.ts'
import { takeBack } from './outbox-store.ts'
import { smtpCarrier } from './smtp.ts'

/** The sender that the settings of the site give; `address` null when they give none. */
export type Sender = { siteName: string; name: string; address: string | null }

/** Where links of mails lead. */
/** Where the site stands, for what is written without a request: mails, and the calendars that go with them. */
export const mailOrigin = (config: Services['config']): string =>
  config.origin ?? `http://localhost:${config.port}`

/** The work of the `mail` queue: delivers what is due, through `SMTP_URL` or to the local outbox. */
export function mailWork(
  { db, config, now, log }: Pick<Services, 'db' | 'config' | 'now' | 'log'>,
  sender: () => Promise<Sender>,
): Work {
  const carrier = config.smtpUrl ? smtpCarrier(config.smtpUrl) : null
  const origin = mailOrigin(config)
  // Only one process opens the embedded database: whoever held a claim before this one started is dead.
  let takeAll = config.databaseUrl === null
  const office = async () => {
    const { siteName, name, address } = await sender()
    const from = address ?? config.mailFrom ?? `ne-pas-repondre@${new URL(origin).hostname}`
    return { origin, siteName, sender: { name, address: from }, muteKey: await muteKey(db) }
  }
  return async (signal) => {
    if (takeAll) await takeBack(db, now(), true)
    takeAll = false
    await deliverMails({ db, carrier, office, now, log }, signal)
  }
}
