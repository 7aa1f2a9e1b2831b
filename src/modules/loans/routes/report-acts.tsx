import type { Context } from 'hono'
import { authorise } from '#platform/access/permission.ts'
import { AppError, Conflict, Invalid, NotFound } from '#platform/errors.ts'
import { readPhotoFile } from '#platform/files/photo-form.ts'
import { readPhoto } from '#platform/files/stored-photo.ts'
import type { Env } from '#platform/http/env.ts'
import { problem } from '#platform/http/problem.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { photoErrors } from '#ui/photo-form.tsx'
import { addReportPhoto } from '../add-loan-photo.ts'
import { confirmReport } from '../confirm-report.ts'
import { canActOnLoan, canSeeLoan } from '../policy.ts'
import { type ReportMoment, reportMoments } from '../report-model.ts'
import { loanPhotoFile } from '../report-store.ts'
import { openLoan } from './loan.tsx'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const photosAnHour = 120

/** `POST /prets/{id}/etat-des-lieux/photos`: one more, of a part or of the whole, from the page or from its script. */
export async function sendReportPhoto(c: Context<Env>): Promise<Response> {
  const forScript = c.req.header('Accept') === 'application/json'
  try {
    const services = c.get('services')
    const actor = c.get('actor')
    const lang = c.get('lang')
    const { loan, sides } = await openLoan(c)
    authorise(canActOnLoan, actor, sides)
    if (actor.kind === 'person') services.limiter.count('photo', actor.id, photosAnHour, 3600)
    const form = await c.req.formData()
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const key = text('key')
    if (!uuid.test(key)) throw new NotFound()
    const read = await readPhotoFile(form)
    if ('faults' in read) throw new Invalid(photoErrors(lang, read.faults))
    const photo = { id: loan.id, moment: momentOf(text('moment')), key, part: text('part') || null }
    await addReportPhoto(services, actor, { ...photo, photo: read.photo }, services.now())
    if (forScript) return c.json({ state: 'kept' }, 200, { 'Cache-Control': 'no-store' })
    return c.redirect(localPath(lang, `/prets/${loan.id}/etat-des-lieux?fait=photo`), 303)
  } catch (error) {
    if (forScript && error instanceof AppError) return problem(c, error)
    throw error
  }
}

/** `POST /prets/{id}/etat-des-lieux/confirmer`: what the other side saw is read, and agreed or not. */
export async function sendConfirmation(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const { loan } = await openLoan(c)
  const form = await c.req.formData()
  const words =
    String(form.get('confirmWords') ?? '')
      .replaceAll(/[^\P{C}\n]/gu, '')
      .trim()
      .slice(0, 2000) || null
  const moment = momentOf(String(form.get('moment') ?? ''))
  const path = localPath(c.get('lang'), `/prets/${loan.id}/etat-des-lieux`)
  try {
    await confirmReport(db, c.get('actor'), { id: loan.id, moment, words }, now())
  } catch (error) {
    // Pressed twice, or by two people of the same side: it is confirmed.
    if (!(error instanceof Conflict)) throw error
    return c.redirect(path, 303)
  }
  return c.redirect(`${path}?fait=confirme`, 303)
}

/** @throws NotFound for what is no moment of a loan */
function momentOf(text: string): ReportMoment {
  const moment = reportMoments.find((each) => each === text)
  if (!moment) throw new NotFound()
  return moment
}

/**
 * `GET /fichiers/pret/{id}/{width}.webp`: for the two sides of its loan and the team of the site; what was seen at a return, for who gets the copy straight from
 * there too. Kept nowhere. @throws NotFound for everybody else
 */
export async function serveLoanPhoto(c: Context<Env>): Promise<Response> {
  const { db, files } = c.get('services')
  const actor = c.get('actor')
  const id = c.req.param('id') ?? ''
  const width = Number(/^(\d{2,4})\.webp$/.exec(c.req.param('file') ?? '')?.[1])
  const photo = uuid.test(id) && width ? await loanPhotoFile(db, id) : undefined
  const mayRead =
    photo !== undefined &&
    (canSeeLoan(actor, photo) ||
      (photo.nextId !== null && canSeeLoan(actor, { holderId: null, organisationId: photo.nextId })))
  if (!mayRead || !photo.widths.includes(width)) throw new NotFound()
  const content = await readPhoto(files, photo.fileId, width)
  if (!content) throw new NotFound()
  return c.body(content, 200, {
    'Content-Type': 'image/webp',
    'Content-Length': String(content.byteLength),
    'Cache-Control': 'private, no-store',
    'Cross-Origin-Resource-Policy': 'same-origin',
  })
}
