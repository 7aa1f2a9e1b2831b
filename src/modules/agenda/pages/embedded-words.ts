import type { Lang } from '#platform/i18n/lang.ts'
import { whenInWords } from '#platform/i18n/when.ts'
import type { EmbeddedEvent, EmbeddedList, EmbedLook } from '../embed-model.ts'
import { embedMessages } from '../messages/embed.ts'
import { messages } from '../messages/index.ts'

/** When an embedded event happens, in words. */
export const whenOf = (lang: Lang, event: EmbeddedEvent, now: Date): string =>
  event.next ? whenInWords(lang, event.next, now, event.timezone) : messages[lang].sheet.noDate

/** What is told of an embedded event after its date: how it stands, what it is, where, other dates, price; in short, how and where. */
export function factsOf(lang: Lang, event: EmbeddedEvent, { presentation }: EmbedLook): string[] {
  const t = messages[lang]
  const short = presentation === 'compacte'
  return [
    t.statuses[event.status as keyof typeof t.statuses] ?? '',
    short ? '' : event.type,
    event.place,
    event.others > 0 && !short ? t.list.more(event.others) : '',
    event.free && !short ? t.fees.free : '',
    event.demo ? t.demo : '',
  ].filter(Boolean)
}

/** Whose the data are: « Données : Maillage Corse, Licence Ouverte 2.0 », with the sources that asked to be named. */
export function sourceLine(lang: Lang, site: string, sources: EmbeddedList['sources']): string {
  const t = embedMessages[lang]
  const named = sources.map(({ title, licence }) => (licence ? `${title} (${licence})` : title))
  return [t.source(site, t.licence), named.length > 0 ? t.sources(named.join(', ')) : '']
    .filter(Boolean)
    .join('. ')
}
