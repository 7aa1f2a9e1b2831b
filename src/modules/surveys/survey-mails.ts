import { formatShortDate } from '#platform/i18n/format.ts'
import { localPath } from '#platform/i18n/lang.ts'
import type { MailDraft } from '#platform/mail/mail.ts'
import { secretOf } from './link.ts'
import { mailMessages } from './messages/index.ts'
import { introOf, titleOf } from './messages/words.ts'
import type { Campaign, Contact } from './model.ts'

/**
 * The invitation of a contact (`reminder` 0), or one of its reminders. The same key never writes twice: `survey/<contact>/<n>`.
 */
export function surveyMail(key: Buffer, campaign: Campaign, contact: Contact, reminder: number): MailDraft[] {
  if (!contact.email) return []
  const { lang } = contact
  const t = mailMessages[lang]
  const path = localPath(lang, `/enquetes/repondre/${secretOf(key, contact.id)}`)
  const title = titleOf(lang, campaign)
  const intro = introOf(lang, campaign)
  const until = campaign.closesOn && formatShortDate(lang, new Date(`${campaign.closesOn}T12:00:00Z`))
  return [
    {
      kind: 'survey',
      to: contact.email,
      lang,
      subject: reminder === 0 ? t.subject(title) : t.reminderSubject(title),
      body: [
        reminder === 0 ? t.asked(title, contact.name) : t.reminder(title, contact.name),
        ...(intro === '' ? [] : intro.split(/\n{2,}/)),
        ...(until ? [t.until(until)] : []),
        { action: reminder === 0 ? t.answer : t.goOn, path },
        t.personal,
        { leave: t.refuse, path: `${path}/refuser` },
      ],
      ...(campaign.contactEmail && { replyTo: campaign.contactEmail }),
      dedupeKey: `survey/${contact.id}/${reminder}`,
    },
  ]
}
