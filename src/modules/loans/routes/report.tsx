import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { today, toolsById } from '#modules/tools/index.ts'
import { authorise } from '#platform/access/permission.ts'
import { AppError, Conflict, type FieldError, Invalid } from '#platform/errors.ts'
import { type PreparedPhoto, preparePhoto } from '#platform/files/prepare-photo.ts'
import type { Env } from '#platform/http/env.ts'
import { problem } from '#platform/http/problem.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { photoErrors } from '#ui/photo-form.tsx'
import { addReportPhoto } from '../add-loan-photo.ts'
import { directNeighbours } from '../direct-store.ts'
import { elsewhereOf } from '../elsewhere-store.ts'
import { fieldMessages, messages } from '../messages/index.ts'
import { isOver, type Loan, type LoanAct } from '../model.ts'
import { ReportPage } from '../pages/report-page.tsx'
import { canActOnLoan, sidesOf } from '../policy.ts'
import { recordReport } from '../record-report.ts'
import { checkReport, readReport } from '../report-form.ts'
import {
  faultsBetween,
  faultsSince,
  freshReport,
  isStillToFill,
  type PartToCount,
  type ReportMoment,
  reportMoments,
  type TypedReport,
} from '../report-model.ts'
import { handedOnFrom, partsToCount, reportsOf } from '../report-store.ts'
import { openLoan } from './loan.tsx'

/** Days for which a phone keeps the page of a report: the time to hand a tool over, and to find a network again. */
const keptDays = 7
const aDay = 86_400_000
const sendingsAnHour = 240
/** Photos of one sending without a script. */
const mostFiles = 10

/** `GET /prets/{id}/etat-des-lieux`: what was seen, and the report to fill in now. */
export async function reportPage(c: Context<Env>): Promise<Response> {
  return show(c, await openLoan(c), {})
}

/** `POST /prets/{id}/etat-des-lieux`: a report, from the page or from its script, which asks for JSON. */
export async function sendReport(c: Context<Env>): Promise<Response> {
  const forScript = c.req.header('Accept') === 'application/json'
  try {
    return await record(c, forScript)
  } catch (error) {
    // A script is told in its own format, and never sent to sign in.
    if (forScript && error instanceof AppError) return problem(c, error)
    throw error
  }
}

async function record(c: Context<Env>, forScript: boolean): Promise<Response> {
  const services = c.get('services')
  const { db, now, limiter } = services
  const actor = c.get('actor')
  const lang = c.get('lang')
  const opened = await openLoan(c)
  authorise(canActOnLoan, actor, opened.sides)
  if (actor.kind === 'person') limiter.count('loan-report', actor.id, sendingsAnHour, 3600)
  const { loan } = opened
  const form = await c.req.formData()
  const moment: ReportMoment = form.get('moment') === 'return' ? 'return' : 'departure'
  const typed = readReport(form)
  const checked = checkReport(lang, typed, { since: loan.stateAt, now: now() })
  const photos = await photosOf(form, typed)
  const errors = [...('errors' in checked ? checked.errors : []), ...photos.faults(lang)]
  try {
    if (errors.length > 0 || 'errors' in checked) throw new Invalid(errors)
    const isNew = await recordReport(db, actor, { id: loan.id, moment, report: checked.report, lang }, now())
    if (forScript)
      return c.json({ state: isNew ? 'recorded' : 'known' }, 200, { 'Cache-Control': 'no-store' })
    if (isNew)
      for (const { part, photo } of photos.read)
        await addReportPhoto(services, actor, { id: loan.id, moment, key: randomUUID(), part, photo }, now())
    return c.redirect(localPath(lang, `/prets/${loan.id}/etat-des-lieux?fait=oui`), 303)
  } catch (error) {
    if (forScript) throw error
    if (error instanceof Invalid) return show(c, opened, { typed, errors: error.fields })
    if (error instanceof Conflict) return show(c, await openLoan(c), { passed: typed })
    throw error
  }
}

/** The photos a form brings, each read before anything is written. */
async function photosOf(form: FormData, { names }: TypedReport) {
  const read: { part: string | null; photo: PreparedPhoto }[] = []
  const wrong: { field: string; fault: Parameters<typeof photoErrors>[1][number]['fault'] }[] = []
  const inputs = [['photo', null] as const, ...names.map((name, place) => [`photo${place}`, name] as const)]
  let count = 0
  for (const [field, part] of inputs)
    for (const file of form.getAll(field)) {
      if (!(file instanceof File) || file.size === 0 || ++count > mostFiles) continue
      const prepared = await preparePhoto(new Uint8Array(await file.arrayBuffer()))
      if ('fault' in prepared) wrong.push({ field, fault: prepared.fault })
      else read.push({ part, photo: prepared.photo })
    }
  return {
    read,
    faults: (lang: 'fr' | 'en'): FieldError[] =>
      wrong.map(({ field, fault }) => ({
        field,
        message: photoErrors(lang, [{ field: 'file', fault }])[0]?.message ?? '',
      })),
  }
}

type Shown = {
  typed?: TypedReport
  errors?: FieldError[]
  passed?: TypedReport
  confirmErrors?: FieldError[]
}

/** The moment to fill in now, for somebody who may. */
function dueMoment(loan: Loan, mayAct: boolean): ReportMoment | null {
  if (!mayAct) return null
  const due: Partial<Record<Loan['state'], LoanAct>> = { signed: 'hand-over', handed_over: 'return' }
  return due[loan.state] === 'hand-over' ? 'departure' : due[loan.state] === 'return' ? 'return' : null
}

async function show(c: Context<Env>, opened: Awaited<ReturnType<typeof openLoan>>, shown: Shown) {
  const { db, now } = c.get('services')
  const { loan, sides } = opened
  const lang = c.get('lang')
  const t = fieldMessages[lang].reports
  const title = (lang === 'en' && loan.tool.titleEn) || loan.tool.titleFr
  const who = sidesOf(c.get('actor'), sides).filter((side) => side !== 'job')
  const due = dueMoment(loan, who.length > 0)
  const [tool] = due ? await toolsById(db, [loan.tool.id]) : []
  const parts: PartToCount[] = due && tool ? await partsToCount(db, loan, tool, due) : []
  const neighbours = await directNeighbours(db, loan.id)
  const before = neighbours.from ? ((await handedOnFrom(db, loan.id)) ?? null) : null
  const next = neighbours.to
    ? (await reportsOf(db, neighbours.to.id)).find((each) => each.moment === 'departure')
    : null
  const reports = await reportsOf(db, loan.id)
  const back = reports.find((each) => each.moment === 'return')
  const arrived = back && next ? faultsSince(back.parts, next.parts) : []
  const done = c.req.query('fait')
  const notice =
    done === 'oui' ? t.done : done === 'photo' ? t.photoAdded : done === 'confirme' ? t.confirmed : null
  const { errors = [], passed = null, confirmErrors = [] } = shown
  return renderPage(
    c,
    {
      title: t.titleOf(title),
      noIndex: true,
      styles: ['back-office'],
      scripts: due && !passed ? ['field-report'] : [],
      status: passed ? 409 : errors.length + confirmErrors.length > 0 ? 422 : 200,
      canonical: `/prets/${loan.id}/etat-des-lieux`,
      breadcrumb: [
        { label: messages[lang].loans, href: '/compte/prets' },
        { label: messages[lang].loan.title(title), href: `/prets/${loan.id}` },
        { label: t.title },
      ],
    },
    <ReportPage
      lang={lang}
      loan={loan}
      reports={reports}
      faults={faultsBetween(reports)}
      due={due}
      parts={parts}
      partPhotos={new Map(tool?.parts.flatMap(({ id, photo }) => (photo ? [[id, photo] as const] : [])))}
      typed={shown.typed ?? freshReport(randomUUID(), parts)}
      errors={errors}
      passed={passed}
      mine={who}
      elsewhere={
        due === 'departure' && !neighbours.from ? await elsewhereOf(db, loan.id, today(now())) : null
      }
      from={neighbours.from && { name: neighbours.from.name, report: before }}
      next={neighbours.to && { name: neighbours.to.name, report: next ?? null, faults: arrived }}
      newKey={randomUUID()}
      until={(Math.ceil(now().getTime() / aDay) + keptDays) * aDay}
      mayAdd={who.length > 0 && !isOver(loan.state)}
      papers={reportMoments.flatMap((moment) => {
        const filled = reports.some((report) => report.moment === moment)
        return filled || isStillToFill(loan.state, moment) ? [{ moment, blank: !filled }] : []
      })}
      notice={notice}
    />,
  )
}
