/** The address of an indicator, without language. */
export const indicatorHref = (code: string): string => `/observatoire/indicateurs/${code}`

/** The keys of a catalogue, in its order: the choices it has words for. */
export const keysOf = <K extends string>(words: Record<K, unknown>): K[] => Object.keys(words) as K[]
