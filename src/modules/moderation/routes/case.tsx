import type { Context } from 'hono'
import { eventFieldWords } from '#modules/agenda/index.ts'
import { undoDays } from '#modules/cases/index.ts'
import { answerToAuthor } from '#modules/contribution/index.ts'
import { personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { AppError, Conflict } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import type { MailDraft } from '#platform/mail/mail.ts'
import { renderPage } from '#ui/page.tsx'
import { assignCase } from '../assign-case.ts'
import { langsOfAuthors } from '../batch-store.ts'
import { undoable } from '../case-file-model.ts'
import { decideOne, undoOne } from '../decide-one.ts'
import { composeReason, decisionActs } from '../decision-model.ts'
import { getCaseFile } from '../get-case-file.ts'
import { neighboursOf } from '../list-cases.ts'
import { messages } from '../messages/index.ts'
import { CasePage } from '../pages/case-page.tsx'
import type { Preview, PreviewMail } from '../pages/case-page-props.ts'
import { queuePath } from '../pages/queue-page.tsx'
import { canModerate } from '../policy.ts'
import { type QueueFilters, queueQuery } from '../queue-model.ts'
import { queueChoices } from '../queue-store.ts'
import { listReasons } from '../reason-store.ts'
import { backOfficePage, filtersFrom, filtersOf, idFrom, idOf, listOf, textOf } from './words.ts'

type Outcome = {
  status?: 409 | 422
  error?: (file: Awaited<ReturnType<typeof getCaseFile>>) => string
  input?: { chosen: string; words: string }
  preview?: Preview
}

/** `GET /administration/moderation/{id}` */
export async function casePage(c: Context<Env>): Promise<Response> {
  return showCase(c, filtersOf(c), {})
}

async function showCase(c: Context<Env>, filters: QueueFilters, outcome: Outcome): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang]
  const actor = c.get('actor')
  const id = idOf(c)
  const file = await getCaseFile(db, actor, id)
  const neighbours = await neighboursOf(db, actor, id, filters, now())
  const [choices, reasons] = [await queueChoices(db), await listReasons(db)]
  const act = (['accept', 'refuse', 'dismiss', 'undo', 'assign'] as const).find(
    (one) => one === c.req.query('fait'),
  )
  return renderPage(
    c,
    {
      title: `${t.kinds[file.case.kind]}\u00a0: ${file.name}`,
      ...backOfficePage,
      status: outcome.status ?? 200,
    },
    <CasePage
      lang={lang}
      file={file}
      eventWords={eventFieldWords(lang)}
      query={queueQuery(filters)}
      neighbours={neighbours}
      reasons={reasons}
      moderators={choices.moderators}
      me={personId(actor)}
      canAct={canModerate(actor, undefined)}
      canUndo={undoable(file.case, now(), undoDays)}
      done={act && !outcome.error ? { words: t.done[act](file.name), undo: null } : null}
      error={outcome.error?.(file) ?? null}
      input={outcome.input ?? { chosen: '', words: '' }}
      preview={outcome.preview ?? null}
    />,
  )
}

/** `POST /administration/moderation/{id}`: decides, or shows the mail to the author. */
export async function decide(c: Context<Env>): Promise<Response> {
  const { db, jobs, now } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang]
  const actor = c.get('actor')
  authorise(canModerate, actor, undefined)
  const id = idOf(c)
  const body = await c.req.parseBody({ all: true })
  const filters = filtersFrom(body.retour)
  const input = { chosen: idFrom(body.motif) ?? '', words: textOf(body.mots, 1500) }
  const chosen = (await listReasons(db)).find((one) => one.id === input.chosen)
  const reason = composeReason(chosen, (await langsOfAuthors(db, [id])).get(id) ?? 'fr', input.words)
  if (body.acte === 'preview') {
    const { case: one } = await getCaseFile(db, actor, id)
    const [accept, refuse] = [
      await answerToAuthor(db, one, { act: 'accept', reason }),
      await answerToAuthor(db, one, { act: 'refuse', reason }),
    ]
    return showCase(c, filters, { input, preview: { accept: asPreview(accept), refuse: asPreview(refuse) } })
  }
  const act = decisionActs.find((one) => one === body.acte)
  if (!act) throw new AppError('invalid')
  const file = await getCaseFile(db, actor, id)
  const ticked = listOf(body.champ).filter((field) => (file.fields as string[]).includes(field))
  const isSuggestion = file.case.kind === 'suggestion' && act === 'accept'
  if (isSuggestion && ticked.length === 0)
    return showCase(c, filters, { status: 422, input, error: () => t.case.noField })
  try {
    await decideOne(db, actor, id, { act, reason, ...(isSuggestion && { fields: ticked }) }, now())
  } catch (error) {
    if (error instanceof AppError && (error.code === 'conflict' || error.code === 'invalid'))
      return showCase(c, filters, { status: 409, input, error: (present) => conflictWords(c, present) })
    throw error
  }
  jobs.wake('mail')
  return c.redirect(localPath(lang, `${queuePath}/${id}${queueQuery(filters, { fait: act })}`), 303)
}

/** Who was faster; or that the record no longer allows it. */
function conflictWords(c: Context<Env>, file: Awaited<ReturnType<typeof getCaseFile>>): string {
  const t = messages[c.get('lang')]
  const { state, decidedAt } = file.case
  if (state === 'open' || !decidedAt) return t.case.conflictOther
  return t.case.conflict(file.decidedBy || t.somebody, t.stateOne[state], t.moment(decidedAt))
}

function asPreview(mail: MailDraft | null): PreviewMail | null {
  if (!mail) return null
  const lines = mail.body.flatMap((part) =>
    typeof part === 'string'
      ? [part]
      : 'quote' in part
        ? [`«\u00a0${part.quote}\u00a0»`]
        : 'action' in part
          ? [part.action]
          : 'list' in part
            ? part.list
            : [],
  )
  return { subject: mail.subject, lines }
}

/** `POST /administration/moderation/{id}/annuler` */
export async function undoDecisionRoute(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const id = idOf(c)
  const filters = filtersFrom((await c.req.parseBody()).retour)
  try {
    await undoOne(db, c.get('actor'), id, now())
  } catch (error) {
    if (error instanceof Conflict)
      return showCase(c, filters, { status: 409, error: () => messages[lang].case.undoConflict })
    throw error
  }
  return c.redirect(localPath(lang, `${queuePath}/${id}${queueQuery(filters, { fait: 'undo' })}`), 303)
}

/** `POST /administration/moderation/{id}/confier` */
export async function assign(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const id = idOf(c)
  const body = await c.req.parseBody()
  const filters = filtersFrom(body.retour)
  try {
    await assignCase(db, c.get('actor'), id, idFrom(body.personne), now())
  } catch (error) {
    if (error instanceof Conflict)
      return showCase(c, filters, { status: 409, error: (file) => conflictWords(c, file) })
    throw error
  }
  return c.redirect(
    localPath(c.get('lang'), `${queuePath}/${id}${queueQuery(filters, { fait: 'assign' })}`),
    303,
  )
}
