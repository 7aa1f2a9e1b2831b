import type { Context } from 'hono'
import { AppError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { visitorAddress } from '#platform/http/request.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { findOrganisation } from '../find-organisation.ts'
import { messages } from '../messages/index.ts'
import type { OrganisationPage } from '../model.ts'
import { ReportPage } from '../pages/report-page.tsx'
import { reportError } from '../report-error.ts'
import { checkReport, type ReportInput, readReportForm, reportsAnHour } from '../report-form.ts'

const nothingTyped: ReportInput = { reason: '', message: '', email: '' }

/** `GET /annuaire/{slug}/signaler`: the empty form. */
export async function reportForm(c: Context<Env>): Promise<Response> {
  const found = await findOrganisation(c.get('services').db, c.req.param('slug') ?? '')
  if ('movedTo' in found)
    return c.redirect(localPath(c.get('lang'), `/annuaire/${found.movedTo}/signaler`), 301)
  return answerForm(c, found.organisation, { input: nothingTyped })
}

/** `POST /annuaire/{slug}/signaler`: keeps the report, then goes back to the page with a word of thanks. */
export async function sendReport(c: Context<Env>): Promise<Response> {
  const { db, limiter, now } = c.get('services')
  const found = await findOrganisation(db, c.req.param('slug') ?? '')
  if ('movedTo' in found)
    return c.redirect(localPath(c.get('lang'), `/annuaire/${found.movedTo}/signaler`), 303)
  const { organisation } = found
  const thanks = `${localPath(c.get('lang'), `/annuaire/${organisation.slug}`)}?signale=1#merci`

  const { input, isTrap } = readReportForm(await c.req.parseBody().catch(() => ({})))
  if (isTrap) return c.redirect(thanks, 303) // a robot is not told that it was recognised
  const checked = checkReport(c.get('lang'), input)
  if ('errors' in checked) return answerForm(c, organisation, { input, errors: checked.errors })
  try {
    limiter.count('report', visitorAddress(c), reportsAnHour, 3600)
  } catch (error) {
    if (error instanceof AppError && error.code === 'too_many')
      return answerForm(c, organisation, { input, tooMany: true })
    throw error
  }
  await reportError(db, c.get('actor'), organisation.slug, checked.report, now())
  return c.redirect(thanks, 303)
}

type Outcome = { input: ReportInput; errors?: { field: string; message: string }[]; tooMany?: boolean }

function answerForm(
  c: Context<Env>,
  { slug, name }: OrganisationPage,
  { input, errors = [], tooMany = false }: Outcome,
) {
  const lang = c.get('lang')
  const t = messages[lang]
  return renderPage(
    c,
    {
      title: t.report.title(name),
      status: tooMany ? 429 : errors.length > 0 ? 422 : 200,
      noIndex: true,
      breadcrumb: [
        { label: t.directory, href: '/annuaire' },
        { label: name, href: `/annuaire/${slug}` },
        { label: t.sheet.report },
      ],
    },
    <ReportPage lang={lang} slug={slug} name={name} input={input} errors={errors} tooMany={tooMany} />,
  )
}
