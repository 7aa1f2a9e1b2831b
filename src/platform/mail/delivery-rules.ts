/** Where a conversation with the mail server broke: before anything was said of this mail, or about it, with the server's number. */
export type MailFailure = { stage: 'connection' | 'sender' | 'mail'; code: number | null; message: string }

/** What to do with a mail that did not leave. */
export type Next = { state: 'queued'; dueAt: Date } | { state: 'failed' }

/** How long a mail is kept for a server that does not answer. */
const daysOfPatience = 3
const tries = 8
/** Minutes before each new try, after a refusal that may pass (4xx): a day in all. */
const delays = [1, 5, 15, 60, 180, 360, 720]

/**
 * Decides after a failure. A server that does not answer says nothing about the mail: it is tried each minute for three days.
 * A refusal that may pass (4xx), or of the sender, is tried eight times, further and further apart; a final one (5xx) is not.
 */
export function afterFailure(
  failure: MailFailure,
  mail: { attempts: number; createdAt: Date },
  now: Date,
): Next {
  const later = (minutes: number): Next => ({
    state: 'queued',
    dueAt: new Date(now.getTime() + minutes * 60_000),
  })
  if (failure.stage === 'connection') {
    const age = now.getTime() - mail.createdAt.getTime()
    return age > daysOfPatience * 24 * 3600_000 ? { state: 'failed' } : later(1)
  }
  const final = failure.stage === 'mail' && failure.code !== null && failure.code >= 500
  const delay = delays[mail.attempts - 1]
  return final || mail.attempts >= tries || delay === undefined ? { state: 'failed' } : later(delay)
}

type SmtpError = { code?: string; command?: string; responseCode?: number; message?: string }

/** Reads nodemailer's errors: `code` says where, `responseCode` what the server answered. */
export function readFailure(error: unknown): MailFailure {
  const { code = '', command = '', responseCode, message = '' } = (error ?? {}) as SmtpError
  const number = typeof responseCode === 'number' && responseCode >= 400 ? responseCode : null
  // One line, without what could be an address: administrators read it, the log too.
  const words = message
    .replaceAll(/\p{Cc}+/gu, ' ')
    .replaceAll(/[^\s<>"']+@[^\s<>"']+/g, '…')
    .slice(0, 300)
  // Refused before the server was asked: an address or a message that cannot be sent.
  if (number === null && ['EENVELOPE', 'EMESSAGE'].includes(code))
    return { stage: 'mail', code: 500, message: words }
  if (number === null || ['EAUTH', 'ETLS', 'EDNS', 'ECONNECTION', 'EPROTOCOL'].includes(code))
    return { stage: 'connection', code: number, message: words }
  return { stage: command === 'MAIL FROM' ? 'sender' : 'mail', code: number, message: words }
}
