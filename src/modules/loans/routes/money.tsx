import type { Context } from 'hono'
import { readForm, today } from '#modules/tools/index.ts'
import { Conflict, type FieldError, NotFound } from '#platform/errors.ts'
import { readPdfFile } from '#platform/files/check-pdf.ts'
import type { Env } from '#platform/http/env.ts'
import { readCents } from '#platform/money.ts'
import { keptPdf } from '#platform/pdf/kept-pdf.ts'
import { pdfFaults } from '#ui/messages/index.ts'
import { emptyMoney } from '../form-model.ts'
import { certificateOf } from '../insurance/certificate-store.ts'
import { certificateErrors, sendCertificate } from '../insurance/send-certificate.ts'
import { moneyMessages } from '../messages/paper.ts'
import { isOver } from '../model.ts'
import { changePrice } from '../money/change-price.ts'
import { makeQuote } from '../money/make-quote.ts'
import { moneyDocument } from '../money/money-document.ts'
import { longestNote, means, moneyKinds, mostCents, numberOf } from '../money/money-model.ts'
import { documentsOf } from '../money/money-store.ts'
import { cancelMoney, noteMoney } from '../money/note-money.ts'
import { countUpload, type PdfAnswer } from './agreement.tsx'
import { answerForm, openLoan } from './loan.tsx'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** `POST /prets/{id}/argent`: what the button pressed names, of the price, the quotes and the sums of a loan. */
export async function sendMoney(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const actor = c.get('actor')
  const lang = c.get('lang')
  const t = moneyMessages[lang].errors
  const sent = await c.req.formData()
  const form = readForm(sent, emptyMoney)
  const act = String(sent.get('act'))
  return answerForm(c, form, async ({ loan }) => {
    const base = Math.floor(Number(sent.get('version'))) || loan.version
    const which = { id: loan.id, base }
    switch (act) {
      case 'quote':
        return void (await makeQuote(db, actor, { ...which, lang }, now()))
      case 'cancel': {
        const moneyId = String(sent.get('money'))
        if (!uuid.test(moneyId)) throw new Conflict('nothing to undo')
        return void (await cancelMoney(db, actor, { ...which, moneyId }, now()))
      }
      case 'terms': {
        const [priceCents, depositCents] = [
          readCents(form.price, mostCents),
          readCents(form.deposit, mostCents),
        ]
        if (priceCents === undefined || depositCents === undefined)
          return [
            ...(priceCents === undefined ? [{ field: 'price', message: t.price }] : []),
            ...(depositCents === undefined ? [{ field: 'deposit', message: t.price }] : []),
          ]
        const terms = { ...which, priceCents, depositCents }
        return void (await changePrice(c.get('services'), actor, terms, now()))
      }
      case 'note': {
        const kind = moneyKinds.find((each) => each === form.moneyKind)
        const amountCents = readCents(form.amount, mostCents)
        const errors: FieldError[] = [
          ...(kind ? [] : [{ field: 'moneyKind', message: t.kind }]),
          ...(typeof amountCents === 'number' ? [] : [{ field: 'amount', message: t.amount }]),
          ...(form.note.length > longestNote ? [{ field: 'note', message: t.long(longestNote) }] : []),
        ]
        if (!kind || typeof amountCents !== 'number' || errors.length > 0) return errors
        const how = means.find((each) => each === form.means) ?? null
        const money = { kind, amountCents, day: form.paidOn, means: how, note: form.note || null }
        return void (await noteMoney(db, actor, { ...which, money, lang }, now()))
      }
      default:
        throw new Conflict('no such act')
    }
  })
}

/** `GET /prets/{id}/pieces/{document}`: a quote or a receipt of a loan, as PDF. */
export async function moneyPdf(c: Context<Env>, answer: PdfAnswer): Promise<Response> {
  const { loan } = await openLoan(c)
  const documents = await documentsOf(c.get('services').db, loan.id)
  const document = documents.find(({ id }) => id === c.req.param('document'))
  if (!document) throw new NotFound()
  const site = c.get('site').name
  return answer(c, {
    version: ['loan-document', document.id, String(document.cancelledAt?.getTime() ?? ''), site],
    filename: `${numberOf(document)}.pdf`,
    make: async () => moneyDocument(document, loan.id, site),
  })
}

/** `POST /prets/{id}/assurance`: the certificate of insurance of who borrows. */
export async function sendInsurance(c: Context<Env>): Promise<Response> {
  const { now } = c.get('services')
  const actor = c.get('actor')
  const lang = c.get('lang')
  const sent = await c.req.formData()
  const form = readForm(sent, { insurer: '', insuredUntil: '' })
  return answerForm(c, form, async ({ loan }) => {
    countUpload(c)
    const read = await readPdfFile(sent, 'insuranceFile')
    const said = { insurer: form.insurer, until: form.insuredUntil }
    if ('fault' in read)
      return [
        { field: 'insuranceFile', message: pdfFaults[lang][read.fault] },
        ...certificateErrors(said, today(now()), lang),
      ]
    await sendCertificate(c.get('services'), actor, { id: loan.id, pdf: read.pdf, ...said, lang }, now())
    return undefined
  })
}

/** `GET /prets/{id}/assurance.pdf`: the certificate of who borrows, until the loan is over. */
export async function insurancePdf(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const { loan } = await openLoan(c)
  const certificate =
    loan.borrower && !isOver(loan.state) && (await certificateOf(db, loan.borrower.id, today(now())))
  if (!certificate) throw new NotFound()
  return keptPdf(c, certificate, `assurance-${loan.id.slice(0, 8)}.pdf`, 'attachment')
}
