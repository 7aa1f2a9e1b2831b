import type { Catalogue } from '#platform/i18n/lang.ts'
import { en } from './en.ts'
import { fr, type MapMessages } from './fr.ts'

export type { MapMessages } from './fr.ts'

/** The words of the map, by language. */
export const mapMessages: Catalogue<MapMessages> = { fr, en }
