import type { Lang } from '#platform/i18n/lang.ts'
import { whereaboutsEn } from './whereabouts-en.ts'
import { whereaboutsFr } from './whereabouts-fr.ts'

/** The words of where tools are. */
export const whereaboutsMessages: Record<Lang, typeof whereaboutsFr> = {
  fr: whereaboutsFr,
  en: whereaboutsEn,
}
