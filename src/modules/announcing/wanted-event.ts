import type { EditableEvent, EventInput } from '#modules/agenda/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { FieldError } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { checkForm } from './check-form.ts'
import type { EventForm } from './form-model.ts'
import { readPlaces } from './read-places.ts'

/** What a form says, with what is wrong in it, and the towns to choose from by the rank of their place. */
export type WantedEvent = { input: EventInput; errors: FieldError[]; towns: Map<number, string[]> }

/** Reads a form against the event that it changes. Nothing is written. */
export async function readWanted(
  db: Database,
  lang: Lang,
  form: EventForm,
  { content }: Pick<EditableEvent, 'content'>,
): Promise<WantedEvent> {
  const places = await readPlaces(db, lang, form, content.places)
  const { input, errors } = checkForm(lang, form, {
    places: places.places,
    placeErrors: places.errors,
    known: content.sessions,
    organiserName: content.organiserName,
  })
  return { input, errors, towns: places.towns }
}
