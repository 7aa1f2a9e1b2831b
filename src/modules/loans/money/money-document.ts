import { today } from '#modules/tools/index.ts'
import { formatCents, formatNumber } from '#platform/i18n/format.ts'
import { toEuros } from '#platform/money.ts'
import { printable } from '#platform/pdf/printable.ts'
import type { PrintedDocument } from '#platform/pdf/typesetter.ts'
import { printedParty } from '../agreement/agreement-document.ts'
import { paperWords as words } from '../messages/agreement-words.ts'
import { moneyWords } from '../messages/money-words.ts'
import moneyTemplate from './money.typ?raw'
import { type MoneyDocument, numberOf } from './money-model.ts'
import { splitVat } from './vat-model.ts'

/** A quote or a receipt on one page, in French as the agreement. `site` is who prints. */
export function moneyDocument(document: MoneyDocument, loanId: string, site: string): PrintedDocument {
  const { kind, content, madeAt, cancelledAt } = document
  const made = today(madeAt)
  const t = moneyWords[kind]
  const { paid } = content
  const lines: [string, string][] = [
    [words.labels.tool, content.copy ? `${content.tool} (${content.copy})` : content.tool],
    [words.labels.days, words.days(content.span.from, content.span.to)],
    [
      words.labels.price,
      [words.price(toEuros(content.priceCents)), content.priceNote].filter(Boolean).join(', '),
    ],
    ...(kind === 'quote'
      ? [[words.labels.deposit, words.deposit(toEuros(content.depositCents))] as [string, string]]
      : ([
          [moneyWords.paidOn, words.day(paid?.day ?? made)],
          [moneyWords.by, paid?.means ? moneyWords.means[paid.means] : ''],
        ] as [string, string][])),
  ]
  return {
    template: moneyTemplate,
    data: {
      lang: 'fr',
      author: printable(site, 80),
      site: printable(site, 80),
      title: `${t.title} ${numberOf(document)}`,
      date: made.split('-').map(Number),
      reference: printable(`${t.title} ${numberOf(document)} · ${words.reference(loanId)}`, 200),
      subject: moneyWords.made(words.day(made)),
      cancelled: cancelledAt ? moneyWords.cancelled(words.day(today(cancelledAt))) : '',
      parties: [
        { role: t.from, ...printedParty(content.issuer) },
        { role: t.to, ...printedParty(content.client) },
      ],
      lead: t.lead,
      facts: lines
        .filter(([, text]) => text !== '')
        .map(([label, text]) => ({ label, text: printable(text, 400) })),
      totals: [...vatLines(document), [t.total, document.amountCents] as const].map(([label, cents]) => ({
        label,
        text: formatCents('fr', cents),
      })),
      mention: printable(content.vat?.mention ?? '', 200),
      foot: t.foot,
    },
  }
}

/** The lines above the total: what is net, and the tax, when there is one. */
function vatLines({ amountCents, content: { vat } }: MoneyDocument): [string, number][] {
  if (vat?.rate == null) return []
  const { netCents, vatCents } = splitVat(amountCents, vat.rate)
  return [
    [moneyWords.net, netCents],
    [moneyWords.vat(formatNumber('fr', vat.rate / 100, 2)), vatCents],
  ]
}
