import type { ModerationCase } from '#modules/cases/index.ts'
import type { Tx } from '#platform/db/connect.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { queueMails } from '#platform/mail/mail.ts'
import type { CaseDecision } from './decide-case.ts'
import { messages } from './messages/index.ts'

/** Tells the author of a case what was decided, in their language and with the reason; nobody when they left no address. */
export async function tellAuthor(
  tx: Tx,
  one: ModerationCase,
  decision: Pick<CaseDecision, 'act' | 'reason'>,
  now: Date,
): Promise<void> {
  const author = one.personId
    ? await tx
        .selectFrom('person')
        .where('id', '=', one.personId)
        .select(['email', 'lang'])
        .executeTakeFirst()
    : { email: one.contactEmail, lang: (one.payload as { lang?: string }).lang ?? 'fr' }
  if (!author?.email) return
  const organisation = await tx
    .selectFrom('organisation')
    .where('id', '=', one.organisationId)
    .select(['name', 'slug', 'status'])
    .executeTakeFirstOrThrow()
  const lang = author.lang as Lang
  const t = messages[lang].decisions
  const accepted = decision.act === 'accept'
  const words = t.kinds[one.kind]
  const isShown = organisation.status === 'published'
  await queueMails(
    tx,
    [
      {
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
      },
    ],
    now,
  )
}
