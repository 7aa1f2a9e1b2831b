import type { Context } from 'hono'
import { dayOf, type EditableEvent, type EventInput } from '#modules/agenda/index.ts'
import { hasRole } from '#platform/access/actor.ts'
import type { FieldError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { renderPage } from '#ui/page.tsx'
import { getChoices } from '../choices-store.ts'
import { hintsFor } from '../completeness-model.ts'
import type { EventForm } from '../form-model.ts'
import { messages } from '../messages/index.ts'
import { organisationsById } from '../organisation-store.ts'
import { EditPage, type EditProps } from '../pages/edit-page.tsx'
import { readWanted } from '../wanted-event.ts'
import { nothingAlike } from './look-before.ts'
import { eventOptions, framed } from './open-event.ts'

type Shown = {
  form: EventForm
  base: number
  /** What the form says, when it was read. */
  input?: EventInput
  errors?: FieldError[]
} & Partial<
  Pick<EditProps, 'foundPartners' | 'foundPlaces' | 'towns' | 'look' | 'notice' | 'draft' | 'conflict'>
>

/** The form, with what it offers to choose from and what would help. */
export async function answerForm(c: Context<Env>, event: EditableEvent, shown: Shown): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const actor = c.get('actor')
  const { form, base, errors = [], look = nothingAlike, conflict = null } = shown
  const own = actor.kind === 'person' ? [...actor.memberships.keys()] : []
  const chosen = [...form.theme, ...form.audience, ...form.format, ...form.access]
  const [choices, organisers, organisations, input] = await Promise.all([
    getChoices(db, { terms: chosen, season: form.season }, dayOf(now())),
    organisationsById(db, [...own, ...(form.organiser ? [form.organiser] : [])]),
    organisationsById(db, [...form.partners, ...form.places.map(({ organisation }) => organisation)]),
    shown.input ?? readWanted(db, lang, form, event).then((wanted) => wanted.input),
  ])
  return renderPage(
    c,
    {
      ...eventOptions(c, event, messages[lang].titles.edit),
      scripts: ['draft', 'filter'],
      status: conflict ? 409 : errors.length > 0 || look.holds ? 422 : 200,
    },
    <EditPage
      lang={lang}
      event={framed(event)}
      form={form}
      errors={errors}
      baseVersion={base}
      publishes={
        hasRole(actor, 'moderator') || event.state === 'published' || event.organiser?.trusted === true
      }
      choices={choices}
      organisers={organisers}
      organisations={organisations}
      foundPartners={shown.foundPartners ?? null}
      foundPlaces={shown.foundPlaces ?? null}
      towns={shown.towns ?? new Map()}
      hints={hintsFor(input)}
      look={look}
      notice={shown.notice ?? null}
      draft={shown.draft ?? null}
      conflict={conflict}
    />,
  )
}
