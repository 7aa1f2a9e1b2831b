import type { Context } from 'hono'
import { authorise } from '#platform/access/permission.ts'
import { AppError, type FieldError, Invalid } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { messages } from '../messages/index.ts'
import { type Feed, type FeedKind, feedKinds, needsAddress, takesFile } from '../model.ts'
import { ChooseKindPage, type FeedForm, FeedFormPage } from '../pages/feed-form.tsx'
import { canRunFeeds } from '../policy.ts'
import { saveFeed } from '../save-feed.ts'
import { feedOf } from './feed.tsx'
import { emptyForm, faultsOf, formOf, inputOf, readForm } from './feed-fields.ts'

const savesAnHour = 60

/** `GET /administration/sources/nouvelle?type=…`: the kinds there are, then the form of one. */
export async function newFeedPage(c: Context<Env>): Promise<Response> {
  authorise(canRunFeeds, c.get('actor'), undefined)
  const kind = feedKinds.find((one) => one === c.req.query('type'))
  if (kind) return answerForm(c, kind, null, emptyForm, [])
  const lang = c.get('lang')
  return renderPage(
    c,
    { title: messages[lang].form.choose, noIndex: true, styles: ['back-office'] },
    <ChooseKindPage lang={lang} kinds={feedKinds} />,
  )
}

/** `GET /administration/sources/{id}/modifier` */
export async function editFeedPage(c: Context<Env>): Promise<Response> {
  authorise(canRunFeeds, c.get('actor'), undefined)
  const feed = await feedOf(c)
  return answerForm(c, feed.kind, feed, formOf(feed), [])
}

/** `POST /administration/sources` */
export async function addFeed(c: Context<Env>): Promise<Response> {
  authorise(canRunFeeds, c.get('actor'), undefined) // before the file is read
  return save(c, null)
}

/** `POST /administration/sources/{id}/modifier` */
export async function changeFeed(c: Context<Env>): Promise<Response> {
  authorise(canRunFeeds, c.get('actor'), undefined)
  return save(c, await feedOf(c))
}

async function save(c: Context<Env>, feed: Feed | null): Promise<Response> {
  const { db, files, limiter, now } = c.get('services')
  const lang = c.get('lang')
  const actor = c.get('actor')
  if (actor.kind === 'person') limiter.count('feed', actor.id, savesAnHour, 3600)
  const body = await c.req.parseBody().catch(() => ({}) as Record<string, string | File>)
  const kind = feed?.kind ?? feedKinds.find((one) => one === body.type)
  if (!kind) throw new AppError('invalid')
  const { form, file } = readForm(body)
  const errors = faultsOf(lang, kind, feed, form, file)
  if (errors.length > 0) return answerForm(c, kind, feed, form, errors)
  const t = messages[lang].form.errors
  try {
    const { id } = await saveFeed(
      { db, files },
      actor,
      feed ?? { kind },
      await inputOf(kind, form, file),
      now(),
    )
    return c.redirect(localPath(lang, `/administration/sources/${id}`), 303)
  } catch (error) {
    if (error instanceof Invalid)
      return answerForm(c, kind, feed, form, [{ field: 'structure', message: t.organiser }])
    if (error instanceof AppError && error.code === 'too_large')
      return answerForm(c, kind, feed, form, [{ field: 'fichier', message: t.tooLarge }])
    throw error
  }
}

function answerForm(
  c: Context<Env>,
  kind: FeedKind,
  feed: Feed | null,
  form: FeedForm,
  errors: FieldError[],
) {
  const lang = c.get('lang')
  const t = messages[lang].form
  return renderPage(
    c,
    {
      title: feed ? t.editTitle(feed.name) : t.newTitle,
      noIndex: true,
      styles: ['back-office'],
      status: errors.length > 0 ? 422 : 200,
    },
    <FeedFormPage
      lang={lang}
      kind={kind}
      path={feed && `/administration/sources/${feed.id}`}
      name={feed?.name ?? ''}
      form={form}
      takes={{
        address: kind !== 'ical-file',
        file: takesFile(kind),
        key: needsAddress(kind) && kind === 'openagenda-api',
      }}
      kept={{ key: feed?.hasSecret ?? false, file: feed?.file?.name ?? null }}
      errors={errors}
    />,
  )
}
