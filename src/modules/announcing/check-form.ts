import { z } from 'zod'
import {
  type EventInput,
  eventModes,
  eventVocabularies,
  type PlaceInput,
  type SessionInput,
} from '#modules/agenda/index.ts'
import type { FieldError } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { checkBooking } from './check-booking.ts'
import { checkSessions } from './check-sessions.ts'
import { type EventForm, spokenLanguages } from './form-model.ts'
import { messages } from './messages/index.ts'
import { readWebAddress } from './web-address-model.ts'

/** What a form is checked against. */
export type FormContext = {
  /** The places that its rows mean, with what is wrong with them. */
  places: PlaceInput[]
  placeErrors: FieldError[]
  /** The sessions that exist. */
  known: SessionInput[]
  organiserName: string | null
}

/**
 * Reads what was typed as an event. Each part that cannot be read has its message and is left empty, so that a draft keeps the rest.
 */
export function checkForm(
  lang: Lang,
  form: EventForm,
  context: FormContext,
): { input: EventInput; errors: FieldError[] } {
  const plain = checkFields(lang, form)
  const sessions = checkSessions(lang, form, { known: context.known, places: context.places.length })
  const booking = checkBooking(lang, form.booking)
  const terms = Object.fromEntries(eventVocabularies.map((name) => [name, form[name]])) as EventInput['terms']
  const [code = '', year = ''] = form.season.split('/')
  const input: EventInput = {
    ...plain.values,
    mode: eventModes.find((mode) => mode === form.mode) ?? 'offline',
    fee: form.fee === 'free' || form.fee === 'paid' ? form.fee : null,
    languages: spokenLanguages.filter((each) => form.languages.includes(each)),
    booking: booking.booking,
    terms,
    season: code && /^\d{4}$/.test(year) ? { code, year: Number(year) } : null,
    organiserName: context.organiserName,
    places: context.places,
    sessions: sessions.sessions,
    organiserId: form.organiser || null,
    partners: form.partners,
    speakers: form.speakers.filter(({ name }) => name !== '').map(readSpeaker),
  }
  return {
    input,
    errors: [...plain.errors, ...sessions.errors, ...context.placeErrors, ...booking.errors],
  }
}

function readSpeaker({ name, affiliation, expert }: EventForm['speakers'][number]) {
  // The address of their sheet, or its last part.
  const slug = /^(?:.*\/experts\/)?([a-z0-9]+(?:-[a-z0-9]+)*)\/?$/.exec(expert)?.[1] ?? null
  return { name: name.slice(0, 120), affiliation: affiliation.slice(0, 200) || null, expert: slug }
}

/** The fields of one line or one text. */
function checkFields(lang: Lang, form: EventForm) {
  const t = messages[lang].errors
  const text = (max: number) =>
    z
      .string()
      .max(max, t.long(max))
      .transform((value) => value || null)
  const age = z.union(
    [z.literal('').transform(() => null), z.coerce.number(t.age).int(t.age).min(0, t.age).max(120, t.age)],
    t.age,
  )
  const link = z.string().transform((value, check) => {
    if (value === '') return null
    const url = readWebAddress(value)
    if (!url) check.addIssue({ code: 'custom', message: t.link })
    return url
  })
  const schema = z
    .object({
      titleFr: z.string().max(140, t.long(140)),
      titleEn: text(140),
      summaryFr: text(200),
      summaryEn: text(200),
      descriptionFr: text(10_000),
      descriptionEn: text(10_000),
      conditionsFr: text(255),
      conditionsEn: text(255),
      ageMin: age,
      ageMax: age,
      onlineLink: link,
      sourceUrl: link,
      keywords: z
        .string()
        .transform((value) => [...new Set(value.split(/[,;\n]/).map((each) => each.trim()))].filter(Boolean))
        .refine((list) => list.length <= 20 && list.every((each) => each.length <= 60), t.keywords),
    })
    .refine(({ ageMin, ageMax }) => ageMin === null || ageMax === null || ageMin <= ageMax, {
      path: ['ageMax'],
      message: t.ages,
    })
  const parsed = schema.safeParse(form)
  if (parsed.success) return { values: parsed.data, errors: [] }
  const errors = firstOfEach(parsed.error)
  // What cannot be read is left out, once: the rest is kept.
  const wrong = new Set(errors.map(({ field }) => field))
  const rest = Object.fromEntries(
    Object.entries(form).map(([name, value]) => [name, wrong.has(name) ? '' : value]),
  )
  return { values: schema.parse(rest), errors }
}

/** One message a field: the list of what to correct leads to one place. */
function firstOfEach(error: z.ZodError): FieldError[] {
  const byField = new Map<string, string>()
  for (const { path, message } of error.issues)
    if (!byField.has(String(path[0]))) byField.set(String(path[0]), message)
  return [...byField].map(([field, message]) => ({ field, message }))
}
