import type { EditableOrganisation } from '#modules/directory/index.ts'
import type { Tx } from '#platform/db/connect.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { type MailDraft, queueMails } from '#platform/mail/mail.ts'
import { messages } from './messages/index.ts'

type News = {
  about: keyof (typeof messages)['fr']['team']['news']
  /** Who did it, or whom it concerns. */
  who: { name: string; email: string }
  /** Who knows already. */
  except?: string
  /** The organisation's public address is told too: a safeguard against a wrong claim. */
  publicToo?: boolean
  owners?: boolean
}

/** Tells those who look after an organisation what happened in its team. */
export async function tellTeam(
  tx: Tx,
  organisation: Pick<EditableOrganisation, 'id' | 'slug' | 'profile'>,
  news: News,
  now: Date,
): Promise<void> {
  const people = await tx
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .where('m.organisation_id', '=', organisation.id)
    .where('p.erased_at', 'is', null)
    .select(['p.id', 'p.email', 'p.lang', 'm.role'])
    .execute()
  const told = people.filter((one) => one.id !== news.except && (!news.owners || one.role === 'owner'))
  const draft = (to: string, lang: Lang, personId: string | null): MailDraft => {
    const t = messages[lang].team
    return {
      kind: 'team',
      to,
      lang,
      personId,
      subject: t.newsSubject(organisation.profile.name),
      body: [
        t.news[news.about](news.who.name || news.who.email, organisation.profile.name),
        { action: t.see, path: localPath(lang, `/annuaire/${organisation.slug}/equipe`) },
        t.wrong,
      ],
    }
  }
  const drafts = told.flatMap((one) => (one.email ? [draft(one.email, one.lang as Lang, one.id)] : []))
  const address = organisation.profile.email?.toLowerCase()
  if (news.publicToo && address && !people.some((one) => one.email === address))
    drafts.push(draft(address, 'fr', null))
  await queueMails(tx, drafts, now)
}
