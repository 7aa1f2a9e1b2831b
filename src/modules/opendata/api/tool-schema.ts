import { z } from '@hono/zod-openapi'
import type { ApiMessages } from '../messages/index.ts'

/** A tool of the catalogue as the API gives it; and whether it may be had over some days. */
export function toolSchemas(t: ApiMessages) {
  const f = t.toolFields
  const about = <T extends z.ZodType>(schema: T, description: string): T => schema.openapi({ description })
  const text = z.string()
  const measure = z.number().nullable()
  const count = z.int().nullable()
  const terms = z.array(z.object({ code: text, label: text }))
  const organisation = z.object({ slug: text.nullable(), name: text })
  const day = z.iso.date()
  const photo = z.object({ url: z.url(), alt: text, credit: text })
  const numbers = z.array(z.int()).nullable()
  const tool = z
    .object({
      slug: about(text, t.fields.slug),
      url: about(z.url(), t.fields.url),
      kind: about(
        z.enum(['kit', 'exhibition', 'workshop', 'game', 'planetarium', 'digital', 'show']),
        f.kind,
      ),
      title: about(text, t.fields.title),
      summary: about(text.nullable(), t.fields.summary),
      description: about(text.nullable(), t.fields.eventDescription),
      objectives: about(text.nullable(), f.objectives),
      themes: about(terms, t.fields.themes),
      audiences: about(terms, t.fields.audiences),
      access: about(terms, f.access),
      languages: about(z.array(text), t.fields.languages),
      ages: about(z.object({ min: count, max: count }), t.fields.ages),
      durationMinutes: about(count, f.durationMinutes),
      groupSize: about(count, f.groupSize),
      room: about(
        z.object({
          floorM2: measure,
          wallM: measure,
          heightM: measure,
          power: z.boolean().nullable(),
          internet: z.boolean().nullable(),
        }),
        f.room,
      ),
      transport: about(
        z.object({ volumeM3: measure, weightKg: measure, vehicle: text.nullable() }),
        f.transport,
      ),
      setup: about(z.object({ minutes: count, people: count }), f.setup),
      mediation: about(text.nullable(), f.mediation),
      photos: about(z.array(photo), f.photos),
      replacementValue: about(measure, f.replacementValue),
      documents: about(
        z.array(z.object({ title: text, url: z.url(), format: text, bytes: z.int() })),
        f.documents,
      ),
      parts: about(
        z.array(
          z.object({
            name: text,
            quantity: z.int(),
            value: measure,
            module: text.nullable(),
            photo: photo.nullable(),
          }),
        ),
        f.parts,
      ),
      modules: about(z.array(z.object({ number: z.int(), name: text })), f.modules),
      lendable: about(z.boolean(), f.lendable),
      conditions: about(
        z.object({
          borrowers: z.enum(['everyone', 'network', 'schools']),
          first: z.object({ kind: text, code: text, name: text, days: z.int() }).nullable(),
          price: measure,
          priceNote: text.nullable(),
          deposit: measure,
          transport: text.nullable(),
          insurance: z.boolean().nullable(),
          note: text.nullable(),
          minDays: z.int(),
          maxDays: count,
          leadDays: z.int(),
          bufferBefore: z.int(),
          bufferAfter: z.int(),
        }),
        f.conditions,
      ),
      holder: about(organisation.nullable(), f.holder),
      partners: about(z.array(organisation), t.fields.partners),
      places: about(
        z.array(
          z.object({
            commune: text,
            name: text,
            point: z.object({ lon: z.number(), lat: z.number() }).nullable(),
          }),
        ),
        f.places,
      ),
      copies: about(z.object({ total: z.int(), lent: z.int() }), f.copies),
      closures: about(z.array(z.object({ from: day, to: day })), f.closures),
      source: about(z.object({ id: text, title: text, licence: text }).nullable(), f.source),
      sourceUrl: about(text.nullable(), f.sourceUrl),
      demonstration: about(z.boolean(), f.demonstration),
      version: about(z.int(), t.fields.version),
      createdAt: about(z.iso.datetime(), t.fields.createdAt),
      updatedAt: about(z.iso.datetime(), t.fields.updatedAt),
    })
    .openapi('Tool')
  const availability = z
    .object({
      from: about(day, f.from),
      to: about(day, f.to),
      modules: about(numbers, f.asked),
      available: about(z.boolean(), f.available),
      reason: about(
        z
          .enum(['not-lendable', 'no-copy', 'too-short', 'too-long', 'too-soon', 'closed', 'taken'])
          .nullable(),
        f.reason,
      ),
      copies: about(z.int(), f.freeCopies),
      nextFrom: about(day.nullable(), f.nextFrom),
      taken: about(z.array(z.object({ copy: text, from: day, to: day, modules: numbers })), f.taken),
    })
    .openapi('ToolAvailability')
  return { tool, availability }
}

type Schemas = ReturnType<typeof toolSchemas>
export type ApiTool = z.infer<Schemas['tool']>
export type ApiAvailability = z.infer<Schemas['availability']>
