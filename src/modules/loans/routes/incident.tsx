import type { Context } from 'hono'
import { isDay } from '#modules/tools/index.ts'
import { AppError, Conflict, type FieldError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { readCents } from '#platform/money.ts'
import { renderPage } from '#ui/page.tsx'
import { type Incident, outcomes, payers } from '../incident-model.ts'
import { heldUpBy, readIncident } from '../incident-store.ts'
import { fieldMessages, formMessages } from '../messages/index.ts'
import { IncidentPage, type RepairForm, repairTyped } from '../pages/incident-page.tsx'
import { canRepair, canSeeLoan } from '../policy.ts'
import { closeIncident, planRepair } from '../repair-copy.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** `GET /incidents/{id}` */
export async function incidentPage(c: Context<Env>): Promise<Response> {
  return show(c, await openIncident(c), {})
}

/** The incident of the address, for the two sides of its loan and the team of the site. @throws NotFound to others; AppError unauthenticated */
async function openIncident(c: Context<Env>): Promise<Incident> {
  const actor = c.get('actor')
  if (actor.kind !== 'person') throw new AppError('unauthenticated')
  const id = c.req.param('id') ?? ''
  const incident = uuid.test(id) ? await readIncident(c.get('services').db, id) : undefined
  const sides = { holderId: incident?.holder?.id ?? null, organisationId: incident?.loan?.borrowerId ?? null }
  if (!incident || !canSeeLoan(actor, sides)) throw new NotFound()
  return incident
}

/** `POST /incidents/{id}`: how it is repaired, or how it ended. */
export async function sendIncident(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const actor = c.get('actor')
  const lang = c.get('lang')
  const incident = await openIncident(c)
  const form = await c.req.formData()
  const text = (name: string) =>
    String(form.get(name) ?? '')
      .replaceAll('\r\n', '\n')
      .replaceAll(/[^\P{C}\n]/gu, '')
      .trim()
  const which = { id: incident.id, base: Math.floor(Number(text('version'))) || incident.version }
  const path = localPath(lang, `/incidents/${incident.id}`)
  const typed: RepairForm = {
    from: text('from'),
    to: text('to'),
    cost: text('cost'),
    payer: text('payer'),
    note: text('note').slice(0, 2000),
    blocks: text('blocks'),
  }
  try {
    if (text('act') === 'close') {
      const outcome = outcomes.find((each) => each === text('outcome'))
      if (!outcome) return show(c, incident, { errors: [needed('outcome', formMessages[lang].outcome)] })
      const copyState = text('copyState') === 'good' ? 'good' : 'worn'
      await closeIncident(db, actor, { ...which, outcome, copyState }, now())
      return c.redirect(`${path}?fait=clos`, 303)
    }
    const errors = faultsOf(typed, formMessages[lang])
    if (errors.length > 0) return show(c, incident, { typed, errors })
    const repair = {
      from: typed.from || null,
      to: typed.to || null,
      costCents: readCents(typed.cost, mostCost) ?? null,
      payer: payers.find((each) => each === typed.payer) ?? null,
      words: typed.note || null,
    }
    const blocks = typed.blocks === 'parts' ? 'parts' : 'copy'
    await planRepair(db, actor, { ...which, repair, blocks }, now())
    return c.redirect(`${path}?fait=oui`, 303)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return show(c, await openIncident(c), { changed: true })
  }
}

/** What a repair costs at most, in cents. */
const mostCost = 1_000_000_000

const needed = (field: string, message: string): FieldError => ({ field, message })

function faultsOf({ from, to, cost }: RepairForm, t: { day: string; order: string; cost: string }) {
  const errors: FieldError[] = []
  if (from !== '' && !isDay(from)) errors.push(needed('from', t.day))
  if (to !== '' && !isDay(to)) errors.push(needed('to', t.day))
  else if (from !== '' && to !== '' && to < from) errors.push(needed('to', t.order))
  if (readCents(cost, mostCost) === undefined) errors.push(needed('cost', t.cost))
  return errors
}

type Shown = { typed?: RepairForm; errors?: FieldError[]; changed?: boolean }

async function show(c: Context<Env>, incident: Incident, shown: Shown): Promise<Response> {
  const { db } = c.get('services')
  const lang = c.get('lang')
  const t = fieldMessages[lang].incidents
  const { errors = [], changed = false } = shown
  const mayRepair = canRepair(c.get('actor'), { holderId: incident.holder?.id ?? null })
  const done = c.req.query('fait')
  const notices: Record<string, string> = { oui: t.saved, clos: t.done, signale: t.reported }
  return renderPage(
    c,
    {
      title: t.title(incident.copy.code),
      noIndex: true,
      styles: ['back-office'],
      status: changed ? 409 : errors.length > 0 ? 422 : 200,
      canonical: `/incidents/${incident.id}`,
      breadcrumb: [
        ...(mayRepair ? [{ label: t.crumb, href: '/compte/a-reparer' }] : []),
        { label: t.title(incident.copy.code) },
      ],
    },
    <IncidentPage
      lang={lang}
      incident={incident}
      heldUp={mayRepair ? await heldUpBy(db, incident.id) : []}
      mayRepair={mayRepair}
      typed={shown.typed ?? repairTyped(lang, incident)}
      errors={errors}
      changed={changed}
      notice={(done && notices[done]) || null}
    />,
  )
}
