import type { Context } from 'hono'
import { authorise } from '#platform/access/permission.ts'
import { AppError, type FieldError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderMarkdown, renderMarkdownLine } from '#platform/markdown.ts'
import { renderPage } from '#ui/page.tsx'
import { messages } from '../messages/index.ts'
import { type SettingPart, settingParts } from '../model.ts'
import { type PagePart, SettingsPage } from '../pages/settings-page.tsx'
import { canChangeSettings, canSeeSettings } from '../policy.ts'
import { type FieldName, fieldsOf, readPart, type Typed, typedFrom } from '../read-form.ts'
import { saveSettings } from '../save-settings.ts'
import { readSettings } from '../settings-store.ts'

type Body = Record<string, string | File | (string | File)[]>

/** The version of the settings that a form was filled on. */
export const versionOf = (body: Body): number => {
  const version = Number(body.version)
  return Number.isSafeInteger(version) && version >= 0 ? version : -1
}

/** `GET /administration/reglages` */
export function settingsPage(c: Context<Env>): Promise<Response> {
  const done = c.req.query('enregistre')
  const saved = ([...settingParts, 'logo'] as const).find((part) => part === done)
  return showSettings(c, saved ? { part: saved, saved: true } : {})
}

/** `POST /administration/reglages/{part}`: saves, or shows what the texts will look like. */
export async function saveSettingsRoute(c: Context<Env>): Promise<Response> {
  authorise(canChangeSettings, c.get('actor'), undefined)
  const part = settingParts.find((each) => each === c.req.param('part'))
  if (!part) throw new NotFound()
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const body = await c.req.parseBody()
  const typed = typedIn(body, part)
  const read = readPart(lang, part, { ...typedFrom((await readSettings(db)).value), ...typed })
  if ('errors' in read) return showSettings(c, { part, typed, errors: read.errors })
  if (body.do === 'preview') return showSettings(c, { part, typed, preview: true })
  try {
    await saveSettings(db, c.get('actor'), { change: read.change, version: versionOf(body) }, now())
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict')
      return showSettings(c, { part, typed, conflict: true })
    throw error
  }
  return c.redirect(`${localPath(lang, '/administration/reglages')}?enregistre=${part}#${part}`, 303)
}

type State = {
  part?: PagePart
  typed?: Partial<Typed>
  errors?: FieldError[]
  alt?: string
  saved?: boolean
  conflict?: boolean
  preview?: boolean
}

/** The page, with what was just typed in one of its forms. */
export async function showSettings(c: Context<Env>, state: State): Promise<Response> {
  const { db } = c.get('services')
  const lang = c.get('lang')
  const actor = c.get('actor')
  authorise(canSeeSettings, actor, undefined)
  const row = await readSettings(db)
  const stored = typedFrom(row.value)
  const typed = { ...stored, ...state.typed }
  const status = state.conflict ? 409 : state.errors ? 422 : 200
  return renderPage(
    c,
    {
      title: messages[lang].title,
      noIndex: true,
      styles: ['back-office'],
      status,
      canonical: '/administration/reglages',
    },
    <SettingsPage
      lang={lang}
      version={row.version}
      changed={row.updatedAt && { at: row.updatedAt, by: row.updatedBy }}
      typed={typed}
      stored={state.conflict ? stored : null}
      errors={state.errors ?? []}
      part={state.part ?? null}
      notice={state.conflict ? 'conflict' : state.saved ? 'saved' : null}
      logo={row.value.logo && { ...row.value.logo, href: `/logo/${row.value.logo.fileId}.webp` }}
      alt={state.alt ?? row.value.logo?.alt ?? ''}
      previews={state.preview && state.part ? previews(state.part, typed) : []}
      mayChange={canChangeSettings(actor, undefined)}
    />,
  )
}

function typedIn(body: Body, part: SettingPart): Partial<Typed> {
  return Object.fromEntries(
    fieldsOf[part].map((field) => [field, typeof body[field] === 'string' ? body[field] : '']),
  )
}

function previews(part: PagePart, typed: Typed): { field: FieldName; html: string }[] {
  if (part !== 'texts' && part !== 'banner') return []
  const render = part === 'banner' ? renderMarkdownLine : renderMarkdown
  return fieldsOf[part]
    .filter((field) => /Fr$|En$/.test(field) && typed[field].trim() !== '')
    .map((field) => ({ field, html: render(typed[field]) }))
}
