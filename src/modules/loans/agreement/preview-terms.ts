import type { Lang } from '#platform/i18n/lang.ts'
import { agreementMessages } from '../messages/paper.ts'
import type { AgreementTerms, Party, Template } from './terms-model.ts'

/** An agreement of a loan that does not exist, to see how a text of `holder` is printed. `present` is the day. */
export function exampleTerms(template: Template, holder: Party, lang: Lang, present: string): AgreementTerms {
  const t = agreementMessages[lang].edit.example
  return {
    reference: '00000000-0000-0000-0000-000000000000',
    template,
    holder,
    borrower: { id: '', name: t.borrower, siret: null, address: [t.address, t.town] },
    tool: {
      title: t.tool,
      copy: 'EXEMPLE-1',
      parts: [{ name: t.part, quantity: 2, value: 280, module: null }],
      value: 560,
    },
    span: { from: present, to: present },
    place: t.place,
    transport: 'borrower',
    price: 40,
    priceNote: null,
    deposit: 200,
    insurance: true,
    conditions: null,
    approvedOn: present,
  }
}
