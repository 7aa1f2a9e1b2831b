import type { Lang } from '#platform/i18n/lang.ts'

/** What the list of mails can be narrowed to; `retried` waits for another try, `unconfirmed` very probably left. */
export const mailStates = [
  'queued',
  'retried',
  'sending',
  'sent',
  'unconfirmed',
  'failed',
  'cancelled',
] as const
export type MailState = (typeof mailStates)[number]

/** A mail as the list shows it; `address` is masked for those who do not manage mails. */
export type MailLine = {
  id: string
  kind: string
  address: string
  subject: string | null
  state: MailState
  attempts: number
  dueAt: Date
  createdAt: Date
  sentAt: Date | null
  lastError: string | null
}

/** A piece of a mail as administrators read it: a button without its address. */
export type ContentPart = { text: string } | { list: string[] } | { quote: string } | { button: string }

export type MailEvent = { at: Date; what: string; note: string | null }

/** A mail with what happened to it and its content. */
export type MailDetails = MailLine & {
  lang: Lang
  emptied: boolean
  brief: boolean
  history: MailEvent[]
  content: ContentPart[]
}

export type MailFilters = { state?: MailState; kind?: string; address?: string }

export const mailActs = ['retry', 'cancel', 'resend'] as const
export type MailAct = (typeof mailActs)[number]

/**
 * What may be done by hand: send now what waits or failed, cancel what waits, send again what left.
 * A mail whose content was forgotten, or whose link lasts minutes, is not sent again: its reader asks for a new one.
 */
export function possibleActs(mail: Pick<MailDetails, 'state' | 'emptied' | 'brief'>): MailAct[] {
  if (mail.state === 'queued' || mail.state === 'retried')
    return mail.emptied ? ['cancel'] : ['retry', 'cancel']
  if (mail.emptied || mail.brief) return []
  if (mail.state === 'failed') return ['retry']
  return mail.state === 'sent' || mail.state === 'unconfirmed' ? ['resend'] : []
}

/** `lea.martin@musee.example.org` → `l…@m…org`: enough to tell two apart, too little to write to. */
export function maskAddress(address: string): string {
  const [local = '', domain = ''] = address.split('@')
  return `${local.slice(0, 1)}…@${domain.slice(0, 1)}…${domain.split('.').at(-1)}`
}

/** Where the next page of mails starts. */
export type MailCursor = { createdAt: Date; id: string }

/** A cursor as an address carries it, and back; null for anything else. */
export const writeCursor = ({ createdAt, id }: MailCursor): string => `${createdAt.toISOString()}_${id}`
export function readCursor(text: string | undefined): MailCursor | null {
  const match = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text ?? '')
  const createdAt = new Date(match?.[1] ?? '')
  return match?.[2] && !Number.isNaN(createdAt.getTime()) ? { createdAt, id: match[2] } : null
}

/** What waits, for the first page of the back office. */
export type Overview = {
  /** Imports at work, or cut short. */
  imports: { id: string; name: string; state: string; position: number; total: number }[]
  cases: { kind: string; count: number }[]
  mails: { failed: number; unconfirmed: number; waiting: number }
  organisations: { published: number; unconfirmed: number }
  people: number
}
