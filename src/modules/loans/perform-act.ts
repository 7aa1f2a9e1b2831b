import { type CopyState, isDay, type Modules } from '#modules/tools/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import type { Database } from '#platform/db/connect.ts'
import { type FieldError, Invalid } from '#platform/errors.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { acceptDates } from './accept-dates.ts'
import { declineDates, withdrawDates } from './answer-dates.ts'
import { acceptOffer, declineOffer } from './answer-offer.ts'
import { approveLoan } from './approve-loan.ts'
import { cancelLoan } from './cancel-loan.ts'
import { closeLoan } from './close-loan.ts'
import type { ActsForm } from './form-model.ts'
import { formMessages } from './messages/index.ts'
import type { LoanAct } from './model.ts'
import { offerLoan } from './offer-loan.ts'
import { proposeDates } from './propose-dates.ts'
import { refuseLoan } from './refuse-loan.ts'

/** What a form of a loan sends, signing aside (`acceptAgreement`): the act, the version it was filled on, its fields. A tool is handed over and returned by its condition report. */
export type Sent = {
  id: string
  base: number
  act: Exclude<LoanAct, 'expire' | 'lapse-dates' | 'sign' | 'hand-over' | 'return'>
  form: ActsForm
  /** Whether modules of the tool stand in the form, to be ticked. */
  apart: boolean
  lang: Lang
}

type Stores = { db: Database; files: FileStore }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Does what a form of a loan asks for. @throws Invalid, its fields named as in the form; and what each act throws
 */
export async function performAct(stores: Stores, actor: Actor, sent: Sent, now: Date): Promise<void> {
  const { db } = stores
  const { id, base, act, form, lang } = sent
  const which = { id, base }
  const t = formMessages[lang]
  const words = (text: string) => text.slice(0, 2000) || null
  switch (act) {
    case 'approve': {
      const copyId = copyOf(form.approveCopy, 'approveCopy', lang)
      return approveLoan(db, actor, { ...which, copyId, words: words(form.approveWords) }, now)
    }
    case 'offer': {
      const span = { from: form.offerFrom, to: form.offerTo }
      const errors: FieldError[] = []
      if (!isDay(span.from)) errors.push({ field: 'offerFrom', message: t.day })
      if (!isDay(span.to)) errors.push({ field: 'offerTo', message: t.day })
      else if (span.to < span.from) errors.push({ field: 'offerTo', message: t.order })
      if (errors.length > 0) throw new Invalid(errors)
      const given = { ...which, span, modules: offered(sent), words: words(form.offerWords), lang }
      return named({ modules: 'offerModules' }, offerLoan(db, actor, given, now))
    }
    case 'refuse':
      return named(
        { reason: 'refuseReason' },
        refuseLoan(db, actor, { ...which, reason: form.refuseReason, lang }, now),
      )
    case 'cancel':
      return named(
        { reason: 'cancelReason' },
        cancelLoan(db, actor, { ...which, reason: form.cancelReason, lang }, now),
      )
    case 'accept':
      return acceptOffer(db, actor, which, now)
    case 'decline':
      return declineOffer(db, actor, { ...which, words: words(form.declineWords) }, now)
    case 'dates': {
      const days = { from: form.datesFrom || undefined, to: form.datesTo }
      const given = { ...which, ...days, reason: form.datesReason, lang }
      const copyId = copyOf(form.datesCopy, 'datesCopy', lang)
      return named(datesFields, proposeDates(db, actor, { ...given, copyId }, now))
    }
    case 'accept-dates': {
      const copyId = copyOf(form.acceptDatesCopy, 'acceptDatesCopy', lang)
      return acceptDates(stores, actor, { ...which, copyId }, now)
    }
    case 'decline-dates': {
      const given = { ...which, reason: form.declineDatesReason, lang }
      return named({ reason: 'declineDatesReason' }, declineDates(db, actor, given, now))
    }
    case 'withdraw-dates':
      return withdrawDates(db, actor, which, now)
    case 'close': {
      const copyState = copyStates.find((state) => state === form.closeState)
      return closeLoan(db, actor, { ...which, copyState, words: words(form.closeWords) }, now)
    }
  }
}

/** The modules ticked, none for the whole tool; `undefined` of a tool that is lent whole. */
function offered({ apart, form, lang }: Sent): Modules | undefined {
  const numbers = form.offerModules.map(Number)
  if (numbers.some((number) => !Number.isInteger(number)))
    throw new Invalid([{ field: 'offerModules', message: formMessages[lang].modules }])
  if (numbers.length === 0) return apart ? null : undefined
  return numbers
}

/** How a form names what is wrong with other days. */
const datesFields = { from: 'datesFrom', to: 'datesTo', copy: 'datesCopy', reason: 'datesReason' }

/** A copy that was chosen. @throws Invalid */
function copyOf(chosen: string, field: string, lang: Lang): string | undefined {
  if (chosen === '' || uuid.test(chosen)) return chosen || undefined
  throw new Invalid([{ field, message: formMessages[lang].copy }])
}

const copyStates: readonly CopyState[] = ['good', 'worn', 'repair', 'retired']

/** Names a wrong field as the form does: several acts of one page have a reason. */
export async function named(names: Record<string, string>, work: Promise<void>): Promise<void> {
  try {
    await work
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    throw new Invalid(error.fields.map((each) => ({ ...each, field: names[each.field] ?? each.field })))
  }
}
