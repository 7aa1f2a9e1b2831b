import type { Context } from 'hono'
import { csvFile } from '#platform/csv.ts'
import { AppError, type FieldError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { visitorAddress } from '#platform/http/request.ts'
import { streamFile } from '#platform/http/stream.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { presenceOf } from '../check-in-store.ts'
import { figureColumns } from '../figures-csv.ts'
import { allLines, findLines, listLines } from '../line-store.ts'
import { messages } from '../messages/index.ts'
import { type Figures, fieldOf, type Line, readTyped, type TypedLine, typedNames, typedOf } from '../model.ts'
import { type EventKey, openEvent } from '../open-event.ts'
import { DeadLinkPage, TellPage } from '../pages/tell-page.tsx'
import { canSeeAttendance } from '../policy.ts'
import { tellAttendance } from '../tell-attendance.ts'
import { sessionWords } from './session-words.ts'

/** Sessions of a page of the form: a phone takes them in a minute or two. */
const size = 10
const sendingsAnHour = 240

/** Where the form was opened from: the link of a mail, or one's account. */
type Door = { key: EventKey; path: string }

function byLink(c: Context<Env>): Door {
  c.header('Referrer-Policy', 'no-referrer')
  const secret = c.req.param('secret') ?? ''
  return { key: { secret }, path: `/bilan/${secret}` }
}

function byAccount(c: Context<Env>): Door {
  const slug = c.req.param('slug') ?? ''
  return { key: { slug }, path: `/agenda/${slug}/bilan` }
}

/** `GET /bilan/{secret}` */
export const linkForm = (c: Context<Env>) => show(c, byLink(c), null)
/** `POST /bilan/{secret}` */
export const linkSent = (c: Context<Env>) => send(c, byLink(c))
/** `GET /agenda/{slug}/bilan` */
export const ownForm = (c: Context<Env>) => show(c, byAccount(c), null)
/** `POST /agenda/{slug}/bilan` */
export const ownSent = (c: Context<Env>) => send(c, byAccount(c))

/** `GET /agenda/{slug}/bilan.csv`: the figures of every session that is over. */
export async function figuresCsv(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const key = { slug: c.req.param('slug') ?? '' }
  const { event } = await openEvent(db, c.get('actor'), key, now(), canSeeAttendance)
  const lines = await allLines(db, event.id, now())
  const latest = Math.max(0, ...lines.map(({ toldAt }) => toldAt?.getTime() ?? 0))
  async function* batches() {
    yield lines
  }
  return streamFile(c, {
    pieces: () => csvFile(batches(), figureColumns, c.get('lang')),
    type: 'text/csv; charset=utf-8',
    filename: `${event.slug}-frequentation.csv`,
    version: `${event.id}-${lines.length}-${latest}`,
  })
}

/** What came back to be corrected. */
type Refused = { typed: Map<string, TypedLine>; errors: FieldError[]; page: number }

async function show(c: Context<Env>, door: Door, refused: Refused | null): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang]
  const opened = await opening(c, door)
  if (!opened) return dead(c)
  const { event } = opened
  const asked = refused?.page ?? pageNumber(c.req.query('page'))
  const listed = await listLines(db, event.id, { page: asked, size }, now())
  // The sessions that were filled in stand there again, whatever somebody else told meanwhile.
  const lines = refused ? await findLines(db, event.id, [...refused.typed.keys()], now()) : listed.lines
  const untold = lines.filter(({ key, figures }) => figures === null && /^\d+$/.test(key))
  const presence = await presenceOf(
    db,
    untold.map(({ key }) => key),
  )
  const line = (one: Line) => ({
    key: one.key,
    when: sessionWords(lang, one, now()),
    told: one.figures !== null,
    presence: presence.has(one.key),
    typed: refused?.typed.get(one.key) ?? typedOf(one.figures, presence.get(one.key) ?? null),
  })
  const saved = c.req.query('fait')
  const title = lang === 'en' && event.titleEn ? event.titleEn : event.titleFr
  return renderPage(
    c,
    {
      title: t.tell.titleOf(title),
      noIndex: true,
      status: refused ? 422 : 200,
      canonical: 'slug' in door.key ? door.path : '/bilan',
      styles: ['back-office'],
      ...('slug' in door.key && {
        breadcrumb: [
          { label: t.agenda, href: '/agenda' },
          { label: title, href: `/agenda/${event.slug}` },
          { label: t.tell.title },
        ],
      }),
    },
    <TellPage
      lang={lang}
      event={event}
      path={door.path}
      lines={lines.map(line)}
      waiting={listed.waiting}
      errors={refused?.errors ?? []}
      saved={saved && /^\d{1,3}$/.test(saved) ? Number(saved) : null}
      page={asked}
      pages={Math.ceil(listed.total / size)}
      signedIn={'slug' in door.key}
    />,
  )
}

async function send(c: Context<Env>, door: Door): Promise<Response> {
  const { db, now, limiter } = c.get('services')
  const lang = c.get('lang')
  if (!(await opening(c, door))) return dead(c)
  limiter.count('attendance', visitorAddress(c), sendingsAnHour, 3600)
  const body = await c.req.parseBody({ all: true })
  const typed = readLines(body)
  const told = new Map<string, Figures>()
  const errors: FieldError[] = []
  for (const [key, line] of typed) {
    const read = readTyped(key, line, messages[lang].mistakes)
    if (read && 'errors' in read) errors.push(...read.errors)
    else if (read) told.set(key, read.figures)
  }
  if (errors.length > 0) return show(c, door, { typed, errors, page: pageNumber(body.page) })
  const count = await tellAttendance(db, c.get('actor'), { key: door.key, told }, now())
  return c.redirect(localPath(lang, `${door.path}?fait=${count}`), 303)
}

/** The event of the door; null for a link that opens nothing any more. */
async function opening(c: Context<Env>, { key }: Door) {
  const { db, now } = c.get('services')
  try {
    return await openEvent(db, c.get('actor'), key, now())
  } catch (error) {
    if (error instanceof AppError && error.code === 'gone') return null
    throw error
  }
}

function dead(c: Context<Env>) {
  const lang = c.get('lang')
  return renderPage(
    c,
    { title: messages[lang].tell.dead, noIndex: true, status: 410, canonical: '/bilan' },
    <DeadLinkPage lang={lang} />,
  )
}

/** The lines of a form by their key, as typed. */
function readLines(body: Record<string, unknown>): Map<string, TypedLine> {
  const text = (name: string) => {
    const value = [body[name]].flat().at(-1)
    return typeof value === 'string'
      ? value
          .replaceAll('\r\n', '\n')
          .replaceAll(/[^\P{C}\n]/gu, '')
          .trim()
          .slice(0, 2000)
      : ''
  }
  const keys = [body.line].flat().filter((key) => typeof key === 'string' && /^[0-9a-f-]{1,36}$/.test(key))
  return new Map(
    keys.slice(0, 50).map((given) => {
      const key = String(given)
      const line = Object.fromEntries(typedNames.map((name) => [name, text(fieldOf(name, key))])) as TypedLine
      return [key, { ...line, held: line.held === 'yes' || line.held === 'no' ? line.held : '' }]
    }),
  )
}

/** The page asked for, from 1. */
export const pageNumber = (given: unknown): number =>
  typeof given === 'string' && /^[1-9]\d{0,3}$/.test(given) ? Number(given) : 1
