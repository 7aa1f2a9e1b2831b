import { eventDecisionMail } from '#modules/agenda/index.ts'
import type { ModerationCase } from '#modules/cases/index.ts'
import type { Database, Tx } from '#platform/db/connect.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { type MailDraft, queueMails } from '#platform/mail/mail.ts'
import type { CaseDecision } from './decision-model.ts'
import { messages } from './messages/index.ts'

/** Tells the author of a case what was decided, in their language and with the reason; nobody when they left no address. */
export async function tellAuthor(
  tx: Tx,
  one: ModerationCase,
  decision: Pick<CaseDecision, 'act' | 'reason'>,
  now: Date,
): Promise<void> {
  const mail = await answerToAuthor(tx, one, decision)
  if (mail) await queueMails(tx, [mail], now)
}

/** The mail that tells the author of a case what was decided; null when they left no address. */
export async function answerToAuthor(
  db: Database,
  one: ModerationCase,
  decision: Pick<CaseDecision, 'act' | 'reason'>,
): Promise<MailDraft | null> {
  const author = one.personId
    ? await db
        .selectFrom('person')
        .where('id', '=', one.personId)
        .select(['email', 'lang'])
        .executeTakeFirst()
    : { email: one.contactEmail, lang: (one.payload as { lang?: string }).lang ?? 'fr' }
  if (!author?.email) return null
  if (one.kind === 'event') return answerAboutEvent(db, one, author.email, author.lang as Lang, decision)
  const organisation = await db
    .selectFrom('organisation')
    .where('id', '=', one.organisationId)
    .select(['name', 'slug', 'status'])
    .executeTakeFirstOrThrow()
  const lang = author.lang as Lang
  const t = messages[lang].decisions
  const accepted = decision.act === 'accept'
  const words = t.kinds[one.kind]
  const isShown = organisation.status === 'published'
  return {
    kind: 'decision',
    to: author.email,
    lang,
    personId: one.personId,
    subject: t.subject(organisation.name),
    body: [
      (accepted ? words.accepted : words.refused)(organisation.name),
      ...(decision.reason ? [t.reason, { quote: decision.reason }] : []),
      ...(isShown ? [{ action: t.see, path: localPath(lang, `/annuaire/${organisation.slug}`) }] : []),
      t.thanks,
    ],
  }
}

function answerAboutEvent(
  db: Database,
  { payload, personId }: ModerationCase,
  email: string,
  lang: Lang,
  { act, reason }: Pick<CaseDecision, 'act' | 'reason'>,
): Promise<MailDraft | null> | null {
  const { eventId, change } = payload as { eventId: string; change?: object }
  if (!personId || act === 'dismiss') return null
  return eventDecisionMail(
    db,
    eventId,
    { id: personId, email, lang },
    { act, reason, change: change !== undefined },
  )
}
