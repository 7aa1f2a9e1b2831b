import type { Database, Tx } from '#platform/db/connect.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { type MailDraft, queueMails } from '#platform/mail/mail.ts'
import { entryMessages } from './messages/entry.ts'

/** What was decided of an event. `change`: of what a published one would become. */
export type EventVerdict = { act: 'accept' | 'refuse'; reason: string; change: boolean }
type Told = { id: string; email: string; lang: Lang }
type Subject = { slug: string; title: string; organisation: string }

/** The mail that tells somebody what was decided of an event; null when it is gone. */
export async function eventDecisionMail(
  db: Database,
  eventId: string,
  person: Told,
  verdict: EventVerdict,
): Promise<MailDraft | null> {
  const subject = await subjectOf(db, eventId)
  return subject && draftFor(subject, person, verdict)
}

/** Tells the organisation's team what was decided, but the author, who is told apart. */
export async function tellEventTeam(
  tx: Tx,
  event: { id: string; organisationId: string; except: string | null },
  verdict: EventVerdict,
  now: Date,
): Promise<void> {
  const subject = await subjectOf(tx, event.id)
  if (!subject) return
  const people = await tx
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .where('m.organisation_id', '=', event.organisationId)
    .where('p.erased_at', 'is', null)
    .select(['p.id', 'p.email', 'p.lang'])
    .orderBy('p.id')
    .execute()
  const drafts = people.flatMap(({ id, email, lang }) =>
    email && id !== event.except ? [draftFor(subject, { id, email, lang: lang as Lang }, verdict)] : [],
  )
  await queueMails(tx, drafts, now)
}

async function subjectOf(db: Database, eventId: string): Promise<Subject | null> {
  const row = await db
    .selectFrom('event as e')
    .leftJoin('organisation as o', 'o.id', 'e.organiser_id')
    .where('e.id', '=', eventId)
    .select(['e.slug', 'e.title_fr as title', 'o.name'])
    .executeTakeFirst()
  return row ? { slug: row.slug, title: row.title, organisation: row.name ?? '' } : null
}

function draftFor({ slug, title, organisation }: Subject, person: Told, verdict: EventVerdict): MailDraft {
  const t = entryMessages[person.lang].decision
  const accepted = verdict.act === 'accept'
  const text = accepted
    ? verdict.change
      ? t.changedText(title)
      : t.publishedText(title, organisation)
    : verdict.change
      ? t.changeRefusedText(title)
      : t.refusedText(title, organisation)
  const path = accepted ? `/agenda/${slug}` : `/agenda/${slug}/modifier`
  return {
    kind: 'decision',
    to: person.email,
    lang: person.lang,
    personId: person.id,
    subject: accepted ? t.published(title) : t.refused(title),
    body: [
      text,
      ...(verdict.reason ? [t.reason, { quote: verdict.reason }] : []),
      ...(accepted ? [] : [t.next]),
      { action: accepted ? t.see : t.edit, path: localPath(person.lang, path) },
    ],
  }
}
