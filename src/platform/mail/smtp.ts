import { Readable } from 'node:stream'
import { parseConnectionUrl } from 'nodemailer/lib/shared'
import SMTPConnection from 'nodemailer/lib/smtp-connection'

export type Envelope = { from: string; to: string }

/** An open conversation with a mail server: one mail after another. */
export type Conversation = {
  /**
   * Sends a message. The dot that makes the server accept it leaves only once `beforeLastDot` has resolved; when it throws, no dot leaves.
   * @throws what nodemailer throws, or what `beforeLastDot` threw
   */
  send: (envelope: Envelope, message: Uint8Array, beforeLastDot: () => Promise<void>) => Promise<void>
  /** Ends it politely, between two mails. */
  end: () => void
  /** Ends it at once, with what is under way. */
  close: () => void
}

/** Opens conversations with one mail server. */
export type Carrier = { open: () => Promise<Conversation> }

/** All shorter than the lease of a mail being sent (outbox-store.ts). */
const timeouts = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  dnsTimeout: 10_000,
  socketTimeout: 50_000,
}

/** The server of `SMTP_URL`: `smtp://user:password@host:587`, `smtps://…`; nodemailer's options as its query. */
export function smtpCarrier(url: string): Carrier {
  const { auth, ...options } = parseConnectionUrl(url)
  return {
    open: async () => {
      const connection = new SMTPConnection({ ...options, ...timeouts })
      const broken = new Promise<never>((_, reject) => {
        connection.once('error', reject)
        connection.once('end', () => reject(new Error('the server closed the connection')))
      })
      broken.catch(() => {})
      connection.on('error', () => {})
      const said = <T>(act: (done: (error?: Error | null, result?: T) => void) => void) =>
        Promise.race([
          broken,
          new Promise<T | undefined>((resolve, reject) =>
            act((error, result) => (error ? reject(error) : resolve(result))),
          ),
        ])
      try {
        await said((done) => connection.connect(done))
        if (auth) await said((done) => connection.login({ ...auth, credentials: auth }, done))
      } catch (error) {
        connection.close()
        throw error
      }
      return {
        send: async (envelope, message, beforeLastDot) => {
          let refusal: unknown
          const pieces = async function* () {
            yield message
            try {
              await beforeLastDot()
            } catch (error) {
              refusal = error
              connection.close()
              throw error
            }
          }
          try {
            await said((done) =>
              connection.send(
                { from: envelope.from, to: [envelope.to], size: message.length },
                Readable.from(pieces(), { objectMode: false }),
                done,
              ),
            )
          } catch (error) {
            throw refusal ?? error
          }
        },
        end: () => connection.quit(),
        close: () => connection.close(),
      }
    },
  }
}
