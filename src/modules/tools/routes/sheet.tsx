import type { Context } from 'hono'
import { emptyQuery, listEntries } from '#modules/search/index.ts'
import { presentOf } from '#modules/territories/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { AppError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { keptAnswer } from '#platform/http/kept-answers.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { renderMarkdown } from '#platform/markdown.ts'
import { renderPage } from '#ui/page.tsx'
import {
  freeCopies,
  freeModules,
  type Lending,
  lendingOfModules,
  nextFree,
  refusalOf,
  yearOf,
} from '../availability-model.ts'
import { isDay, lengthOf, today } from '../days-model.ts'
import { toolJsonLd } from '../json-ld.ts'
import { lendingOf } from '../lending-store.ts'
import { messages } from '../messages/index.ts'
import type { Day, ToolSheet } from '../model.ts'
import { askedModules, type Modules, modulesIn, type ToolModule } from '../modules-model.ts'
import type { ShownAt } from '../pages/tool-elsewhere.tsx'
import { ToolPage } from '../pages/tool-page.tsx'
import type { Checked } from '../pages/tool-parts.tsx'
import { canEditTool, canSeeUnpublishedTool } from '../policy.ts'
import { findTool } from '../tool-store.ts'

/** The tool of an address, for whoever may read it. @throws NotFound, AppError gone for one that was withdrawn */
export async function readTool(c: Context<Env>, slug: string): Promise<ToolSheet> {
  const sheet = await findTool(c.get('services').db, slug)
  if (!sheet) throw new NotFound()
  const held = { holderId: sheet.holder?.id ?? null }
  if (sheet.state !== 'published' && !canSeeUnpublishedTool(c.get('actor'), held))
    throw sheet.state === 'removed' ? new AppError('gone') : new NotFound()
  return sheet
}

/** What modules above this one tell of a tool. */
export type ToolAbove = {
  /** How often it was lent, and when last; null: never. */
  findLoans: (db: Database, toolId: string) => Promise<{ loans: number; last: Day } | null>
  /** Where it can be seen: coming events that show it. */
  findEvents: (db: Database, toolId: string, lang: Lang, now: Date) => Promise<ShownAt[]>
}

/** `GET /outils/{slug}?du=&au=&modules=&mois=`: one tool, and whether it may be had on some days. One that was withdrawn says so. */
export const toolSheet =
  (above: ToolAbove) =>
  async (c: Context<Env>): Promise<Response> => {
    const { db, now } = c.get('services')
    const present = await presentOf(db, now())
    return keptAnswer(c, `tool ${present.key}`, () => makePage(c, above))
  }

async function makePage(c: Context<Env>, { findLoans, findEvents }: ToolAbove): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const actor = c.get('actor')
  const sheet = await readTool(c, c.req.param('slug') ?? '')
  const held = { holderId: sheet.holder?.id ?? null }
  const t = messages[lang]
  const present = today(now())
  const path = `/outils/${sheet.slug}`
  const title = (lang === 'en' ? sheet.titleEn : null) ?? sheet.titleFr
  const said = (fr: string | null, en: string | null) =>
    renderMarkdown((lang === 'en' ? en : null) ?? fr ?? '')
  const [lendings, lent, events, similar] = await Promise.all([
    lendingOf(db, [sheet.slug], present),
    sheet.lendable ? findLoans(db, sheet.id) : null,
    findEvents(db, sheet.id, lang, now()),
    similarTo(c, sheet),
  ])
  const whole = lendings.get(sheet.slug)
  const modules = sheet.modulesApart ? modulesIn(sheet.parts) : []
  const asked = modulesOf(c, modules)
  const lending = whole && lendingOfModules(whole, asked)
  return renderPage(
    c,
    {
      styles: ['tool'],
      title,
      description: t.sheet.description(title, t.kinds[sheet.kind], sheet.holder?.name ?? ''),
      breadcrumb: [{ label: t.tools, href: '/outils' }, { label: title }],
      canonical: path,
      ...(sheet.state === 'published' && { jsonLd: toolJsonLd(sheet, { origin: c.get('origin'), lang }) }),
      noIndex: sheet.demo || sheet.state !== 'published',
      ...(sheet.lendable && { alternates: { 'text/calendar': localPath(lang, `${path}.ics`) } }),
    },
    <ToolPage
      lang={lang}
      today={present}
      sheet={sheet}
      description={said(sheet.descriptionFr, sheet.descriptionEn)}
      objectives={said(sheet.objectivesFr, sheet.objectivesEn)}
      free={whole ? nextFree(whole, present) : null}
      modules={modules.map((each) => ({
        ...each,
        asked: asked?.includes(each.number) ?? false,
        free: whole ? nextFree(lendingOfModules(whole, [each.number]), present) : null,
      }))}
      lent={lent}
      months={lending && sheet.lendable ? yearOf(lending, present) : []}
      month={c.req.query('mois') ?? null}
      checked={whole && lending ? checkedOf(c, { whole, lending, modules }, present) : null}
      events={events}
      similar={similar}
      mayEdit={canEditTool(actor, held)}
    />,
  )
}

/** The modules that the address asks about; null: the whole tool. */
const modulesOf = (c: Context<Env>, there: ToolModule[]): Modules =>
  askedModules((c.req.queries('modules') ?? []).map(Number), there) ?? null

/** The answer to the days of the address, when it has some: for what is asked, and for each module. */
function checkedOf(
  c: Context<Env>,
  { whole, lending, modules }: { whole: Lending; lending: Lending; modules: ToolModule[] },
  present: Day,
): Checked | null {
  const [du = '', au = ''] = [c.req.query('du'), c.req.query('au')]
  if (!du && !au) return null
  if (!isDay(du) || !isDay(au) || au < du || lengthOf({ from: du, to: au }) > 730)
    return {
      du: isDay(du) ? du : '',
      au: isDay(au) ? au : '',
      span: null,
      refusal: null,
      copies: 0,
      free: null,
      instead: null,
    }
  const span = { from: du, to: au }
  const refusal = refusalOf(lending, span, present)
  const numbers = modules.map(({ number }) => number)
  return {
    du,
    au,
    span,
    refusal,
    copies: freeCopies(lending, span).length,
    free: modules.length > 0 && refusal === 'taken' ? freeModules(whole, span, numbers) : null,
    instead: refusal === null ? null : nextFree(lending, present, lengthOf(span), du),
  }
}

/** Others on the same themes, the nearest first when it stands somewhere. */
async function similarTo(c: Context<Env>, sheet: ToolSheet) {
  const theme = sheet.themes.map((each) => each.code)
  if (theme.length === 0) return []
  const query = { ...emptyQuery, facets: { theme }, near: sheet.places[0]?.point ?? null }
  const list = await listEntries(c.get('services').db, query, { kinds: ['tool'], limit: 4 })
  return list.entries
    .filter((entry) => entry.id !== sheet.slug)
    .slice(0, 3)
    .map((entry) => ({ path: entry.path, title: entry.title, where: entry.subtitle }))
}
