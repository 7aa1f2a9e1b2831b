import type { Context } from 'hono'
import {
  listEventMerges,
  listLikePairs,
  mergeEvents,
  partEvents,
  setEventsApart,
  trustOrganisation,
} from '#modules/agenda/index.ts'
import { getCase } from '#modules/cases/index.ts'
import { authorise } from '#platform/access/permission.ts'
import { AppError, Conflict, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { eventPairMessages } from '../messages/event-pairs.ts'
import { EventPairsPage, eventPairsPath } from '../pages/event-pairs-page.tsx'
import { queuePath } from '../pages/queue-page.tsx'
import { canModerate } from '../policy.ts'
import { backOfficePage, idFrom, idOf } from './words.ts'

/** `GET /administration/doublons/rendez-vous` */
export const eventPairs = (c: Context<Env>): Promise<Response> => showPairs(c, null)

async function showPairs(c: Context<Env>, error: string | null): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const t = eventPairMessages[lang]
  const actor = c.get('actor')
  const done: Record<string, string> = { reuni: t.merged, separe: t.apart, annule: t.parted }
  return renderPage(
    c,
    { title: t.title, ...backOfficePage, status: error ? 409 : 200 },
    <EventPairsPage
      lang={lang}
      pairs={await listLikePairs(db, actor, now())}
      merges={await listEventMerges(db, actor, now())}
      canAct={canModerate(actor, undefined)}
      done={error ? null : (done[c.req.query('fait') ?? ''] ?? null)}
      error={error}
    />,
  )
}

/** `POST /administration/doublons/rendez-vous`: merges two, keeps both, or takes a merge back. */
export async function decideEventPair(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const actor = c.get('actor')
  authorise(canModerate, actor, undefined)
  const body = await c.req.parseBody()
  const [a, b] = [idFrom(body.a), idFrom(body.b)]
  const back = (done: string) => c.redirect(localPath(lang, `${eventPairsPath}?fait=${done}`), 303)
  try {
    if (body.acte === 'annuler' && a) {
      await partEvents(db, actor, a, now())
      return back('annule')
    }
    if (!a || !b) throw new AppError('invalid')
    if (body.acte === 'separer') {
      await setEventsApart(db, actor, [a, b], now())
      return back('separe')
    }
    if (body.acte !== 'garder-a' && body.acte !== 'garder-b') throw new AppError('invalid')
    const [keptId, otherId] = body.acte === 'garder-a' ? [a, b] : [b, a]
    await mergeEvents(db, actor, { keptId, otherId }, now())
    return back('reuni')
  } catch (error) {
    if (error instanceof Conflict || error instanceof NotFound)
      return showPairs(
        c,
        error.detail === 'booked' ? eventPairMessages[lang].booked : eventPairMessages[lang].changed,
      )
    throw error
  }
}

/** `POST /administration/moderation/{id}/confiance`: whether the events of the organisation of a case are published at once. */
export async function trust(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  authorise(canModerate, c.get('actor'), undefined)
  const one = await getCase(db, idOf(c))
  if (!one) throw new NotFound()
  const { confiance } = await c.req.parseBody()
  if (confiance !== 'oui' && confiance !== 'non') throw new AppError('invalid')
  const given = { organisationId: one.organisationId, trusted: confiance === 'oui' }
  await trustOrganisation(db, c.get('actor'), given, now())
  return c.redirect(localPath(c.get('lang'), `${queuePath}/${one.id}`), 303)
}
