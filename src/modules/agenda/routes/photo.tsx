import type { Context } from 'hono'
import { authorise } from '#platform/access/permission.ts'
import { type FieldError, NotFound } from '#platform/errors.ts'
import {
  checkPhotoWords,
  noPhotoInput,
  type PhotoInput,
  readPhotoFile,
  readPhotoForm,
} from '#platform/files/photo-form.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { photoErrors } from '#ui/photo-form.tsx'
import {
  changeEventPhotoWords,
  putEventPhotoBack,
  removeEventPhoto,
  setEventPhoto,
} from '../edit-event-photo.ts'
import { getEditableEvent } from '../editable-store.ts'
import type { EditableEvent } from '../editing-model.ts'
import { messages } from '../messages/index.ts'
import { PhotoPage } from '../pages/photo-page.tsx'
import { listEventPhotos } from '../photo-store.ts'
import { canEditEvent, canSeeUnpublishedEvent } from '../policy.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const photosAnHour = 60

/** `GET /agenda/{slug}/photo` */
export async function photoPage(c: Context<Env>): Promise<Response> {
  return show(c, await openEvent(c), { input: noPhotoInput, errors: [], wrong: null })
}

/** `POST /agenda/{slug}/photo`: a photo, which takes the place of the one shown. */
export async function sendPhoto(c: Context<Env>): Promise<Response> {
  const event = await openEvent(c)
  const services = c.get('services')
  const actor = c.get('actor')
  const lang = c.get('lang')
  if (actor.kind === 'person') services.limiter.count('photo', actor.id, photosAnHour, 3600)
  const form = await c.req.formData()
  const input = readPhotoForm(form)
  const read = await readPhotoFile(form)
  const checked = checkPhotoWords(input)
  if ('photo' in read && 'words' in checked) {
    const given = { slug: event.slug, photo: read.photo, words: checked.words }
    await setEventPhoto(services, actor, given, services.now())
    return done(c, event, 'mise')
  }
  const faults = [read, checked].flatMap((each) => ('faults' in each ? each.faults : []))
  const errors = photoErrors(lang, faults)
  return show(c, event, { input, errors, wrong: null })
}

/** `POST /agenda/{slug}/photo/{id}`: words, removal, return, as the button pressed says. */
export async function changePhoto(c: Context<Env>): Promise<Response> {
  const event = await openEvent(c)
  const id = c.req.param('id') ?? ''
  if (!uuid.test(id)) throw new NotFound()
  const { db, now } = c.get('services')
  const actor = c.get('actor')
  const form = await c.req.formData()
  const key = { slug: event.slug, id }
  if (form.get('act') === 'remove') {
    await removeEventPhoto(db, actor, key, now())
    return done(c, event, 'retiree')
  }
  if (form.get('act') === 'restore') {
    await putEventPhotoBack(db, actor, key, now())
    return done(c, event, 'remise')
  }
  const input = readPhotoForm(form)
  const checked = checkPhotoWords(input)
  if ('faults' in checked) {
    const wrong = { input, errors: photoErrors(c.get('lang'), checked.faults) }
    return show(c, event, { input: noPhotoInput, errors: [], wrong })
  }
  await changeEventPhotoWords(db, actor, { ...key, words: checked.words }, now())
  return done(c, event, 'changee')
}

/** The event of an address, for those who look after it. @throws NotFound, AppError */
async function openEvent(c: Context<Env>): Promise<EditableEvent> {
  const event = await getEditableEvent(c.get('services').db, c.req.param('slug') ?? '')
  const owned = { organiserId: event?.organiser?.id ?? null }
  if (!event || (event.state !== 'published' && !canSeeUnpublishedEvent(c.get('actor'), owned)))
    throw new NotFound()
  authorise(canEditEvent, c.get('actor'), owned)
  return event
}

type DoneWord = keyof (typeof messages)['fr']['photo']['done']

const done = (c: Context<Env>, { slug }: EditableEvent, word: DoneWord) =>
  c.redirect(localPath(c.get('lang'), `/agenda/${slug}/photo?fait=${word}`), 303)

async function show(
  c: Context<Env>,
  event: EditableEvent,
  typed: {
    input: PhotoInput
    errors: FieldError[]
    wrong: { input: PhotoInput; errors: FieldError[] } | null
  },
): Promise<Response> {
  const lang = c.get('lang')
  const t = messages[lang]
  const title = event.content.titleFr
  const word = c.req.query('fait') ?? ''
  const photos = await listEventPhotos(c.get('services').db, event.id)
  return renderPage(
    c,
    {
      title: t.photo.title(title),
      noIndex: true,
      breadcrumb: [
        { label: t.agenda, href: '/agenda' },
        { label: title, href: `/agenda/${event.slug}` },
        { label: t.photo.crumb },
      ],
      status: typed.errors.length > 0 || typed.wrong ? 422 : 200,
    },
    <PhotoPage
      lang={lang}
      event={{ slug: event.slug, title }}
      shown={photos.find((photo) => !photo.removedAt) ?? null}
      removed={photos.filter((photo) => photo.removedAt)}
      notice={Object.hasOwn(t.photo.done, word) ? t.photo.done[word as DoneWord] : null}
      {...typed}
    />,
  )
}
