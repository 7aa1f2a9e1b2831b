import type { Who } from './route-groups.ts'

/** A form of the site: who sends it where, what it must hold, which of its fields take text, which take a web address. */
export type Form = {
  who: Who
  path: string
  base: Record<string, string | string[]>
  text: string[]
  urls?: string[]
}
