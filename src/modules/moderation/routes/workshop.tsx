import type { Context } from 'hono'
import { authorise } from '#platform/access/permission.ts'
import { AppError, type FieldError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { assignTerritories, listTerritories } from '../assign-territories.ts'
import { messages } from '../messages/index.ts'
import { queuePath } from '../pages/queue-page.tsx'
import { type ReasonInput, ReasonsPage, TerritoriesPage } from '../pages/workshop-pages.tsx'
import { canModerate, canSeeModeration } from '../policy.ts'
import { queueChoices } from '../queue-store.ts'
import { listReasons } from '../reason-store.ts'
import { removeReason, saveReason } from '../save-reason.ts'
import { backOfficePage, idFrom, listOf, textOf } from './words.ts'

/** `GET /administration/moderation/motifs` */
export const reasons = (c: Context<Env>): Promise<Response> => showReasons(c, null, [])

async function showReasons(
  c: Context<Env>,
  input: ReasonInput | null,
  errors: FieldError[],
): Promise<Response> {
  const { db } = c.get('services')
  const lang = c.get('lang')
  const actor = c.get('actor')
  authorise(canSeeModeration, actor, undefined)
  const saved = (['saved', 'removed'] as const).find((one) => one === c.req.query('fait')) ?? null
  return renderPage(
    c,
    { title: messages[lang].reasons.title, ...backOfficePage, status: errors.length > 0 ? 422 : 200 },
    <ReasonsPage
      lang={lang}
      reasons={await listReasons(db)}
      input={input}
      errors={errors}
      saved={errors.length > 0 ? null : saved}
      canAct={canModerate(actor, undefined)}
    />,
  )
}

/** `POST /administration/moderation/motifs`: adds, changes or deletes one. */
export async function saveReasonRoute(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const actor = c.get('actor')
  authorise(canModerate, actor, undefined)
  const body = await c.req.parseBody()
  const id = idFrom(body.id)
  const back = (done: string) => c.redirect(localPath(lang, `${queuePath}/motifs?fait=${done}`), 303)
  if (body.acte === 'supprimer' && id) {
    await removeReason(db, actor, id, now())
    return back('removed')
  }
  const suffix = id ? `-${id}` : ''
  const input: ReasonInput = {
    id: id ?? '',
    label: textOf(body[`label${suffix}`], 100),
    fr: textOf(body[`fr${suffix}`], 1000),
    en: textOf(body[`en${suffix}`], 1000),
  }
  const errors = (['label', 'fr', 'en'] as const)
    .filter((field) => input[field] === '')
    .map((field) => ({ field: `${field}${suffix}`, message: messages[lang].reasons.missing }))
  if (errors.length > 0) return showReasons(c, input, errors)
  await saveReason(db, actor, { id, label: input.label, textFr: input.fr, textEn: input.en }, now())
  return back('saved')
}

/** `GET /administration/moderation/territoires` */
export async function territories(c: Context<Env>): Promise<Response> {
  const { db } = c.get('services')
  const lang = c.get('lang')
  const actor = c.get('actor')
  authorise(canSeeModeration, actor, undefined)
  const [people, choices] = [await listTerritories(db), await queueChoices(db)]
  return renderPage(
    c,
    { title: messages[lang].territories.title, ...backOfficePage },
    <TerritoriesPage
      lang={lang}
      people={people}
      territories={choices.territories}
      saved={c.req.query('fait') === 'saved'}
      canAct={canModerate(actor, undefined)}
    />,
  )
}

/** `POST /administration/moderation/territoires` */
export async function saveTerritories(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const actor = c.get('actor')
  authorise(canModerate, actor, undefined)
  const body = await c.req.parseBody({ all: true })
  const person = idFrom(body.personne)
  if (!person) throw new AppError('invalid')
  const refs = listOf(body.territoire).filter((ref) => /^(departement|epci)\/[0-9AB]{2,9}$/.test(ref))
  await assignTerritories(db, actor, person, refs, now())
  return c.redirect(localPath(c.get('lang'), `${queuePath}/territoires?fait=saved`), 303)
}
