import type { Context } from 'hono'
import { type KeptPart, photosForPrint, printedPhoto, today, toolsById } from '#modules/tools/index.ts'
import { NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { type PartPhoto, reportDocument } from '../printing/report-document.ts'
import { isStillToFill, type ReportMoment } from '../report-model.ts'
import { partsToCount, reportsOf } from '../report-store.ts'
import type { PdfAnswer } from './agreement.tsx'
import { openLoan } from './loan.tsx'

// Pixels that paper shows of a part.
const partPhoto = 160

const files: Record<string, ReportMoment> = { 'depart.pdf': 'departure', 'retour.pdf': 'return' }

/**
 * `GET /prets/{id}/etat-des-lieux/depart.pdf`, `retour.pdf`: what was seen, on paper; until then a form to fill in by hand.
 * @throws NotFound, also before the loan is granted, and of what was not seen once it is over
 */
export async function reportPdf(c: Context<Env>, answer: PdfAnswer): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const { loan } = await openLoan(c)
  const file = c.req.param('file') ?? ''
  const moment = Object.hasOwn(files, file) ? files[file] : undefined
  if (!moment) throw new NotFound()
  const report = (await reportsOf(db, loan.id)).find((each) => each.moment === moment) ?? null
  if (!report && !isStillToFill(loan.state, moment)) throw new NotFound()
  const [tool] = report ? [] : await toolsById(db, [loan.tool.id])
  const parts = tool ? await partsToCount(db, loan, tool, moment) : []
  const shown =
    tool?.parts.filter(({ id, photo }) => photo && parts.some(({ partId }) => partId === id)) ?? []
  const printed = (photos: ReadonlyMap<string, PartPhoto>) =>
    reportDocument(
      { loan, moment, report, parts, photos },
      {
        lang,
        site: c.get('site').name,
        page: c.get('origin') + localPath(lang, `/prets/${loan.id}/etat-des-lieux`),
        day: today(now()),
      },
    )
  return answer(c, {
    version: [
      'loan-report',
      JSON.stringify(printed(new Map()).data),
      JSON.stringify(shown.map(({ id, photo }) => [id, photo])),
    ],
    filename: `etat-des-lieux-${file.replace('.pdf', '')}-${loan.id.slice(0, 8)}.pdf`,
    make: async () => printed(await photosOf(c, shown)),
  })
}

/** What some parts look like, made for paper, by their id. */
async function photosOf(c: Context<Env>, parts: KeptPart[]): Promise<Map<string, PartPhoto>> {
  const { db, files: store } = c.get('services')
  const ids = parts.flatMap(({ photo }) => photo?.id ?? [])
  const photos = await photosForPrint({ db, files: store }, ids, partPhoto)
  return new Map(
    parts.flatMap(({ id, photo }) => {
      const content = photo && photos.get(photo.id)
      return content
        ? [[id, { ...printedPhoto(c.get('lang'), photo), credit: photo.credit, content }] as const]
        : []
    }),
  )
}
