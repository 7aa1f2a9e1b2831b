import type { Form } from './form.ts'
import { markup } from './payloads.ts'

/** The event that opens a loan to the public, announced once: what it says first is hostile already, and is read in the agenda and on the tool's page. */
export const openingForm: Form = {
  who: 'owner',
  path: '/prets/{agreedLoan}/ouvrir',
  base: {
    title: markup('zq0'),
    summary: markup('zq1'),
    date0: '2030-08-04',
    begin0: '14:00',
    end0: '17:00',
  },
  text: ['title', 'summary'],
}

/** The same of a loan that is out, without a day: never taken, shown again as it was typed. */
export const emptyOpeningForm: Form = {
  who: 'owner',
  path: '/prets/{loanOut}/ouvrir',
  base: { title: 'Portes ouvertes', summary: 'Venez voir.' },
  text: ['title', 'summary', 'fee', 'date0', 'begin0', 'end0', 'date3', 'end3'],
}
