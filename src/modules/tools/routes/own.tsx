import type { Context } from 'hono'
import { hasRole } from '#platform/access/actor.ts'
import { AppError, Conflict } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { AccountFrame } from '#ui/back-office.tsx'
import { renderPage } from '#ui/page.tsx'
import { today } from '../days-model.ts'
import { cleanText } from '../form-model.ts'
import { formMessages, messages } from '../messages/index.ts'
import { toolStates } from '../model.ts'
import { listOwnTools, toolsAPage } from '../own-tools-store.ts'
import { OwnContent } from '../pages/own-page.tsx'
import { WithdrawPage } from '../pages/withdraw-page.tsx'
import { removeTool, restoreTool } from '../remove-tool.ts'
import { authoriseEdit } from '../save-tool.ts'
import { findTool } from '../tool-store.ts'

const path = '/compte/outils'

/** `GET /compte/outils?etat=&q=&page=`: those of one's organisations; of all of them for the team of the site. */
export async function ownTools(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const actor = c.get('actor')
  const lang = c.get('lang')
  if (actor.kind !== 'person') throw new AppError('unauthenticated')
  const t = formMessages[lang].own
  const state = toolStates.find((each) => each === c.req.query('etat')) ?? null
  const page = Math.min(Math.max(1, Math.floor(Number(c.req.query('page')) || 1)), 1000)
  const words = cleanText(c.req.query('q')).slice(0, 100)
  const everybody = hasRole(actor, 'observer')
  const organisations = everybody ? null : [...actor.memberships.keys()]
  const { tools, counts } = await listOwnTools(db, { organisations, state, words, page }, today(now()))
  const total = state ? (counts[state] ?? 0) : Object.values(counts).reduce((sum, each) => sum + each, 0)
  const done = c.req.query('fait') ?? ''
  const undone = done === 'retire' ? (c.req.query('outil') ?? '') : ''
  return renderPage(
    c,
    {
      title: t.title,
      noIndex: true,
      styles: ['back-office'],
      canonical: path,
      breadcrumb: [{ label: t.title }],
    },
    <AccountFrame lang={lang} current={path}>
      <OwnContent
        lang={lang}
        tools={tools}
        counts={toolStates.flatMap((each) => (counts[each] ? [{ state: each, count: counts[each] }] : []))}
        state={state}
        words={words}
        page={page}
        pages={Math.max(1, Math.ceil(total / toolsAPage))}
        notice={Object.hasOwn(t.done, done) ? t.done[done as keyof typeof t.done] : null}
        undo={/^[a-z0-9]+(-[a-z0-9]+)*$/.test(undone) ? undone : null}
        mayAdd={actor.memberships.size > 0}
        ofAll={everybody}
      />
    </AccountFrame>,
  )
}

/** `GET /outils/{slug}/retirer` */
export async function withdrawPage(c: Context<Env>): Promise<Response> {
  const tool = await findTool(c.get('services').db, c.req.param('slug') ?? '')
  authoriseEdit(c.get('actor'), tool)
  const lang = c.get('lang')
  const t = formMessages[lang].withdraw
  const removed = tool.state === 'removed'
  const title = removed ? t.restoreTitle(tool.titleFr) : t.title(tool.titleFr)
  return renderPage(
    c,
    {
      title,
      noIndex: true,
      styles: ['back-office'],
      breadcrumb: [
        { label: messages[lang].tools, href: '/outils' },
        { label: tool.titleFr, href: `/outils/${tool.slug}` },
        { label: title },
      ],
    },
    <WithdrawPage lang={lang} tool={{ slug: tool.slug, title: tool.titleFr, removed }} />,
  )
}

/** `POST /outils/{slug}/retirer`: withdraws, or brings back, as the button pressed says. */
export async function withdraw(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const actor = c.get('actor')
  const slug = c.req.param('slug') ?? ''
  const form = await c.req.formData()
  const restores = form.get('act') === 'restore'
  try {
    if (restores) await restoreTool(db, actor, slug, now())
    else await removeTool(db, actor, slug, cleanText(form.get('reason')).slice(0, 1000), now())
  } catch (error) {
    // Pressed twice: it is as it was wanted.
    if (!(error instanceof Conflict)) throw error
  }
  return c.redirect(
    localPath(c.get('lang'), `${path}?fait=${restores ? 'remis' : 'retire'}&outil=${slug}`),
    303,
  )
}
