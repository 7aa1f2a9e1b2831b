import { z } from '@hono/zod-openapi'
import type { ApiMessages } from '../messages/index.ts'

/** Someone who can come and speak, as the API gives them: what their sheet says, and no way to reach them but its page. */
export function expertSchema(t: ApiMessages) {
  const f = t.fields
  const about = <T extends z.ZodType>(schema: T, description: string): T => schema.openapi({ description })
  const text = z.string()
  const terms = z.array(z.object({ code: text, label: text }))
  return z
    .object({
      slug: about(text, f.slug),
      url: about(z.url(), f.url),
      name: about(text, f.name),
      headline: about(text, f.headline),
      description: about(text.nullable(), f.description),
      themes: about(terms, f.themes),
      keywords: about(z.array(text), f.keywords),
      audiences: about(terms, f.audiences),
      formats: about(terms, f.formats),
      languages: about(terms, f.languages),
      commune: about(z.object({ code: text, name: text }), f.commune),
      travelKm: about(z.int().nullable(), f.travelKm),
      availability: about(text.nullable(), f.availability),
      months: about(z.array(z.int()), f.months),
      weekdays: about(z.array(z.int()), f.weekdays),
      fee: about(z.enum(['free', 'expenses', 'negotiable', 'paid']), f.fee),
      feeNote: about(text.nullable(), f.feeNote),
      orcid: about(text.nullable(), f.orcid),
      organisation: about(
        z.object({ slug: text, name: text, url: z.url() }).nullable(),
        f.expertOrganisation,
      ),
      organisationVouched: about(z.boolean(), f.vouched),
      affiliation: about(text.nullable(), f.affiliation),
      acceptsRequests: about(z.boolean(), f.acceptsRequests),
      demonstration: about(z.boolean(), f.demonstration),
      updatedAt: about(z.iso.datetime(), f.updatedAt),
    })
    .openapi('Expert')
}

export type ApiExpert = z.infer<ReturnType<typeof expertSchema>>
