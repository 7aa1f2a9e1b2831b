import type { Context } from 'hono'
import {
  canModerateEvents,
  chartersToAccept,
  dayOf,
  type EditableEvent,
  listEventPhotos,
} from '#modules/agenda/index.ts'
import type { Env } from '#platform/http/env.ts'
import { renderPage } from '#ui/page.tsx'
import { findById, getChoices } from '../choices-store.ts'
import { allRows, one, type Typed } from '../form-model.ts'
import { messages } from '../messages/index.ts'
import { missingHints } from '../model.ts'
import { FormPage, type FormPageProps } from '../pages/form-page.tsx'

/** Empty rows at the end of each list. */
export const emptyRows = { session: 1, place: 1, speaker: 1 }

/** What a form is about: an event that exists, or a new one. */
export type Subject = { event: EditableEvent | null; path: string }

export type Shown = Partial<
  Pick<FormPageProps, 'errors' | 'notices' | 'alike' | 'conflicts' | 'preview' | 'hints' | 'empty'>
> & { status?: 200 | 409 | 422; version?: number | null }

/** Answers with the form of an event. */
export async function show(
  c: Context<Env>,
  { event, path }: Subject,
  typed: Typed,
  shown: Shown,
): Promise<Response> {
  const { db, now } = c.get('services')
  const actor = c.get('actor')
  const lang = c.get('lang')
  const t = messages[lang]
  const own = actor.kind === 'person' ? [...actor.memberships.keys()] : []
  const [choices, organisations, photos, charters] = await Promise.all([
    getChoices(db, dayOf(now())),
    findById(db, [...new Set([...own, event?.organiser?.id ?? one(typed, 'organisation')])]),
    event ? listEventPhotos(db, event.id) : [],
    chartersToAccept(db, event?.id ?? null),
  ])
  const title = event ? t.edit.title(event.content.titleFr) : t.propose.title
  const rows = allRows(typed)
  const trusted = event?.organiser?.trusted ?? false
  return renderPage(
    c,
    {
      title,
      noIndex: true,
      status: shown.status ?? 200,
      canonical: path,
      styles: ['back-office'],
      breadcrumb: [
        { label: t.agenda, href: '/agenda' },
        ...(event ? [{ label: event.content.titleFr, href: `/agenda/${event.slug}` }] : []),
        { label: event ? t.own.edit : t.propose.title },
      ],
    },
    <FormPage
      lang={lang}
      title={title}
      action={path}
      typed={typed}
      rows={rows}
      version={shown.version ?? event?.version ?? null}
      errors={shown.errors ?? []}
      notices={shown.notices ?? []}
      choices={choices}
      organisations={organisations}
      charters={charters.filter(({ season }) =>
        choices.seasons.some(({ code }) => code.startsWith(`${season}/`)),
      )}
      publishes={trusted || event?.state === 'published' || canModerateEvents(actor, undefined)}
      published={event?.state === 'published'}
      alike={shown.alike ?? []}
      conflicts={shown.conflicts ?? []}
      hints={event ? missingHints(event.content, photos.find((photo) => !photo.removedAt) ?? null) : []}
      empty={shown.empty ?? (rows.session.length > 0 ? { ...emptyRows, session: 0 } : emptyRows)}
      preview={shown.preview ?? null}
      links={event ? [{ label: t.photoLink, href: `/agenda/${event.slug}/photo` }] : []}
    />,
  )
}
