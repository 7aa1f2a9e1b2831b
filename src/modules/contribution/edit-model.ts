import type { ProfileField, ProfileValues, SectionName, Version } from '#modules/directory/index.ts'

/** One thing to correct, beside its field and on top of the form. */
export type FieldError = { field: string; message: string }

/** A form as it was typed: every value of every field, in order. Nothing typed is ever dropped from it. */
export type FormInput = Record<string, string[]>

/** The first value of a field, trimmed; empty when there is none. */
export const first = (input: FormInput, name: string): string => (input[name]?.[0] ?? '').trim()

/** Rows of fields that repeat: `rows(input, ['linkUrl', 'linkLabel'])`. */
export function rows(input: FormInput, names: string[]): Record<string, string>[] {
  const count = Math.max(0, ...names.map((name) => input[name]?.length ?? 0))
  return Array.from({ length: count }, (_, at) =>
    Object.fromEntries(names.map((name) => [name, (input[name]?.[at] ?? '').trim()])),
  )
}

/** A commune, territory or address that the person may have meant; `value` is what the radio button sends. */
export type PlaceChoice = { value: string; label: string; detail: string }

/** What was understood of a section: the fields that could be read, what is to correct, what is to choose or to check. */
export type SectionReading = {
  values: ProfileValues
  errors: FieldError[]
  /** Communes that answer what was typed, when there are several. */
  communes: PlaceChoice[]
  areas: PlaceChoice[]
  /** How far the point stands from the middle of the commune, in kilometres, when that is surprising. */
  far: number | null
}

/** A section someone left unpublished. */
export type Draft = {
  section: SectionName
  baseVersion: number
  input: FormInput
  understood: ProfileValues
  updatedAt: Date
}

/** How a field differs: words for a text, whole lines for the rest. */
export type FieldChange =
  | { field: ProfileField; kind: 'text'; parts: TextPart[] }
  | { field: ProfileField; kind: 'list'; removed: string[]; added: string[] }
export type TextPart = { is: 'same' | 'added' | 'removed'; text: string }

/** A version of the history without what it says. */
export type VersionLine = Omit<Version, 'profile'>

/** A term one may choose. */
export type TermOption = {
  vocabulary: string
  code: string
  labelFr: string
  labelEn: string
  definitionFr: string | null
  definitionEn: string | null
  retired: boolean
}

/** The words of codes: terms by `vocabulary:code`, territories by `kind/code`. */
export type Names = {
  terms: Map<string, TermOption>
  territories: Map<string, string>
}

/** An address that the address service proposes. */
export type FoundAddress = {
  label: string
  address: string
  postcode: string
  commune: string
  communeName: string
  lon: number
  lat: number
}

/** What the address service answered, if it was asked; `problem` when it could not. */
export type AddressSearch = {
  asked: boolean
  found: FoundAddress[]
  problem: 'slow' | 'busy' | 'broken' | 'short' | 'outside' | null
}
