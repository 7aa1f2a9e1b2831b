import type { Context } from 'hono'
import {
  type EditableEvent,
  EventConflict,
  eventFieldWords,
  getEventDraft,
  keepTyped,
  saveEvent,
} from '#modules/agenda/index.ts'
import { Conflict, type FieldError, Invalid } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { formatList, formatMoment } from '#platform/i18n/format.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { checkRule } from '../check-sessions.ts'
import { fillForm } from '../fill-form.ts'
import { changeRows, expandRule } from '../form-acts.ts'
import { type EventForm, emptyPlace, isRuleTyped } from '../form-model.ts'
import { messages } from '../messages/index.ts'
import { organisationsById, searchOrganisations } from '../organisation-store.ts'
import { readForm, reviveForm } from '../read-form.ts'
import { filledFrom } from '../read-places.ts'
import { rebase } from '../rebase.ts'
import { readWanted, type WantedEvent } from '../wanted-event.ts'
import { answerForm } from './answer-form.tsx'
import { lookBefore } from './look-before.ts'
import { noticeOf, openEditor } from './open-event.ts'

/** `GET /agenda/{slug}/modifier`: the form, as one left it if one did. */
export async function editPage(c: Context<Env>): Promise<Response> {
  const { db } = c.get('services')
  const lang = c.get('lang')
  const event = await openEditor(c)
  if (event.state === 'removed') return c.redirect(localPath(lang, `/agenda/${event.slug}/retrait`), 303)
  const draft = await getEventDraft(db, c.get('actor'), event.id)
  const typed = draft?.typed.form
  const notice = noticeOf(c)
  if (!draft || typeof typed !== 'object' || typed === null)
    return answerForm(c, event, { form: await fillForm(db, event.content), base: event.version, notice })
  return answerForm(c, event, {
    form: reviveForm(typed),
    base: draft.baseVersion,
    notice,
    // Somebody who has just kept it knows.
    draft: notice
      ? null
      : { at: formatMoment(lang, draft.updatedAt), outdated: draft.baseVersion !== event.version },
  })
}

/** `POST` of the same: what the button pressed says. Nothing typed is ever lost. */
export async function saveEdit(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const event = await openEditor(c)
  const data = await c.req.formData()
  const act = String(data.get('act') ?? 'keep')
  const form = readForm(data)
  const base = numberIn(data.get('base')) ?? event.version
  if (act === 'draft') {
    await keepTyped(db, c.get('actor'), { slug: event.slug, baseVersion: base, typed: { form } }, now())
    return c.json({ at: now().toISOString() })
  }
  if (act === 'expand-recurrence' || (isRuleTyped(form.rule) && isSaving(act)))
    return expand(c, event, { form, base, act, data })
  if (!isSaving(act)) return changeForm(c, event, { form, base, act })
  return save(c, event, { form, base, act, data })
}

type Sent = { form: EventForm; base: number; act: string; data: FormData }

const isSaving = (act: string): boolean => act === 'keep' || act === 'preview' || act === 'submit'

const numberIn = (value: unknown): number | null => {
  const number = Number(value)
  return Number.isInteger(number) && number > 0 && number < 2 ** 31 ? number : null
}

/** The dates of the rule go to the list; then what was asked. */
async function expand(c: Context<Env>, event: EditableEvent, sent: Sent): Promise<Response> {
  const lang = c.get('lang')
  const { form, base, act } = sent
  const read = checkRule(lang, form)
  if (!read.rule) return answerForm(c, event, { form, base, errors: read.errors })
  const done = expandRule(form, read.rule)
  if (isSaving(act)) return save(c, event, { ...sent, form: done.form })
  return answerForm(c, event, { form: done.form, base, notice: messages[lang].save.expanded(done.added) })
}

/** Rows that come and go, and what is looked up in the directory. */
async function changeForm(
  c: Context<Env>,
  event: EditableEvent,
  { form, base, act }: Omit<Sent, 'data'>,
): Promise<Response> {
  const { db } = c.get('services')
  const [, verb = '', rank = ''] = /^(search|use|forget)-place-(\d{1,2})$/.exec(act) ?? []
  const at = Number(rank)
  const row = form.places[at]
  if (act === 'search-partner')
    return answerForm(c, event, {
      form,
      base,
      foundPartners: await searchOrganisations(db, form.partnerSearch),
    })
  if (verb === 'search' && row)
    return answerForm(c, event, {
      form: { ...form, places: form.places.with(at, { ...row, organisation: '' }) },
      base,
      foundPlaces: { at, organisations: await searchOrganisations(db, row.search) },
    })
  if (verb === 'use' && row) {
    const [organisation] = await organisationsById(db, [row.organisation])
    const filled = organisation ? filledFrom({ ...emptyPlace }, organisation) : row
    return answerForm(c, event, { form: { ...form, places: form.places.with(at, filled) }, base })
  }
  if (verb === 'forget' && row)
    return answerForm(c, event, {
      form: { ...form, places: form.places.with(at, { ...row, organisation: '' }) },
      base,
    })
  return answerForm(c, event, { form: changeRows(form, act), base })
}

async function save(c: Context<Env>, event: EditableEvent, sent: Sent): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const { form, base, act, data } = sent
  const wanted = await readWanted(db, lang, form, event)
  const { errors, towns, input } = wanted
  if (errors.length > 0 && act !== 'keep') return answerForm(c, event, { form, base, errors, towns, input })
  const ticked = { isOther: data.get('isOther') === '1', isSure: data.get('isSure') === '1' }
  if (act === 'submit') {
    const look = await lookBefore(db, lang, event, input, ticked)
    if (look.holds) return answerForm(c, event, { form, base, input, look, towns })
  }
  try {
    const saved = await saveEvent(
      db,
      c.get('actor'),
      {
        slug: event.slug,
        organiserId: form.organiser || (event.organiser?.id ?? ''),
        input,
        typed: { form, input },
        baseVersion: base,
        act: act === 'submit' ? 'submit' : 'keep',
        message: form.message,
        lang,
      },
      now(),
    )
    return c.redirect(localPath(lang, whereNext(act, event, saved)), 303)
  } catch (error) {
    return answerFailure(c, event, sent, wanted, error)
  }
}

function whereNext(
  act: string,
  before: EditableEvent,
  saved: { slug: string; state: string; waiting: boolean },
) {
  if (act === 'preview') return `/agenda/${saved.slug}/apercu`
  if (act === 'keep') return `/agenda/${saved.slug}/modifier?fait=brouillon`
  const wasPublic = before.state === 'published'
  const done = saved.waiting ? (wasPublic ? 'attente' : 'envoye') : wasPublic ? 'modifie' : 'publie'
  return `/compte/evenements?fait=${done}`
}

/** What could not be saved comes back as typed, with what to do about it. */
async function answerFailure(
  c: Context<Env>,
  event: EditableEvent,
  { form, base }: Sent,
  { input, towns }: WantedEvent,
  error: unknown,
): Promise<Response> {
  const { db } = c.get('services')
  const lang = c.get('lang')
  if (error instanceof Invalid)
    return answerForm(c, event, { form, base, input, towns, errors: error.fields.map(inForm) })
  if (error instanceof EventConflict) {
    const words = eventFieldWords(lang)
    const content = await rebase(db, error.present, input, base)
    const merged = { ...(await fillForm(db, content)), rule: form.rule, message: form.message }
    return answerForm(c, error.present, {
      form: merged,
      base: error.present.version,
      conflict: formatList(
        lang,
        error.conflicting.map((field) => words[field].toLowerCase()),
      ),
    })
  }
  if (error instanceof Conflict && event.state !== 'removed')
    return answerForm(c, event, {
      form,
      base,
      input,
      errors: [{ field: 'sessions', message: messages[lang].errors.booked }],
    })
  throw error
}

/** What a verb calls a field, as the form calls it. */
const inForm = ({ field, message }: FieldError): FieldError => ({
  field: field === 'organiserId' ? 'organiser' : field,
  message,
})
