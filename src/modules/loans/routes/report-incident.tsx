import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { partsOfModules, toolsById } from '#modules/tools/index.ts'
import { AppError, Conflict, type FieldError, Invalid, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { findCopy, loansOut } from '../copy-store.ts'
import { readLoan } from '../loan-store.ts'
import { fieldMessages, formMessages } from '../messages/index.ts'
import { numbersIn } from '../model.ts'
import { reportIncident } from '../open-incident.ts'
import { ReportIncidentPage, type TypedIncident } from '../pages/report-incident-page.tsx'
import { sidesOf } from '../policy.ts'
import { namedApart } from '../report-model.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const reportsAnHour = 60

/** `GET /e/{id}/incident`: to tell that something of a copy broke, for its holder and for who has it now. */
export async function reportIncidentPage(c: Context<Env>): Promise<Response> {
  return show(c, await openCopy(c), {})
}

/** @throws NotFound to whoever does not have it; AppError unauthenticated */
async function openCopy(c: Context<Env>) {
  const { db } = c.get('services')
  const actor = c.get('actor')
  if (actor.kind !== 'person') throw new AppError('unauthenticated')
  const id = c.req.param('id') ?? ''
  const copy = uuid.test(id) ? await findCopy(db, id) : undefined
  if (!copy) throw new NotFound()
  const isHolders = sidesOf(actor, { holderId: copy.holderId, organisationId: null }).includes('holder')
  const out = await Promise.all((await loansOut(db, id)).map((loanId) => readLoan(db, loanId)))
  const own = out.flatMap((loan) =>
    loan && sidesOf(actor, { holderId: null, organisationId: loan.borrower?.id ?? null }).includes('borrower')
      ? loan
      : [],
  )
  if (!isHolders && own.length === 0) throw new NotFound()
  const parts = namedApart((await toolsById(db, [copy.toolId]))[0]?.parts ?? [])
  // Who borrows tells of what they have.
  const theirs = own.flatMap((loan) => partsOfModules(parts, numbersIn(loan)))
  return { copy, isHolders, parts: isHolders ? parts : parts.filter((part) => theirs.includes(part)) }
}

/** `POST /e/{id}/incident` */
export async function sendIncidentReport(c: Context<Env>): Promise<Response> {
  const { db, now, limiter } = c.get('services')
  const actor = c.get('actor')
  const lang = c.get('lang')
  const opened = await openCopy(c)
  if (actor.kind === 'person') limiter.count('loan-incident', actor.id, reportsAnHour, 3600)
  const form = await c.req.formData()
  const typed = read(form, opened.parts.length)
  const errors: FieldError[] = []
  const number = (field: string, text: string) => {
    if (!/^\d{0,6}$/.test(text)) errors.push({ field, message: formMessages[lang].count })
    return Number(text)
  }
  const faults = opened.parts
    .map(({ id: partId, name }, place) => ({
      partId,
      name,
      missing: number(`missing${place}`, typed.counts[place]?.missing ?? ''),
      damaged: number(`damaged${place}`, typed.counts[place]?.damaged ?? ''),
    }))
    .filter(({ missing, damaged }) => missing + damaged > 0)
  if (errors.length > 0) return show(c, opened, { typed, errors })
  const blocks = typed.blocks === 'parts' ? ('parts' as const) : ('copy' as const)
  try {
    const given = {
      key: typed.key,
      copyId: opened.copy.id,
      faults,
      words: typed.words || null,
      blocks,
      lang,
    }
    const id = await reportIncident(db, actor, given, now())
    return c.redirect(localPath(lang, `/incidents/${id}?fait=signale`), 303)
  } catch (error) {
    if (error instanceof Invalid) return show(c, opened, { typed, errors: error.fields })
    if (error instanceof Conflict) return c.redirect(localPath(lang, `/e/${opened.copy.id}`), 303)
    throw error
  }
}

function read(form: FormData, parts: number): TypedIncident {
  const text = (name: string, most = 2000) =>
    String(form.get(name) ?? '')
      .replaceAll('\r\n', '\n')
      .replaceAll(/[^\P{C}\n]/gu, '')
      .trim()
      .slice(0, most)
  return {
    key: uuid.test(text('key', 36)) ? text('key', 36) : randomUUID(),
    words: text('words'),
    blocks: text('blocks', 10),
    counts: Array.from({ length: parts }, (_, place) => ({
      missing: text(`missing${place}`, 10),
      damaged: text(`damaged${place}`, 10),
    })),
  }
}

function show(
  c: Context<Env>,
  { copy, isHolders, parts }: Awaited<ReturnType<typeof openCopy>>,
  { typed, errors = [] }: { typed?: TypedIncident; errors?: FieldError[] },
) {
  const lang = c.get('lang')
  const t = fieldMessages[lang]
  const fresh = { key: randomUUID(), words: '', blocks: 'copy', counts: [] }
  return renderPage(
    c,
    {
      title: t.incidents.reportTitle(copy.code),
      noIndex: true,
      styles: ['back-office'],
      status: typed ? 422 : 200,
      canonical: `/e/${copy.id}/incident`,
      breadcrumb: [{ label: t.copy.title(copy.code), href: `/e/${copy.id}` }, { label: t.copy.incident }],
    },
    <ReportIncidentPage
      lang={lang}
      copy={copy}
      parts={parts}
      typed={typed ?? fresh}
      errors={errors}
      isHolders={isHolders}
    />,
  )
}
