import { formatNumber, formatPrice } from '#platform/i18n/format.ts'
import { printable } from '#platform/pdf/printable.ts'
import type { PrintedDocument } from '#platform/pdf/typesetter.ts'
import { wayOf } from '../direct-model.ts'
import { paperWords as words } from '../messages/agreement-words.ts'
import agreementTemplate from './agreement.typ?raw'
import { type AgreementTerms, articlesOf, type Party, type Placeholder } from './terms-model.ts'

/** The agreement as a document: a pure function of its terms, so that the same terms are the same bytes. `site` is who prints. */
export function agreementDocument(terms: AgreementTerms, site: string): PrintedDocument {
  const { tool, template, holder, borrower } = terms
  const facts: [string, string][] = [
    [words.labels.tool, tool.title],
    [words.labels.copy, tool.copy],
    ...(tool.modules ? [[words.labels.modules, tool.modules.join(', ')] satisfies [string, string]] : []),
    ...shortTerms(terms),
  ]
  return {
    template: agreementTemplate,
    data: {
      lang: 'fr',
      author: printable(site, 80),
      site: printable(site, 80),
      title: printable(template.title, 160),
      date: terms.approvedOn.split('-').map(Number),
      reference: `${words.reference(terms.reference)} · ${words.approved(terms.approvedOn)} · ${words.template(template.version)}`,
      parties: [
        { role: words.lends, ...printedParty(holder) },
        { role: words.borrows, ...printedParty(borrower) },
      ],
      facts: facts.map(([label, text]) => ({ label, text: printable(text, 600) })),
      parts: tool.parts.map((part) => ({
        name: printable(part.module ? `${part.name} (${part.module})` : part.name, 220),
        quantity: formatNumber('fr', part.quantity),
        value: part.value === null ? words.noValue : formatPrice('fr', part.value),
      })),
      articles: articlesOf(template.body, valuesOf(terms)).map(({ title, paragraphs }) => ({
        title: printable(title, 200),
        paragraphs: paragraphs.map((text) => printable(text, 20_000)),
      })),
      words,
    },
  }
}

/** A party as it is printed: empty lines are left out. */
export const printedParty = (party: Party) => ({
  name: printable(party.name, 200),
  lines: [...party.address, party.siret ? words.siret(party.siret) : '']
    .map((line) => printable(line, 200))
    .filter(Boolean),
})

function shortTerms(terms: AgreementTerms): [string, string][] {
  const { insurance, conditions, priceNote } = terms
  const price = [words.price(terms.price), priceNote].filter(Boolean).join(', ')
  const all: [string, string][] = [
    [words.labels.days, words.days(terms.span.from, terms.span.to)],
    [words.labels.place, terms.place],
    [words.labels.transport, transportOf(terms)],
    [words.labels.comes, terms.direct?.from ? words.comes(terms.direct.from) : ''],
    [words.labels.goes, terms.direct?.to ? words.goes(terms.direct.to) : ''],
    [words.labels.price, price],
    [words.labels.deposit, words.deposit(terms.deposit)],
    [words.labels.value, words.value(terms.tool.value)],
    [
      words.labels.insurance,
      insurance === null ? words.insurance.unsaid : words.insurance[insurance ? 'yes' : 'no'],
    ],
    [words.labels.conditions, conditions ?? ''],
  ]
  return all.filter(([, text]) => text !== '')
}

/** Who carries the tool, and from where when it does not come by its holder. */
function transportOf({ transport, direct }: AgreementTerms): string {
  const way = direct ? wayOf(direct) : null
  return way ? words.carries[transport ?? 'either'][way] : words.transport[transport ?? 'unsaid']
}

/** What names between braces stand for. */
const valuesOf = (terms: AgreementTerms): Record<Placeholder, string> => ({
  preteur: terms.holder.name,
  emprunteur: terms.borrower.name,
  outil: terms.tool.title,
  exemplaire: terms.tool.copy,
  dates: words.days(terms.span.from, terms.span.to),
  lieu: terms.place,
  transport: transportOf(terms),
  prix: words.price(terms.price),
  caution: words.deposit(terms.deposit),
  valeur: words.value(terms.tool.value),
})
