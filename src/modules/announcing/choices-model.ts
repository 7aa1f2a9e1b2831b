import type { EntryRule, Word } from '#modules/agenda/index.ts'

/** An organisation of the directory, with where one comes to see it. */
export type KnownOrganisation = {
  id: string
  slug: string
  name: string
  place: {
    address: string | null
    postcode: string | null
    commune: string
    communeName: string
    point: { lon: number; lat: number } | null
  } | null
}

/** An edition of a season that an event may be part of. */
export type EditionChoice = {
  code: string
  year: number
  nameFr: string
  nameEn: string
  rule: EntryRule
  begins: string | null
  ends: string | null
}

/** What a form offers to choose from. */
export type Choices = {
  terms: Record<'theme' | 'audience' | 'format' | 'access', Word[]>
  editions: EditionChoice[]
}
