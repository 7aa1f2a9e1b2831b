import type { Context } from 'hono'
import { canBorrow, canSeeLoan, type Loan, readLoan } from '#modules/loans/index.ts'
import { readForm, toolsById } from '#modules/tools/index.ts'
import { AppError, type FieldError, Invalid, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { messages } from '../messages/index.ts'
import { openLoan } from '../open-loan.ts'
import { emptyOpening, mayOpen, type OpeningForm, sessionsAsked } from '../opening-form.ts'
import { hostPlaceOf, openingOf } from '../opening-store.ts'
import { OpeningPage } from '../pages/opening-page.tsx'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const openingsAnHour = 30

/** `GET /prets/{id}/ouvrir` */
export async function openingPage(c: Context<Env>): Promise<Response> {
  const loan = await open(c)
  const [tool] = await toolsById(c.get('services').db, [loan.tool.id])
  const summary = tool?.summaryFr ?? ''
  return show(c, loan, { ...emptyOpening, title: loan.tool.titleFr, summary, date0: loan.span.from }, [])
}

/** `POST /prets/{id}/ouvrir` */
export async function sendOpening(c: Context<Env>): Promise<Response> {
  const { db, limiter, now } = c.get('services')
  const lang = c.get('lang')
  const loan = await open(c)
  const actor = c.get('actor')
  const form: OpeningForm = readForm(await c.req.formData(), emptyOpening)
  if (actor.kind === 'person') limiter.count('opening', actor.id, openingsAnHour, 3600)
  try {
    await openLoan(db, actor, { id: loan.id, form, lang }, now())
    return c.redirect(localPath(lang, `/prets/${loan.id}/ouvrir?fait=oui`), 303)
  } catch (error) {
    if (error instanceof Invalid) return show(c, loan, form, error.fields.map(named))
    throw error
  }
}

/** What the agenda refuses, under the names of this form. */
function named({ field, message }: FieldError): FieldError {
  if (field === 'titleFr') return { field: 'title', message }
  if (field === 'summaryFr') return { field: 'summary', message }
  return { field: /^(title|summary|fee|(date|begin|end)\d)$/.test(field) ? field : 'date0', message }
}

/** The loan of the address, for somebody who may read it. @throws NotFound, also of a loan of others; AppError unauthenticated */
async function open(c: Context<Env>): Promise<Loan> {
  const actor = c.get('actor')
  if (actor.kind !== 'person') throw new AppError('unauthenticated')
  const id = c.req.param('id') ?? ''
  const loan = uuid.test(id) ? await readLoan(c.get('services').db, id) : undefined
  if (!loan || !canSeeLoan(actor, { holderId: loan.holder?.id ?? null, ...borrowerOf(loan) }))
    throw new NotFound()
  return loan
}

const borrowerOf = ({ borrower }: Loan) => ({
  organisationId: borrower?.id ?? null,
  demo: borrower?.demo ?? false,
})

async function show(c: Context<Env>, loan: Loan, form: OpeningForm, errors: FieldError[]) {
  const { db } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang]
  const tool = (lang === 'en' && loan.tool.titleEn) || loan.tool.titleFr
  const event = await openingOf(db, loan.id)
  const place = await hostPlaceOf(db, loan.id)
  return renderPage(
    c,
    {
      title: t.title(tool),
      noIndex: true,
      styles: ['back-office'],
      status: errors.length > 0 ? 422 : 200,
      canonical: `/prets/${loan.id}/ouvrir`,
      breadcrumb: [
        { label: t.loans, href: '/compte/prets' },
        { label: tool, href: `/prets/${loan.id}` },
        { label: t.crumb },
      ],
    },
    <OpeningPage
      lang={lang}
      loanId={loan.id}
      tool={tool}
      span={loan.span}
      place={[place?.name, place?.address].filter(Boolean).join(', ')}
      demo={loan.demo}
      event={
        event && {
          slug: event.slug,
          title: (lang === 'en' && event.titleEn) || event.titleFr,
          published: event.state === 'published',
        }
      }
      mayOpen={mayOpen(loan.state) && canBorrow(c.get('actor'), borrowerOf(loan))}
      form={form}
      sessions={sessionsAsked}
      errors={errors}
      done={c.req.query('fait') === 'oui'}
    />,
  )
}
