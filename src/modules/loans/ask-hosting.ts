import { newSecret } from '#platform/access/secret.ts'
import type { Tx } from '#platform/db/connect.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { queueMails } from '#platform/mail/mail.ts'
import { linkDays } from './hosting-model.ts'
import { takeNotice } from './incident-store.ts'
import { peopleOf } from './loan-store.ts'
import { fieldMessages } from './messages/index.ts'
import type { Loan } from './model.ts'

/**
 * Asks who hosted a loan what it brought, by one mail with a link; again once as a reminder. Each is written once, whoever runs at the same moment.
 * @returns whether it was asked now
 */
export async function askHosting(
  tx: Tx,
  loan: Pick<Loan, 'id' | 'tool' | 'borrower' | 'askedBy'>,
  now: Date,
  mail: 'asked' | 'reminded' = 'asked',
): Promise<boolean> {
  const { borrower, askedBy } = loan
  if (!borrower) return false
  if (!(await takeNotice(tx, { loanId: loan.id, kind: 'hosting', about: mail }, now))) return false
  const people = askedBy?.email
    ? [{ id: askedBy.id, email: askedBy.email, lang: askedBy.lang }]
    : await peopleOf(tx, borrower.id)
  if (people.length === 0) return false
  const { secret, hash } = newSecret()
  const expires_at = new Date(now.getTime() + linkDays * 86_400_000)
  await tx.insertInto('loan_link').values({ token_hash: hash, loan_id: loan.id, expires_at }).execute()
  await queueMails(
    tx,
    people.map(({ id, email, lang }) => ({
      kind: 'loan-hosting',
      to: email,
      lang,
      personId: id,
      subject: fieldMessages[lang].hostingMail.subject(titleOf(lang, loan)),
      body: [
        fieldMessages[lang].hostingMail[mail](titleOf(lang, loan)),
        {
          action: fieldMessages[lang].hostingMail.action,
          path: localPath(lang, `/prets/bilan/${secret}`),
        },
        fieldMessages[lang].hostingMail.days(linkDays),
      ],
      dedupeKey: `loan-hosting/${loan.id}/${mail}/${id}`,
    })),
    now,
  )
  return true
}

const titleOf = (lang: Lang, { tool }: Pick<Loan, 'tool'>) => (lang === 'en' && tool.titleEn) || tool.titleFr
