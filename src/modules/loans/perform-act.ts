import { type CopyState, isDay } from '#modules/tools/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import type { Database } from '#platform/db/connect.ts'
import { type FieldError, Invalid } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { acceptOffer, declineOffer } from './answer-offer.ts'
import { approveLoan } from './approve-loan.ts'
import { cancelLoan } from './cancel-loan.ts'
import { closeLoan } from './close-loan.ts'
import type { ActsForm } from './form-model.ts'
import { handOverLoan } from './hand-over-loan.ts'
import { formMessages } from './messages/index.ts'
import type { LoanAct } from './model.ts'
import { offerLoan } from './offer-loan.ts'
import { refuseLoan } from './refuse-loan.ts'
import { type Count, returnLoan } from './return-loan.ts'

/** What a form of a loan sends, signing aside (`acceptAgreement`): the act, the version it was filled on, its fields, the parts as they were counted. */
export type Sent = {
  id: string
  base: number
  act: Exclude<LoanAct, 'expire' | 'sign'>
  form: ActsForm
  counts: { found: string; damaged: string; note: string }[]
  lang: Lang
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Does what a form of a loan asks for. @throws Invalid, its fields named as in the form; and what each act throws
 */
export async function performAct(db: Database, actor: Actor, sent: Sent, now: Date): Promise<void> {
  const { id, base, act, form, lang } = sent
  const which = { id, base }
  const t = formMessages[lang]
  const words = (text: string) => text.slice(0, 2000) || null
  switch (act) {
    case 'approve': {
      if (form.approveCopy !== '' && !uuid.test(form.approveCopy))
        throw new Invalid([{ field: 'approveCopy', message: t.copy }])
      const copyId = form.approveCopy || undefined
      return approveLoan(db, actor, { ...which, copyId, words: words(form.approveWords) }, now)
    }
    case 'offer': {
      const span = { from: form.offerFrom, to: form.offerTo }
      const errors: FieldError[] = []
      if (!isDay(span.from)) errors.push({ field: 'offerFrom', message: t.day })
      if (!isDay(span.to)) errors.push({ field: 'offerTo', message: t.day })
      else if (span.to < span.from) errors.push({ field: 'offerTo', message: t.order })
      if (errors.length > 0) throw new Invalid(errors)
      return offerLoan(db, actor, { ...which, span, words: words(form.offerWords) }, now)
    }
    case 'refuse':
      return named(
        'reason',
        'refuseReason',
        refuseLoan(db, actor, { ...which, reason: form.refuseReason, lang }, now),
      )
    case 'cancel':
      return named(
        'reason',
        'cancelReason',
        cancelLoan(db, actor, { ...which, reason: form.cancelReason, lang }, now),
      )
    case 'accept':
      return acceptOffer(db, actor, which, now)
    case 'decline':
      return declineOffer(db, actor, { ...which, words: words(form.declineWords) }, now)
    case 'hand-over':
      return handOverLoan(db, actor, { ...which, words: words(form.handOverWords) }, now)
    case 'return': {
      const counts = countsOf(sent)
      return named(
        'parts',
        'found0',
        returnLoan(db, actor, { ...which, counts, words: words(form.returnWords), lang }, now),
      )
    }
    case 'close': {
      const copyState = copyStates.find((state) => state === form.closeState)
      return closeLoan(db, actor, { ...which, copyState, words: words(form.closeWords) }, now)
    }
  }
}

const copyStates: readonly CopyState[] = ['good', 'worn', 'repair', 'retired']

/** @throws Invalid beside what is no number */
function countsOf({ counts, lang }: Sent): Count[] {
  const errors: FieldError[] = []
  const number = (field: string, text: string) => {
    if (!/^\d{1,6}$/.test(text)) errors.push({ field, message: formMessages[lang].count })
    return Number(text)
  }
  const read = counts.map(({ found, damaged, note }, place) => ({
    found: number(`found${place}`, found),
    damaged: number(`damaged${place}`, damaged || '0'),
    note: note.slice(0, 500) || null,
  }))
  if (errors.length > 0) throw new Invalid(errors)
  return read
}

/** Names a wrong field as the form does: several acts of one page have a reason. */
export async function named(from: string, to: string, work: Promise<void>): Promise<void> {
  try {
    await work
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    throw new Invalid(error.fields.map((each) => (each.field === from ? { ...each, field: to } : each)))
  }
}
