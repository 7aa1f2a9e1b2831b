import type { Context } from 'hono'
import type { EditableOrganisation } from '#modules/directory/index.ts'
import { AppError, type FieldError, NotFound } from '#platform/errors.ts'
import {
  checkPhotoWords,
  noPhotoInput,
  type PhotoInput,
  readPhotoFile,
  readPhotoForm,
} from '#platform/files/photo-form.ts'
import type { Env } from '#platform/http/env.ts'
import { renderPage } from '#ui/page.tsx'
import { photoErrors } from '#ui/photo-form.tsx'
import {
  addPhoto,
  changePhotoWords,
  mostPhotos,
  movePhoto,
  putPhotoBack,
  removePhoto,
} from '../edit-photos.ts'
import { editMessages } from '../messages/index.ts'
import { PhotosPage } from '../pages/photos-page.tsx'
import { listPhotos } from '../photo-store.ts'
import { editorOptions, editPath, openEditor } from './open-editor.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const photosAnHour = 60

/** `GET /annuaire/{slug}/photos` */
export async function photosPage(c: Context<Env>): Promise<Response> {
  return show(c, await openEditor(c), { input: noPhotoInput, errors: [] })
}

/** `POST /annuaire/{slug}/photos`: one more photo. */
export async function sendPhoto(c: Context<Env>): Promise<Response> {
  const organisation = await openEditor(c)
  const services = c.get('services')
  const actor = c.get('actor')
  const lang = c.get('lang')
  if (actor.kind === 'person') services.limiter.count('photo', actor.id, photosAnHour, 3600)
  const form = await c.req.formData()
  const input = readPhotoForm(form)
  const checked = checkPhotoWords(input)
  const read = await readPhotoFile(form)
  const faults = [read, checked].flatMap((each) => ('faults' in each ? each.faults : []))
  const errors = photoErrors(lang, faults)
  if ('photo' in read && 'words' in checked) {
    const given = { photo: read.photo, words: checked.words }
    const full = await refusedWhenFull(() =>
      addPhoto(services, actor, organisation.slug, given, services.now()),
    )
    if (!full) return done(c, organisation, 'ajoutee')
    errors.push({ field: 'file', message: editMessages[lang].photo.full })
  }
  return show(c, organisation, { input, errors })
}

/** `POST /annuaire/{slug}/photos/{id}`: words, order, removal, return, as the button pressed says. */
export async function changePhoto(c: Context<Env>): Promise<Response> {
  const organisation = await openEditor(c)
  const id = c.req.param('id') ?? ''
  if (!uuid.test(id)) throw new NotFound()
  const { db, now } = c.get('services')
  const actor = c.get('actor')
  const lang = c.get('lang')
  const form = await c.req.formData()
  const key = { slug: organisation.slug, id }
  switch (form.get('act')) {
    case 'up':
    case 'down':
      await movePhoto(db, actor, { ...key, step: form.get('act') === 'up' ? -1 : 1 }, now())
      return done(c, organisation, 'deplacee')
    case 'remove':
      await removePhoto(db, actor, key, now())
      return done(c, organisation, 'retiree')
    case 'restore': {
      const full = await refusedWhenFull(() => putPhotoBack(db, actor, key, now()))
      if (!full) return done(c, organisation, 'remise')
      const errors = [{ field: 'file', message: editMessages[lang].photo.full }]
      return show(c, organisation, { input: noPhotoInput, errors })
    }
    default: {
      const input = readPhotoForm(form)
      const checked = checkPhotoWords(input)
      if ('faults' in checked) {
        const wrong = { id, input, errors: photoErrors(lang, checked.faults) }
        return show(c, organisation, { input: noPhotoInput, errors: [], wrong })
      }
      await changePhotoWords(db, actor, { ...key, words: checked.words }, now())
      return done(c, organisation, 'changee')
    }
  }
}

/** Whether it was refused because eight photos are there. */
async function refusedWhenFull(act: () => Promise<void>): Promise<boolean> {
  try {
    await act()
    return false
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') return true
    throw error
  }
}

type DoneWord = keyof (typeof editMessages)['fr']['photo']['done']

const done = (c: Context<Env>, { slug }: EditableOrganisation, word: DoneWord) =>
  c.redirect(editPath(c, slug, `/photos?fait=${word}`), 303)

async function show(
  c: Context<Env>,
  organisation: EditableOrganisation,
  typed: {
    input: PhotoInput
    errors: FieldError[]
    wrong?: { id: string; input: PhotoInput; errors: FieldError[] }
  },
): Promise<Response> {
  const { db } = c.get('services')
  const lang = c.get('lang')
  const t = editMessages[lang].photo
  const word = c.req.query('fait') ?? ''
  const { name } = organisation.profile
  const photos = await listPhotos(db, organisation.id)
  return renderPage(
    c,
    {
      ...editorOptions(c, organisation, editMessages[lang].photos),
      title: t.title(name),
      status: typed.errors.length > 0 || typed.wrong ? 422 : 200,
    },
    <PhotosPage
      lang={lang}
      organisation={organisation}
      name={name}
      photos={photos.filter((photo) => !photo.removedAt)}
      removed={photos.filter((photo) => photo.removedAt)}
      most={mostPhotos}
      input={typed.input}
      errors={typed.errors}
      wrong={typed.wrong ?? null}
      notice={Object.hasOwn(t.done, word) ? t.done[word as DoneWord] : null}
    />,
  )
}
