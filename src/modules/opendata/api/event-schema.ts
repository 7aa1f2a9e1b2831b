import { z } from '@hono/zod-openapi'
import { sessionStatuses } from '#modules/agenda/index.ts'
import type { ApiMessages } from '../messages/index.ts'

/** An event as the API gives it, with every session. */
export function eventSchema(t: ApiMessages) {
  const f = t.fields
  const about = <T extends z.ZodType>(schema: T, description: string): T => schema.openapi({ description })
  const text = z.string()
  const terms = z.array(z.object({ code: text, label: text }))
  const organisation = z.object({ slug: text, name: text })
  const place = z.object({
    organisation: organisation.nullable(),
    name: text.nullable(),
    address: text.nullable(),
    postcode: text.nullable(),
    commune: z.object({ code: text, name: text }).nullable(),
    locality: text.nullable(),
    point: z.object({ lon: z.number(), lat: z.number() }).nullable(),
  })
  const session = z.object({
    id: text,
    begin: text,
    end: text,
    status: z.enum(sessionStatuses),
    formerBegin: text.nullable(),
    place: z.int().nullable(),
  })
  const photo = z.object({ url: z.url(), alt: text, credit: text, width: z.int(), height: z.int() })
  return z
    .object({
      slug: about(text, f.slug),
      id: about(z.uuid(), f.eventId),
      url: about(z.url(), f.url),
      title: about(text, f.title),
      summary: about(text.nullable(), f.summary),
      description: about(text.nullable(), f.eventDescription),
      themes: about(terms, f.themes),
      audiences: about(terms, f.audiences),
      formats: about(terms, f.formats),
      access: about(terms, f.access),
      keywords: about(z.array(text), f.keywords),
      ages: about(z.object({ min: z.int().nullable(), max: z.int().nullable() }), f.ages),
      fee: about(z.enum(['free', 'paid']).nullable(), f.fee),
      conditions: about(text.nullable(), f.feeNote),
      mode: about(z.enum(['offline', 'online', 'mixed']), f.mode),
      onlineLink: about(text.nullable(), f.onlineLink),
      languages: about(z.array(text), f.languages),
      booking: about(
        z.array(
          z.object({
            for: z.enum(['public', 'school']),
            type: z.enum(['link', 'phone', 'email']),
            value: text,
          }),
        ),
        f.booking,
      ),
      organiser: about(z.object({ slug: text.nullable(), name: text }).nullable(), f.organiser),
      partners: about(z.array(organisation), f.partners),
      speakers: about(
        z.array(z.object({ name: text, affiliation: text.nullable(), expert: text.nullable() })),
        f.speakers,
      ),
      season: about(z.object({ code: text, year: z.int(), name: text }).nullable(), f.season),
      timezone: about(text, f.timezone),
      places: about(z.array(place), f.eventPlaces),
      sessions: about(z.array(session), f.sessions),
      photo: about(photo.nullable(), f.photo),
      alternates: about(z.array(z.object({ type: text, url: z.url() })), f.alternates),
      sources: about(z.array(z.object({ id: text, title: text, licence: text })), f.sources),
      sourceUrl: about(text.nullable(), f.sourceUrl),
      demonstration: about(z.boolean(), f.eventDemonstration),
      version: about(z.int(), f.version),
      createdAt: about(z.iso.datetime(), f.createdAt),
      updatedAt: about(z.iso.datetime(), f.updatedAt),
    })
    .openapi('Event')
}

export type ApiEvent = z.infer<ReturnType<typeof eventSchema>>
