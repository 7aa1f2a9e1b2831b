import type { Context } from 'hono'
import { authorise } from '#platform/access/permission.ts'
import { Conflict, type FieldError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { type EditableEdition, findEditableEdition, namesOfTerritories } from '../edit-store.ts'
import { type EditionInput, editionAgain } from '../editing-model.ts'
import { editMessages } from '../messages/edit.ts'
import { EditionFormPage } from '../pages/edition-form-page.tsx'
import { seasonsPath } from '../pages/season-admin-list.tsx'
import { canEditSeasons } from '../policy.ts'
import { editionFields, readEdition, type Typed, typedIn } from '../read-form.ts'
import { removeEdition, saveEdition } from '../save-edition.ts'
import { askedSeason, showSeason } from './manage.tsx'

/** `GET …/{season}/editions/nouvelle?de=2025`: an empty form, or that of an edition moved to the year after its last one. */
export async function newEditionForm(c: Context<Env>): Promise<Response> {
  authorise(canEditSeasons, c.get('actor'), undefined)
  const { db, now } = c.get('services')
  const season = await askedSeason(c)
  const from = Number(c.req.query('de')) || null
  const present = from === null ? undefined : await findEditableEdition(db, season.code, from)
  if (from === null || !present) {
    const typed = { year: String(now().getUTCFullYear()), entryRule: 'trusted' }
    return show(c, null, { typed })
  }
  const year = Math.max(from, ...season.editions.map((each) => each.year)) + 1
  const typed = await typedOf(c, year, editionAgain(present, from, year))
  return show(c, null, { typed, from })
}

/** `GET …/{season}/editions/{year}` */
export async function editionForm(c: Context<Env>): Promise<Response> {
  authorise(canEditSeasons, c.get('actor'), undefined)
  const edition = await askedEdition(c)
  return show(c, edition, { typed: await typedOf(c, edition.year, edition) })
}

/** `POST …/{season}/editions/nouvelle`, `POST …/{season}/editions/{year}` */
export async function sendEdition(c: Context<Env>): Promise<Response> {
  const actor = c.get('actor')
  authorise(canEditSeasons, actor, undefined)
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const season = await askedSeason(c)
  const edition = c.req.param('year') ? await askedEdition(c) : null
  const typed = await typedIn(c.req, [...editionFields, 'version'])
  // The year of an edition that exists is that of its address.
  const read = await readEdition(db, lang, edition ? { ...typed, year: String(edition.year) } : typed)
  if ('errors' in read) return show(c, edition, { typed, errors: read.errors, status: 422 })
  try {
    const version = edition ? Number(typed.version) || 0 : null
    await saveEdition(db, actor, { season: season.code, ...read, version }, now())
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    const t = editMessages[lang]
    if (!edition) return show(c, null, { typed, errors: [{ field: 'year', message: t.exists }], status: 409 })
    return show(c, edition, {
      typed: { ...typed, version: String(edition.version) },
      notice: t.conflict,
      status: 409,
    })
  }
  return c.redirect(localPath(lang, `${seasonsPath}/${season.code}?fait=enregistre`), 303)
}

/** `POST …/{season}/editions/{year}/supprimer` */
export async function removeEditionRoute(c: Context<Env>): Promise<Response> {
  const actor = c.get('actor')
  authorise(canEditSeasons, actor, undefined)
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const season = await askedSeason(c)
  try {
    await removeEdition(db, actor, { season: season.code, year: Number(c.req.param('year')) }, now())
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    const notice = { kind: 'error' as const, text: editMessages[lang].hasEvents }
    return showSeason(c, season, { notice, status: 409 })
  }
  return c.redirect(localPath(lang, `${seasonsPath}/${season.code}?fait=supprime`), 303)
}

async function askedEdition(c: Context<Env>): Promise<EditableEdition & { year: number }> {
  const year = Number(c.req.param('year'))
  const found = await findEditableEdition(c.get('services').db, c.req.param('season') ?? '', year)
  if (!found) throw new NotFound()
  return { ...found, year }
}

async function typedOf(c: Context<Env>, year: number, input: EditionInput): Promise<Typed> {
  const names = await namesOfTerritories(c.get('services').db, input.territories)
  return {
    year: String(year),
    beginsOn: input.beginsOn ?? '',
    endsOn: input.endsOn ?? '',
    entryRule: input.entryRule,
    submitUntil: input.submitUntil ?? '',
    territories: input.territories.map((ref) => `${names.get(ref) ?? ''} (${ref})`).join('\n'),
  }
}

async function show(
  c: Context<Env>,
  edition: (EditableEdition & { year: number }) | null,
  shown: {
    typed: Typed
    from?: number
    errors?: FieldError[]
    notice?: string
    status?: 200 | 409 | 422
  },
): Promise<Response> {
  const lang = c.get('lang')
  const t = editMessages[lang]
  const season = await askedSeason(c)
  const name = lang === 'en' ? season.nameEn : season.nameFr
  return renderPage(
    c,
    {
      title: edition ? t.editionOf(name, edition.year) : t.newEdition(name),
      noIndex: true,
      styles: ['back-office'],
      status: shown.status ?? 200,
      canonical: `${seasonsPath}/${season.code}/editions/${edition ? edition.year : 'nouvelle'}`,
    },
    <EditionFormPage
      lang={lang}
      season={season}
      edition={edition}
      from={shown.from ?? null}
      typed={shown.typed}
      errors={shown.errors ?? []}
      notice={shown.notice ?? null}
    />,
  )
}
