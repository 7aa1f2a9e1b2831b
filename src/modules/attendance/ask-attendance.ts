import { dayOf } from '#modules/agenda/index.ts'
import { newSecret } from '#platform/access/secret.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { type MailDraft, type MailPart, queueMails } from '#platform/mail/mail.ts'
import { type AskedEvent, eventsToAsk, keepAsked, keepLinks, peopleOf, takeDay } from './ask-store.ts'
import { dueMail, linkDays } from './asking-model.ts'
import { messages } from './messages/index.ts'

/** Events that have a link of their own in a mail; the others are found in one's account. */
const mostLinks = 20

type Due = { event: AskedEvent; mail: 'ask' | 'remind' }

/**
 * Asks organisers how many people came to what is over: one mail a day for all the events of an organisation. The mails and what was asked are
 * one transaction for each organisation, which takes the day first: a run that is killed, or doubled, writes to nobody twice.
 * @returns how many organisations were written to
 */
export async function askAttendance(db: Database, now: Date): Promise<number> {
  const byOrganisation = new Map<string, Due[]>()
  for (const event of await eventsToAsk(db, now)) {
    const mail = dueMail(event, now)
    if (!mail) continue
    const dues = byOrganisation.get(event.organiserId) ?? []
    byOrganisation.set(event.organiserId, [...dues, { event, mail }])
  }
  let written = 0
  for (const [organisationId, dues] of byOrganisation)
    if (await inTransaction(db, (tx) => ask(tx, organisationId, dues, now))) written++
  return written
}

async function ask(tx: Tx, organisationId: string, dues: Due[], now: Date): Promise<boolean> {
  const day = dayOf(now)
  if (!(await takeDay(tx, organisationId, day))) return false
  const { name, people } = await peopleOf(tx, organisationId)
  if (people.length === 0) return false
  const links = dues.slice(0, mostLinks).map((due) => ({ ...due, ...newSecret() }))
  await keepLinks(tx, links, now)
  for (const { event, mail } of dues) await keepAsked(tx, event, mail, now)
  const drafts = people.map(
    ({ id, email, lang }): MailDraft => ({
      kind: 'attendance',
      to: email,
      lang,
      personId: id,
      subject: messages[lang].mail.subject(name),
      body: bodyOf(lang, links, dues.length - links.length),
      dedupeKey: `attendance/${organisationId}/${day}/${id}`,
    }),
  )
  await queueMails(tx, drafts, now)
  return true
}

function bodyOf(lang: Lang, links: (Due & { secret: string })[], others: number): MailPart[] {
  const t = messages[lang].mail
  return [
    links.every(({ mail }) => mail === 'remind') ? t.reminder : t.intro,
    ...links.flatMap(({ event, secret }): MailPart[] => {
      const title = lang === 'en' && event.titleEn ? event.titleEn : event.titleFr
      return [t.event(title, event.waiting), { action: t.action, path: localPath(lang, `/bilan/${secret}`) }]
    }),
    ...(others > 0 ? [t.others(others), { action: t.seeAll, path: localPath(lang, '/compte/bilans') }] : []),
    t.days(linkDays),
  ]
}
