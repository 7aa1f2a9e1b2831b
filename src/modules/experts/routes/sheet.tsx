import type { Context } from 'hono'
import { AppError, type FieldError, Invalid, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { cleanLine } from '../expert-form.ts'
import { findSheet, type StoredSheet } from '../expert-store.ts'
import { hideExpert } from '../hide-expert.ts'
import { expertJsonLd } from '../json-ld.ts'
import { messages } from '../messages/index.ts'
import { isFull } from '../model.ts'
import { SheetPage } from '../pages/sheet-page.tsx'
import { canHideExpert, canSeeHiddenExpert } from '../policy.ts'
import { proposeOthers } from '../propose-others.ts'

/** `GET /experts/{slug}`: a person who can come and speak. */
export async function expertSheet(c: Context<Env>): Promise<Response> {
  return answerSheet(c, await findShown(c), [])
}

/** `POST /experts/{slug}/masquer`: a moderator hides a sheet, with a reason. */
export async function hide(c: Context<Env>): Promise<Response> {
  const { db, jobs, now } = c.get('services')
  const { reason } = await c.req.parseBody()
  const slug = c.req.param('slug') ?? ''
  try {
    await hideExpert(db, c.get('actor'), slug, cleanLine(reason).slice(0, 1000), c.get('lang'), now())
  } catch (error) {
    if (error instanceof Invalid) return answerSheet(c, await findShown(c), error.fields)
    throw error
  }
  jobs.wake('mail')
  return c.redirect(localPath(c.get('lang'), `/experts/${slug}`), 303)
}

/** `POST /experts/{slug}/retablir` */
export async function show(c: Context<Env>): Promise<Response> {
  const { db, jobs, now } = c.get('services')
  const slug = c.req.param('slug') ?? ''
  await hideExpert(db, c.get('actor'), slug, null, c.get('lang'), now())
  jobs.wake('mail')
  return c.redirect(localPath(c.get('lang'), `/experts/${slug}`), 303)
}

/**
 * The sheet of the address, when whoever asks may read it.
 * @throws NotFound; AppError gone when it is withdrawn, or hidden from them
 */
export async function findShown(c: Context<Env>): Promise<StoredSheet> {
  const { db, now } = c.get('services')
  const sheet = await findSheet(db, c.req.param('slug') ?? '', now())
  if (!sheet) throw new NotFound()
  const mayRead = sheet.hiddenReason === null || canSeeHiddenExpert(c.get('actor'), undefined)
  if (sheet.state !== 'published' || !mayRead) throw new AppError('gone')
  return sheet
}

async function answerSheet(c: Context<Env>, stored: StoredSheet, errors: FieldError[]) {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang]
  const { personId, state: _, hiddenReason, ...sheet } = stored
  const full = isFull(sheet)
  const path = `/experts/${sheet.slug}`
  const headline = (lang === 'en' ? sheet.headlineEn : null) ?? sheet.headlineFr
  return renderPage(
    c,
    {
      title: `${sheet.name}, ${sheet.commune.name}`,
      description: t.sheet.description(sheet.name, headline),
      status: errors.length > 0 ? 422 : 200,
      breadcrumb: [{ label: t.experts, href: '/experts' }, { label: sheet.name }],
      canonical: path,
      noIndex: sheet.demo || hiddenReason !== null,
      jsonLd: expertJsonLd(sheet, lang, c.get('origin') + localPath(lang, path)),
    },
    <SheetPage
      lang={lang}
      sheet={sheet}
      full={full}
      others={full ? await proposeOthers(db, { expertId: personId }, now()) : []}
      hiddenReason={hiddenReason}
      canHide={canHideExpert(c.get('actor'), undefined)}
      errors={errors}
    />,
  )
}
