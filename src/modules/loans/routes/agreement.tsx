import type { Context } from 'hono'
import { NotFound } from '#platform/errors.ts'
import { readPdfFile } from '#platform/files/check-pdf.ts'
import type { Env } from '#platform/http/env.ts'
import type { pdfAnswers } from '#platform/pdf/answer-pdf.ts'
import { keptPdf } from '#platform/pdf/kept-pdf.ts'
import { pdfFaults } from '#ui/messages/index.ts'
import { acceptanceDocument } from '../agreement/acceptance-document.ts'
import { agreementDocument } from '../agreement/agreement-document.ts'
import { acceptancesOf, keptAgreement, signedCopiesOf } from '../agreement/agreement-store.ts'
import { confirmSignedCopy } from '../agreement/confirm-signed-copy.ts'
import { agreementFor } from '../agreement/prepare-agreement.ts'
import { sendSignedCopy } from '../agreement/send-signed-copy.ts'
import { amendmentsOf } from '../dates-store.ts'
import { agreementMessages } from '../messages/paper.ts'
import { answerForm, openLoan } from './loan.tsx'
import { paperServices } from './paper.ts'

export type PdfAnswer = ReturnType<typeof pdfAnswers>

/** Uploads that somebody may send in an hour. */
const uploadsAnHour = 30

/** Counts a PDF that somebody sends. @throws AppError when they sent too many */
export function countUpload(c: Context<Env>): void {
  const actor = c.get('actor')
  if (actor.kind === 'person')
    c.get('services').limiter.count('document-upload', actor.id, uploadsAnHour, 3600)
}

/** `GET /prets/{id}/convention.pdf`: the very file that was accepted, or what is proposed before anybody did. */
export async function agreementPdf(c: Context<Env>, answer: PdfAnswer): Promise<Response> {
  const { db } = c.get('services')
  const { loan } = await openLoan(c)
  const filename = `convention-${loan.id.slice(0, 8)}.pdf`
  const [kept, proposed] = [await keptAgreement(db, loan.id), await agreementFor(db, loan)]
  // Before both have signed, terms that changed are shown as they are now: the first signature falls.
  const stands = kept && (loan.state !== 'approved' || proposed?.fingerprint === kept.terms)
  if (stands) return keptPdf(c, kept, filename)
  if (!proposed) throw new NotFound()
  return answer(c, {
    version: ['agreement', proposed.fingerprint, c.get('site').name],
    filename,
    make: async () => agreementDocument(proposed.terms, c.get('site').name),
  })
}

/** `GET /prets/{id}/acceptation.pdf`: who accepted what, and when. */
export async function acceptancePdf(c: Context<Env>, answer: PdfAnswer): Promise<Response> {
  const { db } = c.get('services')
  const { loan } = await openLoan(c)
  const kept = await keptAgreement(db, loan.id)
  if (!kept) throw new NotFound()
  const [acceptances, copies] = [await acceptancesOf(db, loan.id), await signedCopiesOf(db, loan.id)]
  const document = acceptanceDocument(
    loan,
    { kept, acceptances, copies, amendments: await amendmentsOf(db, loan.id) },
    { site: c.get('site').name, address: `${c.get('origin')}/prets/${loan.id}` },
  )
  return answer(c, {
    version: ['acceptance', JSON.stringify(document.data)],
    filename: `acceptation-${loan.id.slice(0, 8)}.pdf`,
    make: async () => document,
  })
}

/** `GET /prets/{id}/exemplaire-signe/{side}`: a copy signed by hand, to be read apart from the site. */
export async function signedCopyPdf(c: Context<Env>): Promise<Response> {
  const { loan } = await openLoan(c)
  const copies = await signedCopiesOf(c.get('services').db, loan.id)
  const copy = copies.find(({ side }) => side === c.req.param('side'))
  if (!copy?.name) throw new NotFound()
  return keptPdf(c, copy, `convention-signee-${loan.id.slice(0, 8)}.pdf`, 'attachment')
}

/** `POST /prets/{id}/convention`: a copy signed by hand, or the holder’s word that one is good. */
export async function sendAgreement(c: Context<Env>): Promise<Response> {
  const { now } = c.get('services')
  const actor = c.get('actor')
  const lang = c.get('lang')
  const t = agreementMessages[lang]
  const form = await c.req.formData()
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string'
      ? value
          .toWellFormed()
          .replaceAll(/\p{Cc}+/gu, ' ')
          .trim()
      : ''
  }
  return answerForm(c, { copyName: text('copyName').slice(0, 200) }, async ({ loan }) => {
    if (form.get('act') === 'confirm') {
      await confirmSignedCopy(paperServices(c), actor, { id: loan.id, sha256: text('sha256') }, now())
      return
    }
    countUpload(c)
    const read = await readPdfFile(form, 'copyFile')
    const errors = [
      ...('fault' in read ? [{ field: 'copyFile', message: pdfFaults[lang][read.fault] }] : []),
      ...(text('copyName') ? [] : [{ field: 'copyName', message: t.copy.name }]),
    ]
    if ('fault' in read || errors.length > 0) return errors
    const sent = { id: loan.id, seen: text('terms'), name: text('copyName'), pdf: read.pdf, lang }
    await sendSignedCopy(paperServices(c), actor, sent, now())
  })
}
