import type { Context } from 'hono'
import {
  canEditOrganisation,
  changedFields,
  type EditableOrganisation,
  EditConflict,
  restoreVersion,
} from '#modules/directory/index.ts'
import { NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { renderPage } from '#ui/page.tsx'
import { listTerms, namesOf, profileAt } from '../edit-store.ts'
import { countVersions, listVersionLines } from '../history-store.ts'
import { editMessages } from '../messages/index.ts'
import { ComparePage } from '../pages/compare-page.tsx'
import { HistoryPage } from '../pages/history-page.tsx'
import { differences } from '../value-words.ts'
import { editorOptions, editPath, numberIn, openHistory } from './open-editor.ts'

const aPage = 25

/** `GET /annuaire/{slug}/historique`: the versions, the latest first. */
export async function historyPage(c: Context<Env>): Promise<Response> {
  const organisation = await openHistory(c)
  const { db } = c.get('services')
  const lang = c.get('lang')
  const t = editMessages[lang]
  const page = Math.max(1, Number.parseInt(c.req.query('page') ?? '1', 10) || 1)
  const [total, versions] = await Promise.all([
    countVersions(db, organisation.id),
    listVersionLines(db, organisation.id, aPage, (Math.min(page, 10_000) - 1) * aPage),
  ])
  if (versions.length === 0 && page > 1) throw new NotFound()
  return renderPage(
    c,
    { ...editorOptions(c, organisation, t.history), title: t.past.title(organisation.profile.name) },
    <HistoryPage
      lang={lang}
      organisation={organisation}
      name={organisation.profile.name}
      versions={versions}
      current={organisation.version}
      canEdit={canEditOrganisation(c.get('actor'), organisation)}
      page={page}
      pages={Math.ceil(total / aPage)}
      notice={c.req.query('fait') === 'retabli' ? t.past.restored : null}
    />,
  )
}

/** `GET /annuaire/{slug}/historique/comparer?de=&a=`: what differs between two versions, and the way back to the first. */
export async function comparePage(c: Context<Env>): Promise<Response> {
  const organisation = await openHistory(c)
  const number = (name: string) => Number(/^\d{1,9}$/.exec(c.req.query(name) ?? '')?.[0] ?? 0)
  return compare(c, organisation, { from: number('de'), to: number('a') || organisation.version })
}

/** `POST /annuaire/{slug}/historique`: publishes an old version again. */
export async function restore(c: Context<Env>): Promise<Response> {
  const organisation = await openHistory(c)
  const { db, now } = c.get('services')
  const form = await c.req.formData()
  const number = numberIn(form, 'number')
  const given = { slug: organisation.slug, number, baseVersion: numberIn(form, 'base') }
  try {
    const { slug } = await restoreVersion(db, c.get('actor'), given, now())
    return c.redirect(editPath(c, slug, '/historique?fait=retabli'), 303)
  } catch (error) {
    if (!(error instanceof EditConflict)) throw error
    return compare(c, error.present, { from: number, to: error.present.version }, true)
  }
}

/** `from` is the older one as a rule; asked to go back, it is the version to go back to, `to` the present one. */
async function compare(
  c: Context<Env>,
  organisation: EditableOrganisation,
  { from, to }: { from: number; to: number },
  moved = false,
): Promise<Response> {
  const { db } = c.get('services')
  const lang = c.get('lang')
  const t = editMessages[lang].past
  const at = async (number: number) =>
    number === organisation.version ? organisation.profile : profileAt(db, organisation.id, number)
  const [first, second] = await Promise.all([at(from), at(to)])
  if (!first || !second) throw new NotFound()
  const goesBack = c.req.query('retablir') === '1' || moved
  // Going back is read the other way round: from what is shown now to what will be.
  const [before, after] = goesBack ? [second, first] : [first, second]
  const names = await namesOf(db, await listTerms(db), [first, second])
  const canRestore =
    canEditOrganisation(c.get('actor'), organisation) && to === organisation.version && from !== to
  return renderPage(
    c,
    {
      ...editorOptions(c, organisation, editMessages[lang].history),
      title: goesBack ? t.confirmTitle(from) : t.differences(from, to),
      status: moved ? 409 : 200,
    },
    <ComparePage
      lang={lang}
      organisation={organisation}
      from={from}
      to={to}
      base={organisation.version}
      changes={differences(lang, names, before, after, changedFields(before, after))}
      canEdit={canEditOrganisation(c.get('actor'), organisation)}
      canRestore={canRestore}
      goesBack={goesBack && canRestore}
      moved={moved}
    />,
  )
}
