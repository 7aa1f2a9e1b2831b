import { z } from 'zod'
import {
  identifierPatterns,
  type OrganisationProfile,
  type ProfileValues,
  type TermVocabulary,
} from '#modules/directory/index.ts'

const code = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const codes = z.array(code).max(50)
const text = (max: number) => z.string().trim().min(1).max(max)
const schemes = Object.keys(identifierPatterns) as [keyof typeof identifierPatterns]

/** An organisation as a caller writes it: the names of the reading API, codes instead of labels. A field left out is left alone; null empties it. */
const organisationBody = z.strictObject({
  name: text(300).optional(),
  otherNames: z.array(text(300)).max(20).optional(),
  type: code.optional(),
  legalStatus: code.nullable().optional(),
  description: text(20_000).nullable().optional(),
  descriptionEn: text(20_000).nullable().optional(),
  roles: codes.optional(),
  themes: codes.optional(),
  audiences: codes.optional(),
  formats: codes.optional(),
  skills: codes.optional(),
  equipment: codes.optional(),
  place: z
    .strictObject({
      commune: z.string().regex(/^\d[0-9AB]\d{3}$/),
      name: text(300).nullable().default(null),
      address: text(500).nullable().default(null),
      postcode: z
        .string()
        .regex(/^\d{5}$/)
        .nullable()
        .default(null),
      point: z
        .strictObject({ lon: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) })
        .nullable()
        .default(null),
      access: codes.default([]),
      accessNote: text(4000).nullable().default(null),
    })
    .nullable()
    .optional(),
  area: z
    .strictObject({ kind: z.enum(['commune', 'epci', 'departement', 'region']), code: text(20) })
    .nullable()
    .optional(),
  website: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullable()
    .optional(),
  email: z.email().max(300).nullable().optional(),
  phone: z
    .string()
    .regex(/^\+\d{6,15}$/)
    .nullable()
    .optional(),
  openingHours: text(1000).nullable().optional(),
  foundedOn: text(30).nullable().optional(),
  links: z
    .array(
      z.strictObject({
        url: z.url({ protocol: /^https?$/ }).max(2000),
        label: text(200).nullable().default(null),
        kind: z.enum(['website', 'booking', 'wikipedia', 'social', 'resource']),
      }),
    )
    .max(30)
    .optional(),
  identifiers: z
    .array(z.strictObject({ scheme: z.enum(schemes), value: text(100) }))
    .max(20)
    .optional(),
})
export type OrganisationBody = z.infer<typeof organisationBody>

/** A new organisation: its name and type at least, and a word to the moderators if wanted. */
export const newOrganisationBody = z.strictObject({
  ...organisationBody.shape,
  name: text(300),
  type: code,
  message: text(4000).optional(),
})

/** A change: the version it was made from, and the fields to change. */
export const organisationChangeBody = z.strictObject({
  ...organisationBody.shape,
  version: z.int().min(1),
})

/** What shows that one belongs to an organisation; needless when one's address does. */
export const claimBody = z.strictObject({ evidence: text(4000).optional() })

/** Values suggested by somebody who does not look after the organisation. */
export const suggestionBody = z.strictObject({ values: organisationBody, message: text(4000).optional() })

const vocabularyOf: Record<string, TermVocabulary> = {
  roles: 'role',
  themes: 'theme',
  audiences: 'audience',
  formats: 'format',
  skills: 'skill',
  equipment: 'equipment',
}

/**
 * The values a body gives, in the directory's terms. Vocabularies are one field there: those the body leaves out keep what `present` says.
 */
export function toProfileValues(
  body: OrganisationBody,
  present: Pick<OrganisationProfile, 'terms'> = { terms: {} },
): ProfileValues {
  const given = Object.entries(vocabularyOf).flatMap(([name, vocabulary]) => {
    const value = body[name as keyof OrganisationBody] as string[] | undefined
    return value ? [[vocabulary, value] as const] : []
  })
  const { place, otherNames, description } = body
  const values = {
    name: body.name,
    aliases: otherNames,
    type: body.type,
    legalStatus: body.legalStatus,
    descriptionFr: description,
    descriptionEn: body.descriptionEn,
    terms: given.length > 0 ? { ...present.terms, ...Object.fromEntries(given) } : undefined,
    place: place && {
      commune: place.commune,
      name: place.name,
      address: place.address,
      postcode: place.postcode,
      point: place.point,
      precision: place.point ? ('address' as const) : ('commune' as const),
      access: place.access,
      accessFr: place.accessNote,
    },
    area: body.area,
    website: body.website,
    email: body.email,
    phone: body.phone,
    openingHours: body.openingHours,
    foundedOn: body.foundedOn,
    links: body.links,
    identifiers: body.identifiers,
  }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}
