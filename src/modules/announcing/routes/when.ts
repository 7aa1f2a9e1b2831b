import type { Lang } from '#platform/i18n/lang.ts'

/** A moment in Paris in words: « samedi 5 décembre, 14:00 »; the year is said when it is another one. */
export function whenOf(lang: Lang, moment: Date, now: Date): string {
  const year = moment.getUTCFullYear() !== now.getUTCFullYear()
  return new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', {
    timeZone: 'Europe/Paris',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(year && { year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
  }).format(moment)
}
