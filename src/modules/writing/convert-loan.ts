import {
  type amendmentsOf,
  isOverdue,
  type Loan,
  type LoanLine,
  nextStates,
  type partsToCount,
  type reportsOf,
  sidesOf,
} from '#modules/loans/index.ts'
import { today } from '#modules/tools/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { toEuros } from '#platform/money.ts'
import type { toApiMoney } from './convert-money.ts'

/** In which language, at which address, when. */
export type Voice = { lang: Lang; origin: string; now: Date }

const urlOf = ({ origin, lang }: Voice, id: string) => origin + localPath(lang, `/api/v1/loans/${id}`)

/** A loan of a list, as the API gives it. */
export const toApiLine = ({ span, own: _, other, ...line }: LoanLine, voice: Voice) => ({
  id: line.id,
  title: (voice.lang === 'en' && line.titleEn) || line.title,
  with: other,
  state: line.state,
  ...span,
  modules: line.modules,
  waiting: line.waiting,
  overdue: line.overdue,
  change: line.change,
  waits: line.waits,
  demonstration: line.demo,
  url: urlOf(voice, line.id),
})

type Around = {
  terms: string | null
  money: ReturnType<typeof toApiMoney>
  toCount: Awaited<ReturnType<typeof partsToCount>> | null
  reports: Awaited<ReturnType<typeof reportsOf>>
  amendments: Awaited<ReturnType<typeof amendmentsOf>>
}

/**
 * A loan as the API gives it to one of its sides; nobody's name but those of organisations. `terms`: the fingerprint of what its agreement says today,
 * which signing sends back. `toCount`: the parts that its handing over or its return counts, in order, as they should be.
 */
export function toApiLoan(
  loan: Loan,
  { terms, money, toCount, reports, amendments }: Around,
  actor: Actor,
  voice: Voice,
) {
  const moment = { now: voice.now, present: today(voice.now) }
  const sides = {
    holderId: loan.holder?.id ?? null,
    organisationId: loan.borrower?.id ?? null,
    demo: loan.borrower?.demo ?? false,
  }
  const { tool, place } = loan
  return {
    id: loan.id,
    version: loan.version,
    tool: { slug: tool.slug, title: (voice.lang === 'en' && tool.titleEn) || tool.titleFr },
    holder: loan.holder?.name ?? null,
    borrower: loan.borrower?.name ?? null,
    state: loan.state,
    since: loan.stateAt.toISOString(),
    ...loan.span,
    offer: loan.offer,
    change: loan.change && {
      by: loan.change.side,
      ...loan.change.span,
      copy: loan.change.copy?.code ?? null,
      reason: loan.change.words,
    },
    amendments: amendments.map(({ side, former, span, words, proposedAt, answeredAt }) => ({
      by: side,
      ...span,
      former,
      reason: words,
      proposedAt: proposedAt.toISOString(),
      acceptedAt: answeredAt.toISOString(),
    })),
    flexibleDays: loan.flexibleDays,
    waiting: loan.waiting,
    overdue: isOverdue(loan, moment.present),
    place: { name: place.name, address: place.address, commune: place.commune },
    audience: loan.audience,
    purpose: loan.purpose,
    message: loan.message,
    answers: loan.answers,
    reason: loan.reason,
    modules: loan.modules,
    askedFor: loan.askedFor,
    copy: loan.copy?.code ?? null,
    price: toEuros(loan.priceCents),
    deposit: toEuros(loan.depositCents),
    money,
    signed: loan.signed,
    agreement: terms && { terms, page: voice.origin + localPath(voice.lang, `/prets/${loan.id}`) },
    incident: loan.incident,
    toCount: toCount?.map(({ note: _, partId: __, ...part }) => part) ?? null,
    reports: reports.map(({ moment, condition, words, side, seenAt, confirmedAt, parts }) => ({
      moment,
      condition,
      notes: words,
      by: side,
      seenAt: seenAt.toISOString(),
      confirmedAt: confirmedAt?.toISOString() ?? null,
      parts: parts.map(({ partId: _, ...part }) => part),
    })),
    demonstration: loan.demo,
    acts: Object.keys(nextStates(loan, sidesOf(actor, sides), moment)).map((act) =>
      act === 'hand-over' ? 'handover' : act,
    ),
    url: urlOf(voice, loan.id),
  }
}
