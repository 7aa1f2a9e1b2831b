import type { Context } from 'hono'
import { authorise } from '#platform/access/permission.ts'
import { AppError, Conflict, type FieldError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { archiveSeason, moveSeason, removeSeason } from '../arrange-season.ts'
import { type EditableSeason, findEditableSeason, listEditableSeasons } from '../edit-store.ts'
import { editMessages } from '../messages/edit.ts'
import { SeasonAdminList, seasonsPath } from '../pages/season-admin-list.tsx'
import { SeasonFormPage, type SeasonFormProps } from '../pages/season-form-page.tsx'
import { canEditSeasons, canSeeSeasons } from '../policy.ts'
import { readSeason, seasonFields, type Typed, typedIn } from '../read-form.ts'
import { saveSeason } from '../save-season.ts'
import { removeSeasonLogo, saveSeasonLogo } from '../save-season-logo.ts'

/** `GET /administration/temps-forts` */
export async function seasonAdminList(c: Context<Env>): Promise<Response> {
  authorise(canSeeSeasons, c.get('actor'), undefined)
  const lang = c.get('lang')
  return renderPage(
    c,
    { title: editMessages[lang].title, noIndex: true, styles: ['back-office'], canonical: seasonsPath },
    <SeasonAdminList
      lang={lang}
      seasons={await listEditableSeasons(c.get('services').db)}
      notice={doneWords(c)}
      mayEdit={canEditSeasons(c.get('actor'), undefined)}
    />,
  )
}

/** `GET /administration/temps-forts/nouveau` */
export async function newSeasonForm(c: Context<Env>): Promise<Response> {
  authorise(canEditSeasons, c.get('actor'), undefined)
  return showSeason(c, null, {})
}

/** `GET /administration/temps-forts/{season}` */
export async function seasonForm(c: Context<Env>): Promise<Response> {
  authorise(canSeeSeasons, c.get('actor'), undefined)
  const text = doneWords(c)
  return showSeason(c, await askedSeason(c), { notice: text ? { kind: 'success', text } : null })
}

/** `POST /administration/temps-forts/nouveau`, `POST /administration/temps-forts/{season}` */
export async function sendSeason(c: Context<Env>): Promise<Response> {
  const actor = c.get('actor')
  authorise(canEditSeasons, actor, undefined)
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const season = c.req.param('season') ? await askedSeason(c) : null
  const typed = await typedIn(c.req, [...seasonFields, 'version'])
  const read = readSeason(lang, typed)
  if ('errors' in read) return showSeason(c, season, { typed, errors: read.errors, status: 422 })
  try {
    const given = { code: season?.code ?? null, input: read.input, version: Number(typed.version) || 0 }
    const code = await saveSeason(db, actor, given, now())
    return c.redirect(localPath(lang, `${seasonsPath}/${code}?fait=enregistre`), 303)
  } catch (error) {
    if (!(error instanceof Conflict) || !season) throw error
    // Saved again, the form stands on what is there now, which its author was told to read.
    const kept = { ...typed, version: String(season.version) }
    const notice = { kind: 'error' as const, text: editMessages[lang].conflict }
    return showSeason(c, season, { typed: kept, notice, status: 409 })
  }
}

/** `POST /administration/temps-forts/{season}/acte`: order, archive, removal. */
export async function actOnSeason(c: Context<Env>): Promise<Response> {
  const actor = c.get('actor')
  authorise(canEditSeasons, actor, undefined)
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const { code } = await askedSeason(c)
  const { acte: act } = await typedIn(c.req, ['acte'])
  const done = (path: string) => c.redirect(localPath(lang, path), 303)
  if (act === 'monter' || act === 'descendre') {
    await moveSeason(db, actor, { code, by: act === 'monter' ? -1 : 1 }, now())
    return done(`${seasonsPath}?fait=ordre`)
  }
  if (act === 'archiver' || act === 'remettre') {
    await archiveSeason(db, actor, { code, archived: act === 'archiver' }, now())
    return done(`${seasonsPath}/${code}?fait=${act === 'archiver' ? 'archive' : 'remis'}`)
  }
  if (act !== 'supprimer') throw new AppError('invalid')
  try {
    await removeSeason(db, actor, code, now())
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    const notice = { kind: 'error' as const, text: editMessages[lang].hasEvents }
    return showSeason(c, await askedSeason(c), { notice, status: 409 })
  }
  return done(`${seasonsPath}?fait=supprime`)
}

/** `POST /administration/temps-forts/{season}/logo`: another logo, or none (`acte=retirer`). */
export async function sendLogo(c: Context<Env>): Promise<Response> {
  const actor = c.get('actor')
  authorise(canEditSeasons, actor, undefined)
  const { db, files, now } = c.get('services')
  const lang = c.get('lang')
  const t = editMessages[lang].errors
  const season = await askedSeason(c)
  const form = await c.req.formData()
  const done = () => c.redirect(localPath(lang, `${seasonsPath}/${season.code}?fait=logo`), 303)
  if (form.get('acte') === 'retirer') {
    await removeSeasonLogo(db, actor, season.code, now())
    return done()
  }
  const alt = String(form.get('alt') ?? '')
    .replaceAll(/\p{C}+/gu, ' ')
    .trim()
    .slice(0, 200)
  const file = form.get('file')
  const errors: FieldError[] = []
  if (!(file instanceof File) || file.size === 0) errors.push({ field: 'file', message: t.noFile })
  if (alt === '') errors.push({ field: 'alt', message: t.noAlt })
  if (!(file instanceof File) || errors.length > 0)
    return showSeason(c, season, { logoAlt: alt, errors, status: 422 })
  try {
    const content = new Uint8Array(await file.arrayBuffer())
    await saveSeasonLogo({ db, files }, actor, { code: season.code, content, alt }, now())
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'unsupported_type')) throw error
    const wrong = [{ field: 'file', message: t.wrongType }]
    return showSeason(c, season, { logoAlt: alt, errors: wrong, status: 422 })
  }
  return done()
}

/** The season of an address. @throws NotFound */
export async function askedSeason(c: Context<Env>): Promise<EditableSeason> {
  const season = await findEditableSeason(c.get('services').db, c.req.param('season') ?? '')
  if (!season) throw new NotFound()
  return season
}

type Shown = {
  typed?: Typed
  logoAlt?: string
  errors?: FieldError[]
  notice?: SeasonFormProps['notice']
  status?: 200 | 409 | 422
}

/** The page of a season, with a form that came back if any. */
export async function showSeason(
  c: Context<Env>,
  season: EditableSeason | null,
  shown: Shown,
): Promise<Response> {
  const lang = c.get('lang')
  const t = editMessages[lang]
  const stored: Typed = season
    ? Object.fromEntries(seasonFields.map((field) => [field, season[field] ?? '']))
    : {}
  const name = season && (lang === 'en' ? season.nameEn : season.nameFr)
  return renderPage(
    c,
    {
      title: name ?? t.addTitle,
      noIndex: true,
      styles: ['back-office'],
      status: shown.status ?? 200,
      canonical: season ? `${seasonsPath}/${season.code}` : `${seasonsPath}/nouveau`,
    },
    <SeasonFormPage
      lang={lang}
      season={season && { ...season, archived: season.archivedAt !== null }}
      typed={{ ...(shown.typed ?? stored), ...(shown.logoAlt && { alt: shown.logoAlt }) }}
      errors={shown.errors ?? []}
      notice={shown.notice ?? null}
      mayEdit={canEditSeasons(c.get('actor'), undefined)}
    />,
  )
}

function doneWords(c: Context<Env>): string | null {
  const words = editMessages[c.get('lang')].done
  const done = c.req.query('fait') ?? ''
  return Object.hasOwn(words, done) ? words[done as keyof typeof words] : null
}
