import type { Span } from '#modules/tools/index.ts'
import { formatShortDate } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { MailPart } from '#platform/mail/mail.ts'
import { datesEn } from './dates-en.ts'
import { type DatesMessages, datesFr } from './dates-fr.ts'
import { mailMessages } from './index.ts'

/** The words of other days for a loan. */
export const datesMessages: Record<Lang, DatesMessages> = { fr: datesFr, en: datesEn }

const inWords = (lang: Lang, { from, to }: Span) => {
  const day = (text: string) => formatShortDate(lang, new Date(`${text}T12:00:00Z`))
  return mailMessages[lang].days(day(from), day(to))
}

/** What a mail says of days that are proposed, or were: those agreed, and the others. */
export function proposedDays(lang: Lang, former: Span, other: Span): MailPart[] {
  const t = datesMessages[lang].mail
  return [{ list: [t.former(inWords(lang, former)), t.other(inWords(lang, other))] }]
}

/** What a mail says of days that were accepted: those before, what becomes of the agreement, and of a straight move. */
export function acceptedDays(
  lang: Lang,
  former: Span,
  { out, signed, parted }: { out: boolean; signed: boolean; parted: boolean },
): MailPart[] {
  const t = datesMessages[lang].mail
  return [
    t.former(inWords(lang, former)),
    ...(out ? [t.amends] : signed ? [t.fell] : []),
    ...(parted ? [t.parted] : []),
  ]
}
