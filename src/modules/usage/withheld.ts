import type { ReadUsage } from './get-usage.ts'
import { type Counts, type UsageLine, withholdSmall } from './usage-model.ts'

type Tables = 'seasons' | 'themes' | 'kinds' | 'holders' | 'tools'

/**
 * The tables of the network as everybody may read them. Themes overlap: their lines do not add up to the total. Tools that are not in the catalogue count
 * without being named.
 */
export const withheld = (usage: ReadUsage): Record<Tables, UsageLine<Counts | null>[]> => ({
  seasons: withholdSmall(usage.seasons, true),
  themes: withholdSmall(usage.themes, false),
  kinds: withholdSmall(usage.kinds, true),
  holders: withholdSmall(usage.holders, true),
  tools: withholdSmall(usage.tools, true).filter(({ key }) => usage.named.get(key)?.shown),
})
