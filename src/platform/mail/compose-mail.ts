import MailComposer from 'nodemailer/lib/mail-composer'
import { kindOf } from './kinds.ts'
import { mutePath } from './mute-link.ts'
import type { ClaimedMail } from './outbox-store.ts'
import { oneLine } from './plain-text.ts'
import { type Letter, type Letterhead, renderMail, wayOut } from './render-mail.ts'

/** Who writes: the site's name and address, its sender, and the key of its links to refuse mails. */
export type PostOffice = Letterhead & { sender: { name: string; address: string }; muteKey: Buffer }

type Stored = Pick<ClaimedMail, 'id' | 'kind' | 'personId' | 'lang' | 'subject' | 'body'>

/** A stored mail as a letter, with its way out when the person may refuse this kind. */
export function letterOf(mail: Stored, muteKey: Buffer): Letter {
  const kind = kindOf(mail.kind)
  const mute =
    kind?.mutable && mail.personId
      ? {
          path: mutePath(muteKey, mail.lang, { personId: mail.personId, kind: mail.kind }),
          words: kind[mail.lang],
        }
      : null
  return {
    lang: mail.lang,
    subject: mail.subject,
    body: mail.body,
    mute,
    why: kind?.why?.[mail.lang] ?? null,
  }
}

/** The calendars of a mail, as files: no invitation to answer (RFC 5546), a session to keep. */
const calendarsOf = (body: Stored['body']) =>
  body.flatMap((part) =>
    typeof part !== 'string' && 'calendar' in part
      ? [
          {
            filename: 'seance.ics',
            content: part.calendar,
            contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
          },
        ]
      : [],
  )

/**
 * The message as it travels (MIME). Its Message-ID comes from the mail's own id: a mail sent again by hand is recognised as the same.
 * `Auto-Submitted` (RFC 3834) keeps automatic answers away.
 */
export function composeMail(
  mail: Stored & Pick<ClaimedMail, 'address' | 'replyTo' | 'createdAt'>,
  office: PostOffice,
): Promise<Buffer> {
  const letter = letterOf(mail, office.muteKey)
  const { html, text } = renderMail(letter, office)
  const out = letter.mute?.path ?? wayOut(mail.body)?.path
  const domain = office.sender.address.split('@').at(-1)
  return new MailComposer({
    from: office.sender,
    to: { name: '', address: mail.address },
    ...(mail.replyTo && { replyTo: { name: '', address: mail.replyTo } }),
    subject: oneLine(mail.subject),
    text,
    html,
    attachments: calendarsOf(mail.body),
    date: mail.createdAt,
    messageId: `<${mail.id}@${domain}>`,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'Content-Language': mail.lang,
      ...(out && {
        'List-Unsubscribe': `<${office.origin}${out}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
}
