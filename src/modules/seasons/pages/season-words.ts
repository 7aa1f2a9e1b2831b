import { formatShortDate } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import type { Edition, Season } from '../model.ts'

/** The name of a season in the reader's language. */
export const nameIn = (lang: Lang, season: Pick<Season, 'nameFr' | 'nameEn'>): string =>
  lang === 'en' ? season.nameEn : season.nameFr

/** When a session is, in the time of its place: day, beginning and end. */
export const sessionInWords = (
  lang: Lang,
  { begin, end, timezone }: { begin: Date; end: Date; timezone: string },
): string =>
  new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : 'fr-FR', {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: timezone,
  }).formatRange(begin, end)

/** A day (`2026-10-02`) in full. */
export const sayDay = (lang: Lang, day: string): string => formatShortDate(lang, new Date(`${day}T12:00:00Z`))

/** When an edition is: « Du 2 octobre 2026 au 12 octobre 2026 ». */
export function whenOf(lang: Lang, { beginsOn, endsOn }: Pick<Edition, 'beginsOn' | 'endsOn'>): string {
  if (!beginsOn) return messages[lang].noDays
  return endsOn && endsOn !== beginsOn
    ? messages[lang].days(sayDay(lang, beginsOn), sayDay(lang, endsOn))
    : sayDay(lang, beginsOn)
}
