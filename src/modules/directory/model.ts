import { z } from 'zod'

/** The flat vocabularies of the directory; those in `termVocabularies` may be set many times on one organisation. */
export const termVocabularies = ['role', 'theme', 'audience', 'format', 'skill', 'equipment'] as const
export const vocabularies = ['type', 'legal_status', ...termVocabularies, 'access'] as const
export type Vocabulary = (typeof vocabularies)[number]
export type TermVocabulary = (typeof termVocabularies)[number]

/** Registers that name an organisation, and what a value looks like in each. */
export const identifierPatterns = {
  siret: /^\d{14}$/,
  siren: /^\d{9}$/,
  rna: /^W[0-9A-Z]{9}$/,
  museofile: /^M\d{4}$/,
  uai: /^\d{7}[A-Z]$/,
  ror: /^0[a-z0-9]{6}\d{2}$/,
  wikidata: /^Q\d+$/,
  openagenda: /^\d+$/,
} as const
export type IdentifierScheme = keyof typeof identifierPatterns
const schemes = Object.keys(identifierPatterns) as [IdentifierScheme, ...IdentifierScheme[]]

/** A point in degrees, WGS 84. */
export type Point = { lon: number; lat: number }
const point = z.object({ lon: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) })

// Neither a NUL nor half a character can enter the database.
const line = (max: number) =>
  z
    .string()
    .overwrite((text) => text.replace(/[\0\p{Cs}]/gu, '').trim())
    .min(1)
    .max(max)
const code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
// Quotes, angle brackets and spaces are written %22, %3C…: nothing of an address can end what it is quoted in.
const web = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .overwrite((text) => (/[\s"'<>\\^`{|}]/.test(text) && URL.canParse(text) ? quoted(text) : text))
const quoted = (text: string) =>
  new URL(text).href.replace(/["'<>\\^`{|}]/g, encodeURIComponent).replaceAll("'", '%27')

/** What an organisation's page says, field by field: what people edit, compare, restore. */
export const profileFields = [
  'name',
  'aliases',
  'type',
  'legalStatus',
  'terms',
  'descriptionFr',
  'descriptionEn',
  'place',
  'area',
  'website',
  'email',
  'phone',
  'openingHours',
  'foundedOn',
  'links',
  'identifiers',
] as const
export type ProfileField = (typeof profileFields)[number]

/**
 * One body as one source tells it, in our own terms: what every reader produces and what is kept as provenance.
 * `id` is the source's own key; `parent` and `networks` are keys of the same source. Codes are those of the vocabularies,
 * `commune` an INSEE code, `area` the territory served when there is no address.
 */
export const organisationRecord = z.object({
  id: line(200),
  name: line(300),
  aliases: z.array(line(300)).default([]),
  type: code,
  legalStatus: code.nullable().default(null),
  terms: z.partialRecord(z.enum(termVocabularies), z.array(code)).default({}),
  descriptionFr: line(20_000).nullable().default(null),
  descriptionEn: line(20_000).nullable().default(null),
  place: z
    .object({
      commune: z.string().regex(/^\d[0-9AB]\d{3}$/),
      name: line(300).nullable().default(null),
      address: line(500).nullable().default(null),
      postcode: z
        .string()
        .regex(/^\d{5}$/)
        .nullable()
        .default(null),
      point: point.nullable().default(null),
      precision: z.enum(['address', 'commune']).default('commune'),
      access: z.array(code).default([]),
      accessFr: line(4000).nullable().default(null),
    })
    .nullable()
    .default(null),
  area: z
    .object({ kind: z.enum(['commune', 'epci', 'departement', 'region']), code: line(20) })
    .nullable()
    .default(null),
  website: web.nullable().default(null),
  email: z.email().max(300).nullable().default(null),
  phone: z
    .string()
    .regex(/^\+\d{6,15}$/)
    .nullable()
    .default(null),
  openingHours: line(1000).nullable().default(null),
  foundedOn: line(30).nullable().default(null),
  links: z
    .array(
      z.object({
        url: web,
        label: line(200).nullable(),
        kind: z.enum(['website', 'booking', 'wikipedia', 'social', 'resource']),
      }),
    )
    .default([]),
  identifiers: z.array(z.object({ scheme: z.enum(schemes), value: line(100) })).default([]),
  parent: line(200).nullable().default(null),
  networks: z.array(line(200)).default([]),
  dated: line(30).nullable().default(null),
  /**
   * Fields this record settles: its word there is the last, even when it is empty or shorter than what other sources say.
   * Only the `contribution` source settles; a source that merely tells leaves it empty.
   */
  settled: z.array(z.enum(profileFields)).optional(),
})
export type OrganisationRecord = z.infer<typeof organisationRecord>
/** A record as written by hand: what has a default may be left out. */
export type OrganisationDraft = z.input<typeof organisationRecord>

/** What all the records of one organisation say together, the best source first: see merge.ts. */
export type OrganisationProfile = Pick<OrganisationRecord, ProfileField>

/** A term with its words in both languages. */
export type Term = {
  code: string
  labelFr: string
  labelEn: string
  definitionFr: string | null
  definitionEn: string | null
}

/** Another organisation, as a link shows it. */
export type OrganisationLinkTo = { slug: string; name: string; type: string }

/** Everything the page of one organisation needs. Dates are ISO strings where they come from aggregates. */
export type OrganisationPage = {
  id: string
  slug: string
  name: string
  type: Term
  legalStatus: Term | null
  descriptionFr: string | null
  descriptionEn: string | null
  website: string | null
  email: string | null
  phone: string | null
  openingHours: string | null
  foundedOn: string | null
  /** Grows with each change of the record; an edit says which one it was made from. */
  version: number
  confirmedAt: Date | null
  /** Since when the organisation's people no longer answer the yearly question. */
  unconfirmedAt: Date | null
  createdAt: Date
  updatedAt: Date
  aliases: string[]
  terms: (Term & { vocabulary: TermVocabulary })[]
  identifiers: { scheme: IdentifierScheme; value: string }[]
  links: {
    url: string
    label: string | null
    kind: 'website' | 'booking' | 'wikipedia' | 'social' | 'resource'
  }[]
  places: OrganisationPlace[]
  area: { kind: 'commune' | 'epci' | 'departement' | 'region'; code: string; name: string } | null
  parent: OrganisationLinkTo | null
  parts: OrganisationLinkTo[]
  networks: OrganisationLinkTo[]
  members: OrganisationLinkTo[]
  sources: OrganisationProvenance[]
}

export type OrganisationPlace = {
  id: string
  main: boolean
  name: string | null
  address: string | null
  postcode: string | null
  commune: string
  communeName: string
  epci: { code: string; name: string } | null
  departement: { code: string; name: string } | null
  point: Point | null
  precision: 'address' | 'commune'
  access: Term[]
  accessFr: string | null
  accessEn: string | null
}

/** A photo on the public page; served at `/fichiers/photo/{id}/{width}.webp`, `width` one of `widths`. */
export type OrganisationPhoto = {
  id: string
  altFr: string
  altEn: string | null
  credit: string
  width: number
  height: number
  widths: number[]
}

/** One record of one source that speaks of the organisation. `dated` is the record's own date, as the source writes it. */
export type OrganisationProvenance = {
  sourceId: string
  recordId: string
  title: string
  publisher: string
  url: string | null
  licence: string
  licenceConfirmed: boolean
  vintage: string
  dated: string | null
  importedAt: string
}
