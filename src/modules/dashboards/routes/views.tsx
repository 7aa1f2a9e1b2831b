import type { Context } from 'hono'
import { hasRole } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type FieldError, Invalid, NotFound } from '#platform/errors.ts'
import { lookNames } from '#platform/frame-look.ts'
import type { Env } from '#platform/http/env.ts'
import { readTexts, uuidOf } from '#platform/http/form-texts.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { ChartPatterns } from '#ui/chart-view.tsx'
import { askedFrame, renderFrame } from '#ui/frame.tsx'
import { renderPage } from '#ui/page.tsx'
import { parseViewAddress, type View, viewAddress, viewPath } from '#ui/view.ts'
import { addTile } from '../arrange-tiles.ts'
import { dropView, keepView } from '../keep-view.ts'
import { messages } from '../messages/index.ts'
import { dashboardPath, dashboardsPath, limits } from '../model.ts'
import { ShownView, ViewLinks } from '../pages/shown-view.tsx'
import { ViewPage } from '../pages/view-page.tsx'
import { canMakeDashboards } from '../policy.ts'
import { listOwn } from '../store.ts'
import { countWrite, fieldsOf } from './asked.ts'
import { shownAddress } from './edit.tsx'
import { type Makers, makeView } from './make-views.ts'
import { figuresFile } from './show.tsx'

/** In pixels. */
const frameHeight = 560

type State = { name?: string; tableau?: string; errors?: FieldError[] }

/** `GET /observatoire/vues/{kind}/{subject}?question`: one view, to keep or to take elsewhere. */
export const viewAlone = (makers: Makers) => async (c: Context<Env>) => {
  const { view, address } = await asked(c, makers)
  return show(c, view, address, {})
}

/** `GET /integrer/vues/{kind}/{subject}?question&apparence=`: the view for a frame on any site. */
export const viewFrame = (makers: Makers) => async (c: Context<Env>) => {
  const { view } = await asked(c, makers)
  const lang = c.get('lang')
  return renderFrame(
    c,
    { title: view.title, kind: 'dashboard' },
    <section class="tile">
      <ChartPatterns />
      <h1>{view.title}</h1>
      <ShownView lang={lang} view={view} today={c.get('services').now()} id="vue" />
      <ViewLinks lang={lang} view={view} framed reuse={null} />
    </section>,
  )
}

/** `GET /observatoire/vues/{kind}/{subject}.csv?question`: its figures. */
export const viewCsv = (makers: Makers) => async (c: Context<Env>) => {
  const { view, address } = await asked(c, makers)
  return figuresFile(c, [view], address.replace(/\?.*/, '').replaceAll(/[^a-z0-9-]+/g, '-'))
}

/** `POST /observatoire/vues`: keeps a view, and places it when asked. */
export const addView = (makers: Makers) => async (c: Context<Env>) => {
  const actor = c.get('actor')
  authorise(canMakeDashboards, actor, undefined)
  countWrite(c)
  const text = await readTexts(c)
  const lang = c.get('lang')
  const name = text('name', limits.name)
  const tableau = text('tableau', 100)
  const address = await shownAddress(c, makers, text('vue', 500))
  const { db, now } = c.get('services')
  try {
    if (tableau !== '' && !/^[a-z0-9-]+$/.test(tableau))
      throw new Invalid([{ field: 'tableau', message: messages[lang].errors.choice }])
    await keepView(db, actor, { address, name, lang }, now())
    if (tableau === '') return c.redirect(localPath(lang, `${dashboardsPath}?fait=gardee#vues`), 303)
    await addTile(db, actor, tableau, { address, words: '', width: 'half', lang }, now())
    return c.redirect(localPath(lang, `${dashboardPath(tableau)}/modifier?fait=ajoute`), 303)
  } catch (error) {
    const errors = fieldsOf(error).map((each) =>
      each.field === 'view' ? { ...each, field: 'tableau' } : each,
    )
    const view = await makeView(c, makers, address)
    if (!view) throw error
    return show(c, view, address, { name, tableau, errors })
  }
}

/** `POST /observatoire/vues/{id}`: keeps it no more. */
export async function removeView(c: Context<Env>): Promise<Response> {
  authorise(canMakeDashboards, c.get('actor'), undefined)
  await dropView(c.get('services').db, c.get('actor'), uuidOf(c.req.param('id')))
  return c.redirect(localPath(c.get('lang'), `${dashboardsPath}?fait=oubliee#vues`), 303)
}

/** The view of an address, and that address in its one form. @throws NotFound */
async function asked(c: Context<Env>, makers: Makers): Promise<{ view: View; address: string }> {
  const { searchParams } = new URL(c.req.url)
  for (const name of lookNames) searchParams.delete(name)
  const subject = (c.req.param('subject') ?? '').replace(/\.csv$/, '')
  const parsed = parseViewAddress(`${c.req.param('kind')}/${subject}?${searchParams}`)
  const address = parsed && viewAddress(parsed)
  const view = address ? await makeView(c, makers, address) : null
  if (!address || !view) throw new NotFound()
  return { view, address }
}

async function show(
  c: Context<Env>,
  view: View,
  address: string,
  { name = view.title.slice(0, limits.name), tableau = '', errors = [] }: State,
): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang]
  const actor = c.get('actor')
  const mayKeep = canMakeDashboards(actor, undefined)
  const own =
    mayKeep && actor.kind === 'person'
      ? await listOwn(db, [...actor.memberships.keys()], hasRole(actor, 'moderator'))
      : []
  const [path, question = ''] = address.split('?')
  return renderPage(
    c,
    {
      title: view.title,
      breadcrumb: [
        { label: t.observatory, href: '/observatoire' },
        { label: t.title, href: dashboardsPath },
        { label: t.oneView },
      ],
      canonical: viewPath(address),
      noIndex: true,
      scripts: ['copy'],
      status: errors.length > 0 ? 422 : 200,
    },
    <ViewPage
      lang={lang}
      view={view}
      address={address}
      today={now()}
      csv={`${viewPath(path ?? '')}.csv${question && `?${question}`}`}
      framed={{
        look: askedFrame(c, frameHeight),
        frame: localPath(lang, `/integrer/vues/${address}`),
        origin: c.get('origin'),
        title: view.title,
        link: { path: localPath(lang, view.href), words: `${view.title}, ${c.get('site').name}` },
      }}
      places={mayKeep ? own.map((each) => [each.slug, each.title] as const) : null}
      typed={{ name, tableau }}
      errors={errors}
    />,
  )
}
