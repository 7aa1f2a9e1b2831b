import type { Context } from 'hono'
import { readForm, today } from '#modules/tools/index.ts'
import { authorise } from '#platform/access/permission.ts'
import { AppError, Conflict, type FieldError, Invalid, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { acceptAgreement } from '../agreement/accept-agreement.ts'
import { LoanConflict } from '../alternatives.ts'
import { acceptableSpan, wouldDo } from '../asking-model.ts'
import { contactsOf } from '../contact-store.ts'
import { type ActsForm, emptyActs } from '../form-model.ts'
import { hostingOf } from '../hosting-store.ts'
import { partsOf, timelineOf } from '../list-store.ts'
import { readLoan } from '../loan-store.ts'
import { messages } from '../messages/index.ts'
import { type Busy, isOverdue, type LoanAct, numbersIn } from '../model.ts'
import { LoanPage } from '../pages/loan-page.tsx'
import type { PaperForm } from '../pages/paper-props.ts'
import { named, performAct } from '../perform-act.ts'
import { canActOnLoan, canSeeLoan, sidesOf } from '../policy.ts'
import { nextStates } from '../states-model.ts'
import { datesOf, datesTyped } from './dates-props.ts'
import { fieldPanel } from './field-panel.tsx'
import { copiesFor, daysToOffer, modulesToOffer } from './offer-props.ts'
import { paperOf, paperServices } from './paper.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The acts of a page, what leads on first. A tool is handed over and returned by its condition report. */
const acts = [
  'accept-dates',
  'approve',
  'accept',
  'sign',
  'close',
  'offer',
  'dates',
  'decline-dates',
  'withdraw-dates',
  'decline',
  'refuse',
  'cancel',
] as const satisfies LoanAct[]

/** `GET /prets/{id}` */
export async function loanPage(c: Context<Env>): Promise<Response> {
  return show(c, await openLoan(c), {})
}

/** `POST /prets/{id}`: the act that the button pressed names. */
export async function actOnLoan(c: Context<Env>): Promise<Response> {
  const { db, files, now } = c.get('services')
  const actor = c.get('actor')
  const lang = c.get('lang')
  const opened = await openLoan(c)
  authorise(canActOnLoan, actor, opened.sides)
  const { loan } = opened
  const sent = await c.req.formData()
  const form = readForm(sent, emptyActs)
  const act = acts.find((each) => each === sent.get('act'))
  const base = Math.floor(Number(sent.get('version'))) || 0
  if (!act) return show(c, opened, { form, changed: true })
  try {
    const which = { id: loan.id, base: base || loan.version }
    if (act === 'sign') await acceptFrom(c, which, form, sent.get('terms'))
    else
      await performAct(
        { db, files },
        actor,
        { ...which, act, form, apart: sent.has('offerApart'), lang },
        now(),
      )
    return c.redirect(localPath(lang, `/prets/${loan.id}?fait=oui`), 303)
  } catch (error) {
    if (error instanceof Invalid) return show(c, opened, { form, errors: error.fields })
    if (error instanceof LoanConflict) return show(c, opened, { form, busy: error.alternatives })
    if (error instanceof Conflict) return show(c, await openLoan(c), { form, changed: true })
    throw error
  }
}

/** Accepts the agreement that was read: its terms travel with the form. */
async function acceptFrom(
  c: Context<Env>,
  which: { id: string; base: number },
  form: ActsForm,
  terms: FormDataEntryValue | null,
) {
  const given = { ...which, name: form.signName, seen: String(terms), lang: c.get('lang') }
  await named(
    { name: 'signName' },
    acceptAgreement(paperServices(c), c.get('actor'), given, c.get('services').now()),
  )
}

/**
 * Answers one of the forms about the paper of a loan: what `work` finds wrong comes back with what was typed, a loan that changed is shown as it is,
 * and what is done leads back to the loan.
 */
export async function answerForm(
  c: Context<Env>,
  typed: Partial<PaperForm>,
  work: (opened: Awaited<ReturnType<typeof openLoan>>) => Promise<FieldError[] | undefined>,
): Promise<Response> {
  const opened = await openLoan(c)
  authorise(canActOnLoan, c.get('actor'), opened.sides)
  try {
    const errors = await work(opened)
    if (errors) return await show(c, opened, { paper: typed, errors })
    return c.redirect(localPath(c.get('lang'), `/prets/${opened.loan.id}?fait=oui`), 303)
  } catch (error) {
    if (error instanceof Invalid) return show(c, opened, { paper: typed, errors: error.fields })
    if (error instanceof Conflict) return show(c, await openLoan(c), { paper: typed, changed: true })
    throw error
  }
}

/** The loan of the address, for somebody who may read it. @throws NotFound, also of a loan of others; AppError unauthenticated */
export async function openLoan(c: Context<Env>) {
  const { db } = c.get('services')
  const actor = c.get('actor')
  if (actor.kind !== 'person') throw new AppError('unauthenticated')
  const id = c.req.param('id') ?? ''
  const loan = uuid.test(id) ? await readLoan(db, id) : undefined
  if (!loan) throw new NotFound()
  const sides = {
    holderId: loan.holder?.id ?? null,
    organisationId: loan.borrower?.id ?? null,
    demo: loan.borrower?.demo ?? false,
  }
  if (!canSeeLoan(actor, sides)) throw new NotFound()
  return { loan, sides }
}

type Shown = {
  paper?: Partial<PaperForm>
  form?: ActsForm
  errors?: FieldError[]
  busy?: Busy
  changed?: boolean
}

async function show(c: Context<Env>, { loan, sides }: Awaited<ReturnType<typeof openLoan>>, shown: Shown) {
  const { db, now } = c.get('services')
  const actor = c.get('actor')
  const lang = c.get('lang')
  const t = messages[lang]
  const moment = { now: now(), present: today(now()) }
  const next = nextStates(loan, sidesOf(actor, sides), moment)
  const paper = await paperOf(c, loan, sidesOf(actor, sides), shown.paper)
  const possible = acts.filter((act) => next[act] && (act !== 'sign' || paper.agreement))
  const { errors = [], busy = null, changed = false } = shown
  const done = c.req.query('fait')
  const notice = done === 'demande' ? t.loan.sent : done === 'oui' ? t.loan.done : null
  const offer = loan.offer ?? (possible.includes('offer') ? await daysToOffer(c, loan) : loan.span)
  const name = actor.kind === 'person' ? actor.name : ''
  const empty = {
    ...emptyActs,
    offerFrom: offer.from,
    offerTo: offer.to,
    offerModules: numbersIn(loan)?.map(String) ?? [],
    signName: name,
    ...datesTyped(loan, moment.present),
  }
  const form = shown.form ?? empty
  // What cannot be approved as it was asked may be offered on the nearest days that are free.
  if (busy?.dates && form.offerFrom === '') [form.offerFrom, form.offerTo] = [busy.dates.from, busy.dates.to]
  const title = t.loan.title((lang === 'en' && loan.tool.titleEn) || loan.tool.titleFr)
  return renderPage(
    c,
    {
      title,
      noIndex: true,
      styles: ['back-office'],
      status: busy || changed ? 409 : errors.length > 0 ? 422 : 200,
      canonical: `/prets/${loan.id}`,
      breadcrumb: [{ label: t.loans, href: '/compte/prets' }, { label: title }],
    },
    <LoanPage
      lang={lang}
      loan={loan}
      around={acceptableSpan(loan)}
      offeredWithin={loan.offer !== null && wouldDo(loan, loan.offer)}
      contacts={await contactsOf(db, loan)}
      overdue={isOverdue(loan, moment.present)}
      timeline={await timelineOf(db, loan.id)}
      counted={await partsOf(db, loan.id)}
      acts={possible}
      toTell={
        (loan.state === 'returned' || loan.state === 'closed') &&
        sidesOf(actor, sides).includes('borrower') &&
        (await hostingOf(db, loan.id)) === null
      }
      due={next['hand-over'] ? 'departure' : next.return ? 'return' : null}
      form={form}
      errors={errors}
      busy={busy}
      changed={changed}
      notice={notice}
      paper={paper}
      dates={await datesOf(c, loan, sidesOf(actor, sides), next)}
      modules={possible.includes('offer') ? await modulesToOffer(c, loan) : null}
      copies={possible.includes('approve') ? await copiesFor(c, loan) : []}
      field={await fieldPanel(c, loan, sidesOf(actor, sides), Object.keys(next) as LoanAct[])}
    />,
  )
}
