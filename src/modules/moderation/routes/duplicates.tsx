import type { Context } from 'hono'
import { getEditable } from '#modules/directory/index.ts'
import { contours, drawMap } from '#modules/territories/index.ts'
import { authorise } from '#platform/access/permission.ts'
import { inTransaction } from '#platform/db/connect.ts'
import { AppError, Conflict } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { formatDistance } from '#platform/i18n/format.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { enqueue } from '#platform/jobs/jobs.ts'
import { renderPage } from '#ui/page.tsx'
import { compare } from '../compare.ts'
import { choicesFor, type Side } from '../duplicate-model.ts'
import { recentMerges } from '../duplicate-store.ts'
import { listCases } from '../list-cases.ts'
import { mergeDuplicate, undoDuplicateMerge } from '../merge-duplicate.ts'
import { duplicateMessages } from '../messages/duplicates.ts'
import { ComparePage } from '../pages/compare-page.tsx'
import { DuplicatesPage, duplicatesPath } from '../pages/duplicates-page.tsx'
import { canModerate } from '../policy.ts'
import { setApart } from '../set-apart.ts'
import { backOfficePage, idFrom, idOf, textOf } from './words.ts'

/** `GET /administration/doublons` */
export const duplicates = (c: Context<Env>): Promise<Response> => showDuplicates(c, null)

async function showDuplicates(c: Context<Env>, error: string | null): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const t = duplicateMessages[lang]
  const actor = c.get('actor')
  const after = idFrom(c.req.query('apres'))
  const { lines, next } = await listCases(db, actor, { kind: 'duplicate' }, after, now())
  const done: Record<string, string> = {
    cherche: t.looking,
    separe: t.setAside,
    annule: t.parted,
    reuni: t.merged(textOf(c.req.query('fiche'), 200)),
  }
  return renderPage(
    c,
    { title: t.title, ...backOfficePage, status: error ? 409 : 200 },
    <DuplicatesPage
      lang={lang}
      pairs={lines}
      next={next}
      merges={await recentMerges(db, now())}
      canAct={canModerate(actor, undefined)}
      done={error ? null : (done[c.req.query('fait') ?? ''] ?? null)}
      error={error}
    />,
  )
}

/** `POST /administration/doublons/chercher` */
export async function lookNow(c: Context<Env>): Promise<Response> {
  const { db, jobs } = c.get('services')
  authorise(canModerate, c.get('actor'), undefined)
  await inTransaction(db, (tx) => enqueue(tx, 'duplicates'))
  jobs.wake('duplicates')
  return back(c, 'cherche')
}

const back = (c: Context<Env>, done: string, name?: string) =>
  c.redirect(
    localPath(
      c.get('lang'),
      `${duplicatesPath}?fait=${done}${name ? `&fiche=${encodeURIComponent(name)}` : ''}`,
    ),
    303,
  )

/** A slug, or the end of a link that was pasted. */
const slugOf = (text: unknown): string =>
  textOf(text, 400).split(/[?#]/)[0]?.split('/').filter(Boolean).at(-1) ?? ''

/** `GET /administration/doublons/comparer?a=&b=` */
export const comparePage = (c: Context<Env>): Promise<Response> =>
  showComparison(c, [slugOf(c.req.query('a')), slugOf(c.req.query('b'))], null)

async function showComparison(
  c: Context<Env>,
  slugs: [string, string],
  failed: { error: string; chosen: { keep: 'a' | 'b'; fields: Record<string, string> } } | null,
): Promise<Response> {
  const { db, config } = c.get('services')
  const lang = c.get('lang')
  const actor = c.get('actor')
  const pair = await compare(db, actor, slugs)
  const [a, b] = [await thumbnail(config.regionPack, pair.a), await thumbnail(config.regionPack, pair.b)]
  const t = duplicateMessages[lang]
  return renderPage(
    c,
    {
      title: t.compareTitle(pair.a.profile.name, pair.b.profile.name),
      ...backOfficePage,
      status: failed ? 409 : 200,
    },
    <ComparePage
      lang={lang}
      pair={pair}
      maps={{ a, b }}
      distance={pair.distanceKm === null ? null : formatDistance(lang, pair.distanceKm)}
      canAct={canModerate(actor, undefined)}
      error={failed?.error ?? null}
      chosen={failed?.chosen ?? { keep: pair.proposed, fields: {} }}
    />,
  )
}

/** Where a record stands in its département. */
async function thumbnail(packFolder: string, { profile, facts }: Side) {
  if (!profile.place?.point || !facts.departement) return null
  const shapes = await contours(packFolder)
  if (!shapes) return null
  return drawMap(shapes, {
    shapes: [{ kind: 'departement', code: facts.departement }],
    outline: [],
    width: 200,
    maximumHeight: 160,
  })
}

/** `POST /administration/doublons/reunir`: merges, or says that they are two. */
export async function decidePair(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const actor = c.get('actor')
  authorise(canModerate, actor, undefined)
  const t = duplicateMessages[c.get('lang')]
  const body = await c.req.parseBody()
  const slugs: [string, string] = [slugOf(body.a), slugOf(body.b)]
  const pair = await compare(db, actor, slugs)
  if (body.acte === 'separer') {
    await setApart(db, actor, [pair.a.id, pair.b.id], now())
    return back(c, 'separe')
  }
  const keep = body.garder === 'a' || body.garder === 'b' ? body.garder : pair.proposed
  const other = keep === 'a' ? 'b' : 'a'
  const version = (side: 'a' | 'b') => Number(body[`version-${side}`])
  try {
    const { slug } = await mergeDuplicate(
      db,
      actor,
      {
        keptId: pair[keep].id,
        absorbedId: pair[other].id,
        versions: { kept: version(keep), absorbed: version(other) },
        choices: choicesFor(keep, pair.differing, (field) => body[`champ-${field}`]),
      },
      now(),
    )
    const merged = await getEditable(db, slug)
    return back(c, 'reuni', merged?.profile.name)
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'conflict' && error.code !== 'invalid')) throw error
    const fields = Object.fromEntries(
      pair.differing.map((field) => [field, textOf(body[`champ-${field}`], 10)]),
    )
    const changed = pair.a.version !== version('a') || pair.b.version !== version('b')
    return showComparison(c, slugs, { error: changed ? t.changed : t.impossible, chosen: { keep, fields } })
  }
}

/** `POST /administration/doublons/{id}/annuler`: parts two records again. */
export async function undoPair(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  try {
    await undoDuplicateMerge(db, c.get('actor'), idOf(c), now())
  } catch (error) {
    if (error instanceof Conflict) return showDuplicates(c, duplicateMessages[c.get('lang')].undoImpossible)
    throw error
  }
  return back(c, 'annule')
}
