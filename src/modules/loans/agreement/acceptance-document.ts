import { formatMoment } from '#platform/i18n/format.ts'
import { printable } from '#platform/pdf/printable.ts'
import type { PrintedDocument } from '#platform/pdf/typesetter.ts'
import type { Amendment } from '../dates-model.ts'
import { paperWords as words } from '../messages/agreement-words.ts'
import type { Loan } from '../model.ts'
import acceptanceTemplate from './acceptance.typ?raw'
import type { Acceptance, KeptAgreement, SignedCopy } from './paper-model.ts'

/** Who accepted an agreement, for which side, when and how, on one page. `address`: where its page stands. */
export function acceptanceDocument(
  loan: Loan,
  paper: { kept: KeptAgreement; acceptances: Acceptance[]; copies: SignedCopy[]; amendments: Amendment[] },
  { site, address }: { site: string; address: string },
): PrintedDocument {
  const { kept, acceptances, copies, amendments } = paper
  // The days that were signed.
  const span = amendments[0]?.former ?? loan.span
  const last = amendments.at(-1)?.answeredAt ?? acceptances.at(-1)?.at ?? kept.madeAt
  const [holder, borrower] = [loan.holder?.name ?? '', loan.borrower?.name ?? '']
  const sides = [
    { side: 'holder', role: words.lends, name: holder },
    { side: 'borrower', role: words.borrows, name: borrower },
  ]
  return {
    template: acceptanceTemplate,
    data: {
      lang: 'fr',
      author: printable(site, 80),
      site: printable(site, 80),
      title: words.acceptance.title,
      date: [last.getUTCFullYear(), last.getUTCMonth() + 1, last.getUTCDate()],
      subject: printable(`${loan.tool.titleFr}, ${words.days(span.from, span.to)}`, 240),
      reference: `${words.reference(loan.id)} · ${address}`,
      hash: kept.sha256,
      sides: sides.map(({ side, role, name }) => {
        const accepted = acceptances.find((each) => each.side === side)
        const copy = copies.find((each) => each.side === side)
        return {
          role,
          name: printable(name, 200),
          by: accepted ? printable(accepted.name ?? words.acceptance.erased, 200) : words.acceptance.waiting,
          on: accepted ? formatMoment('fr', accepted.at) : '',
          how: accepted ? (copy ? words.acceptance.paper(copy.sha256) : words.acceptance.online) : '',
        }
      }),
      amendments: amendments.map(({ span: { from, to }, side, ...said }) => {
        const [proposer, accepter] = side === 'holder' ? [holder, borrower] : [borrower, holder]
        const by = (house: string, person: string | null) =>
          printable(person ? `${house} (${person})` : house, 280)
        return {
          days: words.days(from, to),
          proposed: words.acceptance.proposed(
            by(proposer, said.proposedBy),
            formatMoment('fr', said.proposedAt),
          ),
          accepted: words.acceptance.accepted(
            by(accepter, said.answeredBy),
            formatMoment('fr', said.answeredAt),
          ),
        }
      }),
      words,
    },
  }
}
