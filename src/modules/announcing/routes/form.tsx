import type { Context } from 'hono'
import type { VNode } from 'preact'
import {
  canAnnounce,
  type EditableEvent,
  EventConflict,
  type EventSheet,
  getEventDraft,
  missingIn,
  previewEvent,
  type SavedEvent,
  saveEvent,
} from '#modules/agenda/index.ts'
import { AppError, Conflict, Invalid } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { findById, namesOf } from '../choices-store.ts'
import { expandForm } from '../expand-form.ts'
import {
  acceptedCharter,
  formOf,
  one,
  type RowKind,
  readForm,
  rowsOf,
  type Typed,
  withRows,
} from '../form-model.ts'
import { messages } from '../messages/index.ts'
import { type ReadEvent, readEvent } from '../read-event.ts'
import { neighbours } from './neighbours.ts'
import { openEvent } from './open-event.ts'
import { emptyRows, type Shown, type Subject, show } from './show-form.tsx'

/** Draws an event as the public will read it: the agenda's own page. */
export type DrawEvent = (lang: Lang, now: Date, sheet: EventSheet) => VNode

const eventsAnHour = 240

/** `GET /agenda/proposer?structure=`: the form, for one of the organisations that somebody looks after. */
export async function newForm(c: Context<Env>, organisation: string): Promise<Response> {
  const typed: Typed = { organisation: [organisation], languages: ['fr'], placeOrganisation: [] }
  const [own] = await findById(c.get('services').db, [organisation])
  // Most events happen at home.
  if (own?.commune) typed.placeOrganisation = [own.name]
  return show(c, { event: null, path: '/agenda/proposer' }, typed, {})
}

/** `GET /agenda/{slug}/modifier` */
export async function editForm(c: Context<Env>): Promise<Response> {
  const event = await openEvent(c)
  const subject = { event, path: `/agenda/${event.slug}/modifier` }
  const draft = await getEventDraft(c.get('services').db, c.get('actor'), event.id)
  const t = messages[c.get('lang')]
  const done = c.req.query('fait') ?? ''
  const said = Object.hasOwn(t.done, done)
    ? [{ kind: 'success' as const, text: t.done[done as keyof typeof t.done] }]
    : []
  if (draft)
    return show(c, subject, draft.typed as Typed, {
      version: draft.baseVersion,
      notices: [...said, { kind: 'info', text: t.draftKept }],
    })
  return show(c, subject, await typedOf(c, event), { notices: said })
}

async function typedOf(c: Context<Env>, event: EditableEvent): Promise<Typed> {
  const { content } = event
  const ids = [...content.partners, ...content.places.flatMap((place) => place.organisationId ?? [])]
  const codes = content.places.flatMap((place) => place.commune ?? [])
  const names = await namesOf(c.get('services').db, ids, codes)
  const typed = formOf(content, names.organisations)
  return {
    ...typed,
    placeCommune: content.places.map(({ commune, locality }) =>
      commune ? `${names.communes.get(commune) ?? ''} (${commune})` : (locality ?? ''),
    ),
  }
}

/** `POST /agenda/proposer`, `POST /agenda/{slug}/modifier`: one more row, the dates of a rule, a preview, a draft, or the whole. */
export function sendForm(draw: DrawEvent) {
  return async (c: Context<Env>): Promise<Response> => {
    const { db, limiter } = c.get('services')
    const actor = c.get('actor')
    const event = c.req.param('slug') ? await openEvent(c) : null
    const subject = { event, path: event ? `/agenda/${event.slug}/modifier` : '/agenda/proposer' }
    if (actor.kind !== 'person') throw new AppError('unauthenticated')
    const form = await c.req.formData()
    const typed = readForm(form)
    const organisation = one(typed, 'organisation')
    if ((await findById(db, [organisation])).length === 0) {
      const errors = [{ field: 'organisation', message: messages[c.get('lang')].errors.choose }]
      return show(c, subject, { ...typed, organisation: [] }, { errors, status: 422 })
    }
    if (event?.organiser?.id !== organisation && !canAnnounce(actor, { organisationId: organisation }))
      throw new AppError('forbidden', { detail: canAnnounce.id })
    const version = Number(form.get('version')) || null
    const act = String(form.get('act') ?? 'keep')
    const changed = rowsAct(c.get('lang'), act, typed)
    if (changed) return show(c, subject, changed.typed, { ...changed.shown, version })
    limiter.count('event', actor.id, eventsAnHour, 3600)
    const read = await readEvent(db, c.get('lang'), typed, event?.content ?? null)
    if (act === 'preview') return preview(c, draw, subject, typed, read, version)
    return save(c, subject, { typed, read, version, act, another: form.get('another') === '1' })
  }
}

/** The buttons that change the rows of the form and nothing else. */
function rowsAct(lang: Lang, act: string, typed: Typed): { typed: Typed; shown: Shown } | null {
  const [, added] = /^add-(session|place|speaker)$/.exec(act) ?? []
  if (added) return { typed, shown: { empty: { ...emptyRows, [added]: 2 } } }
  const [, removed] = /^remove-session-(\d{1,3})$/.exec(act) ?? []
  if (removed) {
    const rows = rowsOf(typed, 'session').filter((_, at) => at !== Number(removed))
    return { typed: withRows(typed, 'session' satisfies RowKind, rows), shown: {} }
  }
  if (act !== 'expand') return null
  const expanded = expandForm(lang, typed)
  if ('errors' in expanded) return { typed, shown: { errors: expanded.errors, status: 422 } }
  const text = messages[lang].repeat.added(expanded.added)
  return { typed: expanded.typed, shown: { notices: [{ kind: 'success', text }] } }
}

async function preview(
  c: Context<Env>,
  draw: DrawEvent,
  subject: Subject,
  typed: Typed,
  read: ReadEvent,
  version: number | null,
): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  if (read.errors.length > 0) return show(c, subject, typed, { version, errors: read.errors, status: 422 })
  const errors = missingIn(read.input, lang)
  const input = { ...read.input, organiserId: one(typed, 'organisation') }
  const seen = await previewEvent(db, { id: subject.event?.id, input, lang }, now())
  if ('errors' in seen) return show(c, subject, typed, { version, errors: seen.errors, status: 422 })
  return show(c, subject, typed, {
    version,
    errors,
    preview: draw(lang, now(), seen.sheet),
    ...(await neighbours(c, subject.event?.id ?? null, read)),
    status: errors.length > 0 ? 422 : 200,
  })
}

type Sent = { typed: Typed; read: ReadEvent; version: number | null; act: string; another: boolean }

async function save(c: Context<Env>, subject: Subject, sent: Sent): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const { typed, read, version } = sent
  const act = sent.act === 'submit' ? 'submit' : 'keep'
  if (act === 'submit' && read.errors.length > 0)
    return show(c, subject, typed, { version, errors: read.errors, status: 422 })
  if (act === 'submit' && !subject.event && !sent.another) {
    const near = await neighbours(c, null, read)
    if (near.alike.length > 0) return show(c, subject, typed, { version, ...near, status: 409 })
  }
  try {
    const saved = await saveEvent(
      db,
      c.get('actor'),
      {
        slug: subject.event?.slug,
        organiserId: one(typed, 'organisation'),
        input: read.input,
        typed,
        baseVersion: version ?? undefined,
        act,
        message: one(typed, 'message'),
        charter: acceptedCharter(typed),
        lang,
      },
      now(),
    )
    return c.redirect(localPath(lang, after(saved, act)), 303)
  } catch (error) {
    return refused(c, subject, typed, version, error)
  }
}

const after = ({ slug, waiting }: SavedEvent, act: 'keep' | 'submit'): string =>
  act === 'keep'
    ? `/agenda/${slug}/modifier?fait=garde`
    : waiting
      ? `/compte/evenements?fait=attend`
      : `/agenda/${slug}`

function refused(
  c: Context<Env>,
  subject: Subject,
  typed: Typed,
  version: number | null,
  error: unknown,
): Promise<Response> {
  const t = messages[c.get('lang')]
  if (error instanceof EventConflict) {
    const names = [...new Set(error.conflicting.map((field) => t.fieldNames[field]))].join(', ')
    const notices = [{ kind: 'info' as const, text: t.errors.changed(names) }]
    return show(c, subject, typed, { version: error.present.version, notices, status: 409 })
  }
  if (error instanceof Invalid) return show(c, subject, typed, { version, errors: error.fields, status: 422 })
  if (error instanceof Conflict) {
    const message = subject.event?.state === 'removed' ? t.errors.removed : t.errors.booked
    return show(c, subject, typed, { version, errors: [{ field: 'sessions', message }], status: 409 })
  }
  throw error
}
