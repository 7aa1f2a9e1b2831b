import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { lengthOf, readForm } from '#modules/tools/index.ts'
import { AppError, Conflict, type FieldError } from '#platform/errors.ts'
import { readPhotoFile } from '#platform/files/photo-form.ts'
import type { Env } from '#platform/http/env.ts'
import { visitorAddress } from '#platform/http/request.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { photoErrors } from '#ui/photo-form.tsx'
import { addHostingPhoto } from '../add-loan-photo.ts'
import { emptyHosting, type HostingForm, hostingTyped, linkDays, readHosting } from '../hosting-model.ts'
import { hostingOf } from '../hosting-store.ts'
import { hostingMessages } from '../messages/hosting.ts'
import { messages } from '../messages/index.ts'
import { DeadLinkPage, HostingPage } from '../pages/hosting-page.tsx'
import { hostingPhotos } from '../report-store.ts'
import { type HostingKey, openHosting, tellHosting } from '../tell-hosting.ts'

const sendingsAnHour = 240
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Where the form was opened from: the link of a mail, or one's account. */
type Door = { key: HostingKey; path: string }

function byLink(c: Context<Env>): Door {
  c.header('Referrer-Policy', 'no-referrer')
  const secret = c.req.param('secret') ?? ''
  return { key: { secret }, path: `/prets/bilan/${secret}` }
}

function byAccount(c: Context<Env>): Door {
  const id = c.req.param('id') ?? ''
  return { key: { id: uuid.test(id) ? id : randomUUID() }, path: `/prets/${id}/bilan` }
}

/** `GET /prets/bilan/{secret}` */
export const linkForm = (c: Context<Env>) => show(c, byLink(c), {})
/** `POST /prets/bilan/{secret}` */
export const linkSent = (c: Context<Env>) => send(c, byLink(c))
/** `GET /prets/{id}/bilan` */
export const ownForm = (c: Context<Env>) => show(c, byAccount(c), {})
/** `POST /prets/{id}/bilan` */
export const ownSent = (c: Context<Env>) => send(c, byAccount(c))

/** The loan of the door; null for a link that opens nothing any more. */
async function opening(c: Context<Env>, { key }: Door) {
  const { db, now } = c.get('services')
  try {
    return await openHosting(db, c.get('actor'), key, now())
  } catch (error) {
    if (error instanceof AppError && error.code === 'gone') return null
    throw error
  }
}

type Shown = { form?: HostingForm; credit?: string; errors?: FieldError[] }

async function show(c: Context<Env>, door: Door, shown: Shown): Promise<Response> {
  const { db } = c.get('services')
  const lang = c.get('lang')
  const t = hostingMessages[lang]
  const opened = await opening(c, door)
  if (!opened)
    return renderPage(
      c,
      { title: t.dead, noIndex: true, status: 410, canonical: '/compte/prets' },
      <DeadLinkPage lang={lang} days={linkDays} />,
    )
  const { loan } = opened
  const title = (lang === 'en' && loan.tool.titleEn) || loan.tool.titleFr
  const signedIn = 'id' in door.key
  const done = c.req.query('fait')
  return renderPage(
    c,
    {
      title: t.titleOf(title),
      noIndex: true,
      styles: ['back-office'],
      status: shown.errors ? 422 : 200,
      canonical: signedIn ? door.path : '/compte/prets',
      ...(signedIn && {
        breadcrumb: [
          { label: messages[lang].loans, href: '/compte/prets' },
          { label: messages[lang].loan.title(title), href: `/prets/${loan.id}` },
          { label: t.title },
        ],
      }),
    },
    <HostingPage
      lang={lang}
      path={door.path}
      tool={title}
      when={messages[lang].days(loan.span.from, loan.span.to)}
      longest={lengthOf(loan.span)}
      form={shown.form ?? hostingTyped(await hostingOf(db, loan.id))}
      credit={shown.credit ?? ''}
      photos={signedIn ? await hostingPhotos(db, loan.id) : []}
      photoKey={randomUUID()}
      errors={shown.errors ?? []}
      notice={done === 'oui' ? t.saved : done === 'photos' ? t.tooMany : null}
    />,
  )
}

async function send(c: Context<Env>, door: Door): Promise<Response> {
  const services = c.get('services')
  const { db, now, limiter } = services
  const lang = c.get('lang')
  const t = hostingMessages[lang]
  const opened = await opening(c, door)
  if (!opened) return show(c, door, {})
  limiter.count('loan-hosting', visitorAddress(c), sendingsAnHour, 3600)
  const sent = await c.req.formData()
  const form = readForm(sent, emptyHosting)
  const typed = readForm(sent, { credit: '', photoKey: '' })
  const credit = typed.credit.slice(0, 300)
  const read = readHosting(form, lengthOf(opened.loan.span), t.mistakes)
  const errors = 'errors' in read ? read.errors : []
  const file = sent.get('file')
  const photo = file instanceof File && file.size > 0 ? await readPhotoFile(sent) : null
  if (photo && 'faults' in photo) errors.push(...photoErrors(lang, photo.faults))
  if (photo && credit === '') errors.push({ field: 'credit', message: t.mistakes.credit })
  if (errors.length > 0 || 'errors' in read) return show(c, door, { form, credit, errors })
  await tellHosting(db, c.get('actor'), { key: door.key, told: read.value }, now())
  let word = 'oui'
  if (photo && 'photo' in photo) {
    const key = uuid.test(typed.photoKey) ? typed.photoKey : randomUUID()
    try {
      const given = { id: opened.loan.id, key, credit, photo: photo.photo }
      await addHostingPhoto(services, opened.actor, given, now())
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      word = 'photos'
    }
  }
  return c.redirect(localPath(lang, `${door.path}?fait=${word}`), 303)
}
