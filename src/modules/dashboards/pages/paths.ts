/** Addresses of dashboards, without language. */
export const listPath = '/observatoire/tableaux'
export const pathOf = (slug: string): string => `${listPath}/${slug}`

/** How long the texts of the forms may be. */
export const lengths = { title: 120, intro: 1000, words: 1000, name: 160 }

/** What to correct, and in which field. */
export type FieldError = { field: string; message: string }

/** The keys of a catalogue, in its order: the choices it has words for. */
export const keysOf = <K extends string>(words: Record<K, unknown>): K[] => Object.keys(words) as K[]
