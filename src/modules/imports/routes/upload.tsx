import type { Context } from 'hono'
import { z } from 'zod'
import { authorise } from '#platform/access/permission.ts'
import { AppError, type FieldError, Invalid } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { messages } from '../messages/index.ts'
import { largestFile } from '../model.ts'
import { newSourceChoice, type UploadForm, UploadPage } from '../pages/upload-page.tsx'
import { canRunImports } from '../policy.ts'
import { UnreadableFile } from '../read-upload.ts'
import { listSources } from '../store.ts'
import { type Upload, uploadImport } from '../upload-import.ts'

const empty: UploadForm = { source: '', titre: '', editeur: '', licence: '', millesime: '', adresse: '' }
const uploadsAnHour = 60

/** `GET /administration/imports/nouveau` */
export async function uploadPage(c: Context<Env>): Promise<Response> {
  authorise(canRunImports, c.get('actor'), undefined)
  return answerForm(c, empty, [])
}

/** `POST /administration/imports`: the file and its source; then its own page. */
export async function sendFile(c: Context<Env>): Promise<Response> {
  const { db, files, limiter, now } = c.get('services')
  const lang = c.get('lang')
  const actor = c.get('actor')
  authorise(canRunImports, actor, undefined) // before the file is read
  if (actor.kind === 'person') limiter.count('import', actor.id, uploadsAnHour, 3600)
  const body = await c.req.parseBody().catch(() => ({}) as Record<string, string | File>)
  const form = Object.fromEntries(Object.keys(empty).map((name) => [name, textOf(body[name])])) as UploadForm
  const file = body.fichier instanceof File && body.fichier.name !== '' ? body.fichier : null
  const errors = faultsOf(lang, form, file)
  if (errors.length > 0 || !file) return answerForm(c, form, errors)
  try {
    const content = new Uint8Array(await file.arrayBuffer())
    const { id } = await uploadImport(
      { db, files },
      actor,
      { name: file.name, content, source: sourceOf(form) },
      now(),
    )
    return c.redirect(localPath(lang, `/administration/imports/${id}`), 303)
  } catch (error) {
    const t = messages[lang].upload
    if (error instanceof UnreadableFile)
      return answerForm(c, form, [{ field: 'fichier', message: t.faults[error.kind](error.detail) }])
    if (error instanceof AppError && error.code === 'too_large')
      return answerForm(c, form, [{ field: 'fichier', message: t.errors.tooLarge }])
    if (error instanceof Invalid)
      return answerForm(c, form, [{ field: 'source', message: t.errors.unknownSource }])
    throw error
  }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value.trim().slice(0, 500) : '')
const webAddress = z.url({ protocol: /^https?$/ })

function faultsOf(lang: Lang, form: UploadForm, file: File | null): FieldError[] {
  const t = messages[lang].upload.errors
  const isNew = form.source === newSourceChoice
  const missing = (field: keyof UploadForm, message: string) =>
    isNew && !form[field] ? [{ field, message }] : []
  return [
    ...(file ? [] : [{ field: 'fichier', message: t.noFile }]),
    ...(file && file.size > largestFile ? [{ field: 'fichier', message: t.tooLarge }] : []),
    ...(form.source ? [] : [{ field: 'source', message: t.noSource }]),
    ...missing('titre', t.noTitle),
    ...missing('editeur', t.noPublisher),
    ...missing('licence', t.noLicence),
    ...missing('millesime', t.noVintage),
    ...(isNew && form.adresse && !webAddress.safeParse(form.adresse).success
      ? [{ field: 'adresse', message: t.wrongUrl }]
      : []),
  ]
}

function sourceOf(form: UploadForm): Upload['source'] {
  if (form.source !== newSourceChoice) return { id: form.source }
  const { titre, editeur, licence, millesime, adresse } = form
  return {
    title: titre,
    rest: { publisher: editeur, licence, vintage: millesime, url: adresse || null },
  }
}

async function answerForm(c: Context<Env>, form: UploadForm, errors: FieldError[]) {
  const lang = c.get('lang')
  return renderPage(
    c,
    {
      title: messages[lang].upload.title,
      noIndex: true,
      styles: ['back-office'],
      status: errors.length > 0 ? 422 : 200,
    },
    <UploadPage lang={lang} form={form} sources={await listSources(c.get('services').db)} errors={errors} />,
  )
}
