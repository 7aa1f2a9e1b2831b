import type { Lang } from '#platform/i18n/lang.ts'
import type { Line } from '../model.ts'

/** A session in words: « samedi 5 décembre, 14:00 – Salle des fêtes »; the year is said when it is another one. */
export function sessionWords(lang: Lang, { begin, place }: Pick<Line, 'begin' | 'place'>, now: Date): string {
  const otherYear = begin.getUTCFullYear() !== now.getUTCFullYear()
  const when = new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', {
    timeZone: 'Europe/Paris',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(otherYear && { year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
  }).format(begin)
  return place ? `${when} – ${place}` : when
}
