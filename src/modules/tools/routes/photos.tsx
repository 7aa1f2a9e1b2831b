import type { Context } from 'hono'
import { type FieldError, NotFound } from '#platform/errors.ts'
import {
  checkPhotoWords,
  noPhotoInput,
  type PhotoInput,
  readPhotoFile,
  readPhotoForm,
} from '#platform/files/photo-form.ts'
import { readPhoto } from '#platform/files/stored-photo.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { photoErrors } from '#ui/photo-form.tsx'
import { addToolPhoto, changeToolPhoto, mostPhotos } from '../edit-tool-photo.ts'
import { formMessages, messages } from '../messages/index.ts'
import type { ToolSheet } from '../model.ts'
import { PhotosPage } from '../pages/photos-page.tsx'
import { listToolPhotos, toolPhotoFile } from '../photo-store.ts'
import { canSeeUnpublishedTool } from '../policy.ts'
import { openTool } from './edit.tsx'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const photosAnHour = 60
/** What a photo shows when it is of no part. */
const wholeTool = 'whole'

/** `GET /outils/{slug}/photos` */
export async function photosPage(c: Context<Env>): Promise<Response> {
  return show(c, await openTool(c), {})
}

/** `POST /outils/{slug}/photos`: one more. */
export async function sendPhoto(c: Context<Env>): Promise<Response> {
  const tool = await openTool(c)
  const services = c.get('services')
  const actor = c.get('actor')
  const lang = c.get('lang')
  if (actor.kind === 'person') services.limiter.count('photo', actor.id, photosAnHour, 3600)
  const form = await c.req.formData()
  const input = readPhotoForm(form)
  const read = await readPhotoFile(form)
  const checked = checkPhotoWords(input)
  const part = String(form.get('part') ?? wholeTool)
  if (part !== wholeTool && !uuid.test(part)) throw new NotFound()
  if ('photo' in read && 'words' in checked) {
    await addToolPhoto(
      services,
      actor,
      { slug: tool.slug, photo: read.photo, words: checked.words, partId: part === wholeTool ? null : part },
      services.now(),
    )
    return done(c, tool, 'mise')
  }
  const faults = [read, checked].flatMap((each) => ('faults' in each ? each.faults : []))
  return show(c, tool, { input, part, errors: photoErrors(lang, faults) })
}

/** `POST /outils/{slug}/photos/{id}`: words, order, removal, return, as the button pressed says. */
export async function changePhoto(c: Context<Env>): Promise<Response> {
  const tool = await openTool(c)
  const id = c.req.param('id') ?? ''
  if (!uuid.test(id)) throw new NotFound()
  const { db, now } = c.get('services')
  const actor = c.get('actor')
  const form = await c.req.formData()
  const key = { slug: tool.slug, id }
  const acts = { remove: 'retiree', restore: 'remise', first: 'premiere' } as const
  const act = (Object.keys(acts) as (keyof typeof acts)[]).find((each) => each === form.get('act'))
  if (act) {
    await changeToolPhoto(db, actor, { ...key, act }, now())
    return done(c, tool, acts[act])
  }
  const input = readPhotoForm(form)
  const checked = checkPhotoWords(input)
  if ('faults' in checked)
    return show(c, tool, { wrong: { id, input, errors: photoErrors(c.get('lang'), checked.faults) } })
  await changeToolPhoto(db, actor, { ...key, act: 'words', words: checked.words }, now())
  return done(c, tool, 'changee')
}

/**
 * `GET /fichiers/outil/{id}/{width}.webp`. What stands at an address never changes: it may be kept for ever. A photo that is not public exists for
 * the people of its tool only, and is kept nowhere.
 * @throws NotFound
 */
export async function serveToolPhoto(c: Context<Env>): Promise<Response> {
  const { db, files } = c.get('services')
  const id = c.req.param('id') ?? ''
  const width = Number(/^(\d{2,4})\.webp$/.exec(c.req.param('file') ?? '')?.[1])
  const photo = uuid.test(id) && width ? await toolPhotoFile(db, id) : null
  if (!photo?.widths.includes(width)) throw new NotFound()
  if (!photo.isPublic && !canSeeUnpublishedTool(c.get('actor'), photo)) throw new NotFound()
  const content = await readPhoto(files, photo.fileId, width)
  if (!content) throw new NotFound()
  return c.body(content, 200, {
    'Content-Type': 'image/webp',
    'Content-Length': String(content.byteLength),
    'Cache-Control': photo.isPublic ? 'public, max-age=31536000, immutable' : 'private, no-store',
    'Cross-Origin-Resource-Policy': photo.isPublic ? 'cross-origin' : 'same-origin',
  })
}

type DoneWord = keyof (typeof formMessages)['fr']['photos']['done']

const done = (c: Context<Env>, { slug }: ToolSheet, word: DoneWord) =>
  c.redirect(localPath(c.get('lang'), `/outils/${slug}/photos?fait=${word}`), 303)

async function show(
  c: Context<Env>,
  tool: ToolSheet,
  typed: {
    input?: PhotoInput
    part?: string
    errors?: FieldError[]
    wrong?: { id: string; input: PhotoInput; errors: FieldError[] }
  },
): Promise<Response> {
  const lang = c.get('lang')
  const t = formMessages[lang].photos
  const word = c.req.query('fait') ?? ''
  const photos = await listToolPhotos(c.get('services').db, tool.id)
  const shown = photos.filter((photo) => !photo.removedAt)
  const full = shown.filter(({ part }) => part === null).length >= mostPhotos
  const { part = c.req.query('piece') ?? wholeTool, input = noPhotoInput, errors = [], wrong = null } = typed
  return renderPage(
    c,
    {
      title: t.title(tool.titleFr),
      noIndex: true,
      styles: ['back-office'],
      breadcrumb: [
        { label: messages[lang].tools, href: '/outils' },
        { label: tool.titleFr, href: `/outils/${tool.slug}` },
        { label: t.crumb },
      ],
      status: errors.length > 0 || wrong ? 422 : 200,
    },
    <PhotosPage
      lang={lang}
      tool={{ slug: tool.slug, title: tool.titleFr }}
      shown={shown}
      removed={photos.filter((photo) => photo.removedAt)}
      input={full && tool.parts.length === 0 ? null : input}
      full={full}
      parts={tool.parts.map(({ id, name, photo }) => ({ id, name, shown: photo !== null }))}
      part={part}
      errors={errors}
      wrong={wrong}
      notice={Object.hasOwn(t.done, word) ? t.done[word as DoneWord] : null}
    />,
  )
}
