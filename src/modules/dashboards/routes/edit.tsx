import type { Context } from 'hono'
import { authorise } from '#platform/access/permission.ts'
import { AppError, type FieldError, Invalid } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { readTexts, uuidOf } from '#platform/http/form-texts.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { parseViewAddress, viewAddress } from '#ui/view.ts'
import { addTile, changeTile, tileActs } from '../arrange-tiles.ts'
import { messages } from '../messages/index.ts'
import { dashboardPath, dashboardsPath, limits, widths } from '../model.ts'
import { EditPage } from '../pages/edit-page.tsx'
import { canEditDashboard, canMakeDashboards } from '../policy.ts'
import { getDashboard, listViews } from '../store.ts'
import { changeDashboard, duplicateDashboard, removeDashboard } from '../write-dashboard.ts'
import { countWrite, fieldsOf, holderIn, keyOf, tilesOf } from './asked.ts'
import { type Makers, makeView } from './make-views.ts'

type State = { typed?: Record<string, string>; errors?: FieldError[] }

/** `GET /observatoire/tableaux/{slug}/modifier`: a dashboard being made. */
export const editPage = (makers: Makers) => (c: Context<Env>) => show(c, makers, {})

/** `POST …/modifier`: its words, who sees it. */
export const saveDashboard = (makers: Makers) => async (c: Context<Env>) => {
  const slug = await begin(c)
  const text = await readTexts(c)
  const typed = {
    title: text('title', limits.title),
    intro: text('intro', limits.intro),
    visibility: text('visibility', 20),
    holder: '',
  }
  const { db, now } = c.get('services')
  return orBack(c, makers, typed, 'enregistre', () =>
    changeDashboard(db, c.get('actor'), slug, { typed, lang: c.get('lang') }, now()),
  )
}

/** `POST …/elements`: adds a view, or a sentence. */
export const addElement = (makers: Makers) => async (c: Context<Env>) => {
  const slug = await begin(c)
  const text = await readTexts(c)
  const typed = { view: text('view', 500), words: text('words', limits.words), width: text('width', 10) }
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  return orBack(c, makers, typed, 'ajoute', async () => {
    const address = typed.view === '' ? null : await shownAddress(c, makers, typed.view)
    const width = widths.find((each) => each === typed.width) ?? 'half'
    await addTile(db, c.get('actor'), slug, { address, words: typed.words, width, lang }, now())
  })
}

/** `POST …/elements/{id}`: moves, widens, rewrites or removes one. */
export const changeElement = (makers: Makers) => async (c: Context<Env>) => {
  const slug = await begin(c)
  const id = uuidOf(c.req.param('id'))
  const text = await readTexts(c)
  const act = tileActs.find((each) => each === text('acte', 20))
  if (!act) throw new AppError('invalid')
  const words = text(`words-${id}`, limits.words)
  const { db, now } = c.get('services')
  return orBack(c, makers, { [`words-${id}`]: words }, 'range', () =>
    changeTile(db, c.get('actor'), { slug, id }, { act, words, lang: c.get('lang') }, now()),
  )
}

/** `POST …/dupliquer?cle=`: takes a copy. */
export async function copyDashboard(c: Context<Env>): Promise<Response> {
  authorise(canMakeDashboards, c.get('actor'), undefined)
  countWrite(c)
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const holder = holderIn(c.get('actor'), (await readTexts(c))('holder', 40), lang)
  const source = { slug: c.req.param('slug') ?? '', key: c.req.query('cle') }
  const slug = await duplicateDashboard(db, c.get('actor'), { ...source, holder, lang }, now())
  return c.redirect(localPath(lang, `${dashboardPath(slug)}/modifier?fait=copie`), 303)
}

/** `POST …/supprimer`: removes it. */
export async function deleteDashboard(c: Context<Env>): Promise<Response> {
  const slug = await begin(c)
  const { db, now } = c.get('services')
  await removeDashboard(db, c.get('actor'), slug, now())
  return c.redirect(localPath(c.get('lang'), `${dashboardsPath}?fait=supprime`), 303)
}

/** The address of a view, in its one form. @throws Invalid when it shows nothing */
export async function shownAddress(c: Context<Env>, makers: Makers, text: string): Promise<string> {
  const parsed = parseViewAddress(text)
  const address = parsed && viewAddress(parsed)
  if (!address || !(await makeView(c, makers, address)))
    throw new Invalid([{ field: 'view', message: messages[c.get('lang')].errors.view }])
  return address
}

/** Who may not change a dashboard is told before what they sent is read. */
async function begin(c: Context<Env>): Promise<string> {
  const slug = c.req.param('slug') ?? ''
  authorise(canEditDashboard, c.get('actor'), await getDashboard(c.get('services').db, slug))
  countWrite(c)
  return slug
}

async function orBack(
  c: Context<Env>,
  makers: Makers,
  typed: Record<string, string>,
  word: string,
  act: () => Promise<void>,
): Promise<Response> {
  try {
    await act()
  } catch (error) {
    return show(c, makers, { typed, errors: fieldsOf(error) })
  }
  const path = `${dashboardPath(c.req.param('slug') ?? '')}/modifier?fait=${word}`
  return c.redirect(localPath(c.get('lang'), path), 303)
}

async function show(c: Context<Env>, makers: Makers, { typed = {}, errors = [] }: State): Promise<Response> {
  const { db } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang]
  const actor = c.get('actor')
  const dashboard = await getDashboard(db, c.req.param('slug') ?? '')
  authorise(canEditDashboard, actor, dashboard)
  const path = dashboardPath(dashboard.slug)
  return renderPage(
    c,
    {
      title: t.editing(dashboard.title),
      breadcrumb: [
        { label: t.observatory, href: '/observatoire' },
        { label: t.title, href: dashboardsPath },
        { label: dashboard.title, href: path },
        { label: t.edit },
      ],
      canonical: `${path}/modifier`,
      noIndex: true,
      status: errors.length > 0 ? 422 : 200,
    },
    <EditPage
      lang={lang}
      dashboard={dashboard}
      tiles={await tilesOf(c, makers, dashboard)}
      views={actor.kind === 'person' ? await listViews(db, actor.id) : []}
      link={dashboard.shareKey && c.get('origin') + localPath(lang, path) + keyOf(dashboard)}
      typed={typed}
      errors={errors}
      done={c.req.query('fait') ?? null}
    />,
  )
}
