import type { Context } from 'hono'
import { authorise } from '#platform/access/permission.ts'
import { AppError, type FieldError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import { canChangeSettings } from '../policy.ts'
import { logoKey, saveLogo } from '../save-logo.ts'
import { saveSettings } from '../save-settings.ts'
import { showSettings, versionOf } from './settings.tsx'

const saved = (c: Context<Env>) =>
  c.redirect(`${localPath(c.get('lang'), '/administration/reglages')}?enregistre=logo#logo`, 303)

/** `POST /administration/reglages/logo`: a picture and what it says. */
export async function saveLogoRoute(c: Context<Env>): Promise<Response> {
  authorise(canChangeSettings, c.get('actor'), undefined)
  const { db, files, now } = c.get('services')
  const t = messages[c.get('lang')].logo
  const body = await c.req.parseBody()
  const alt =
    typeof body.alt === 'string'
      ? body.alt
          .replaceAll(/\p{Cc}+/gu, ' ')
          .trim()
          .slice(0, 200)
      : ''
  const file = body.file instanceof File && body.file.size > 0 ? body.file : null
  const errors: FieldError[] = [
    ...(file ? [] : [{ field: 'file', message: t.noFile }]),
    ...(alt === '' ? [{ field: 'alt', message: t.noAlt }] : []),
  ]
  if (!file || errors.length > 0) return showSettings(c, { part: 'logo', errors, alt })
  try {
    const content = new Uint8Array(await file.arrayBuffer())
    await saveLogo({ db, files }, c.get('actor'), { content, alt, version: versionOf(body) }, now())
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (error.code === 'unsupported_type')
      return showSettings(c, { part: 'logo', errors: [{ field: 'file', message: t.wrongType }], alt })
    if (error.code === 'conflict') return showSettings(c, { part: 'logo', conflict: true, alt })
    throw error
  }
  return saved(c)
}

/** `POST /administration/reglages/logo/retirer` */
export async function removeLogoRoute(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const version = versionOf(await c.req.parseBody())
  try {
    await saveSettings(db, c.get('actor'), { change: { logo: null }, version }, now())
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict')
      return showSettings(c, { part: 'logo', conflict: true })
    throw error
  }
  return saved(c)
}

/** `GET /logo/{id}.webp`: never changes under one address. */
export async function logoFile(c: Context<Env>): Promise<Response> {
  const id = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.webp$/.exec(c.req.param('file') ?? '')?.[1]
  const content = id ? await c.get('services').files.get(logoKey(id)) : null
  if (!content) throw new NotFound()
  return c.body(content, 200, {
    'Content-Type': 'image/webp',
    'Cache-Control': 'public, max-age=31536000, immutable',
  })
}
