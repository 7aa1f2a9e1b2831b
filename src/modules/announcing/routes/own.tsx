import type { Context } from 'hono'
import { canModerateEvents, eventStates } from '#modules/agenda/index.ts'
import { hasRole } from '#platform/access/actor.ts'
import { AppError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { AccountFrame } from '#ui/back-office.tsx'
import { renderPage } from '#ui/page.tsx'
import { findById, findByName } from '../choices-store.ts'
import { cleanLine } from '../form-model.ts'
import { messages } from '../messages/index.ts'
import { eventsAPage, listOwnEvents } from '../own-events-store.ts'
import { ChoosePage } from '../pages/choose-page.tsx'
import { OwnContent } from '../pages/own-page.tsx'
import { newForm } from './form.tsx'
import { whenOf } from './when.ts'

const path = '/compte/evenements'

/** `GET /agenda/proposer?structure=`: which organisation, then the form. */
export async function proposePage(c: Context<Env>): Promise<Response> {
  const actor = c.get('actor')
  const lang = c.get('lang')
  if (actor.kind !== 'person') throw new AppError('unauthenticated')
  const asked = cleanLine(c.req.query('structure') ?? '')
  const organisations = await findById(c.get('services').db, [...actor.memberships.keys()])
  const chosen = organisations.find(({ id, slug }) => id === asked || slug === asked)
  const only = organisations.length === 1 ? organisations[0] : undefined
  // The team of the site announces for anybody.
  const other = asked && !chosen && canModerateEvents(actor, undefined)
  const named = other ? (await findByName(c.get('services').db, [asked], [])).get(asked) : undefined
  const one = chosen ?? named ?? only
  if (one) return newForm(c, one.id)
  const t = messages[lang]
  return renderPage(
    c,
    {
      title: t.propose.title,
      noIndex: true,
      styles: ['back-office'],
      canonical: '/agenda/proposer',
      breadcrumb: [{ label: t.agenda, href: '/agenda' }, { label: t.propose.title }],
    },
    <ChoosePage lang={lang} organisations={organisations} />,
  )
}

/** `GET /compte/evenements?q=&etat=&page=`: those of one's organisations; of all of them for the team of the site. */
export async function ownEvents(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const actor = c.get('actor')
  const lang = c.get('lang')
  if (actor.kind !== 'person') throw new AppError('unauthenticated')
  const t = messages[lang]
  const words = cleanLine(c.req.query('q') ?? '').slice(0, 100)
  const state = eventStates.find((each) => each === c.req.query('etat')) ?? null
  const page = Math.min(Math.max(1, Math.floor(Number(c.req.query('page')) || 1)), 1000)
  const everybody = hasRole(actor, 'observer')
  const organisations = everybody ? null : [...actor.memberships.keys()]
  const { events, counts } = await listOwnEvents(db, { organisations, words, state, page }, now())
  const total = state ? (counts[state] ?? 0) : Object.values(counts).reduce((sum, each) => sum + each, 0)
  const done = c.req.query('fait') ?? ''
  return renderPage(
    c,
    {
      title: t.own.title,
      noIndex: true,
      styles: ['back-office'],
      canonical: path,
      breadcrumb: [{ label: t.own.title }],
    },
    <AccountFrame lang={lang} current={path}>
      <OwnContent
        lang={lang}
        events={events.map((event) => ({ ...event, when: event.at ? whenOf(lang, event.at, now()) : '' }))}
        counts={eventStates.flatMap((each) => (counts[each] ? [{ state: each, count: counts[each] }] : []))}
        words={words}
        state={state}
        page={page}
        pages={Math.max(1, Math.ceil(total / eventsAPage))}
        notice={Object.hasOwn(t.done, done) ? t.done[done as keyof typeof t.done] : null}
        mayAnnounce={actor.memberships.size > 0}
        ofAll={everybody}
      />
    </AccountFrame>,
  )
}
