import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** A mail server for tests: keeps all it accepted. */
export type SmtpSink = {
  url: string
  /** Accepted messages, in order: to whom, and as they travelled. */
  accepted: { to: string; raw: string }[]
  stop: () => Promise<void>
}

type Answers = {
  /** Milliseconds before each message is accepted. */
  slow?: number
  /** The number and words with which a recipient is refused; null accepts. */
  refuseRecipient?: (address: string) => { code: number; words: string } | null
  /** Drops the connection once the message is whole, instead of answering. */
  dropAfterDot?: (address: string) => boolean
}

/** Opens a mail server on a free port. */
export async function smtpSink(answers: Answers = {}): Promise<SmtpSink> {
  const accepted: SmtpSink['accepted'] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo: ({ address }, _session, done) => {
      const refusal = answers.refuseRecipient?.(address)
      if (!refusal) return done()
      done(Object.assign(new Error(refusal.words), { responseCode: refusal.code }))
    },
    onData: (stream, session, done) => {
      const to = session.envelope.rcptTo[0]?.address ?? ''
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece))
      stream.on('end', () => {
        if (answers.dropAfterDot?.(to)) {
          for (const connection of server.connections) connection.close()
          return
        }
        setTimeout(() => {
          accepted.push({ to, raw: Buffer.concat(pieces).toString() })
          done()
        }, answers.slow ?? 0)
      })
    },
  })
  server.on('error', () => {}) // a client that dies in the middle
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    accepted,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
