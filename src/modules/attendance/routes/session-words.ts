import type { Lang } from '#platform/i18n/lang.ts'
import { whenInWords } from '#platform/i18n/when.ts'
import type { Line } from '../model.ts'

/** A session in words: « samedi 5 décembre, 14:00 – 16:00, Salle des fêtes ». */
export function sessionWords(lang: Lang, session: Pick<Line, 'begin' | 'end' | 'place'>, now: Date): string {
  const when = whenInWords(lang, session, now)
  return session.place ? `${when}, ${session.place}` : when
}
