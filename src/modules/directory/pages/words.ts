import type { Lang } from '#platform/i18n/lang.ts'
import type { OrganisationPage, OrganisationPlace, Term, TermVocabulary } from '../model.ts'

/** The words of a term in the reader's language. */
export const label = (lang: Lang, term: Term) => (lang === 'en' ? term.labelEn : term.labelFr)

/** What a term means, when the vocabulary says it. */
export const definition = (lang: Lang, term: Term) =>
  (lang === 'en' ? term.definitionEn : null) ?? (lang === 'fr' ? term.definitionFr : null)

export const termsOf = (organisation: OrganisationPage, vocabulary: TermVocabulary) =>
  organisation.terms.filter((term) => term.vocabulary === vocabulary)

/** « +33320335353 » as people write it in France: « 03 20 33 53 53 ». Foreign numbers stay as they are. */
export function phoneInWords(phone: string): string {
  const national = /^\+33(\d{9})$/.exec(phone)?.[1]
  return national ? (`0${national}`.match(/\d{2}/g) ?? []).join('\u00a0') : phone
}

/** The address on one line: « rue d’Erchin, 59287 Lewarde ». */
export function addressInWords(place: OrganisationPlace): string {
  return [place.address, [place.postcode, place.communeName].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join(', ')
}

/** A web address as people say it: « centralelille.fr ». */
export function webInWords(url: string): string {
  const { hostname, pathname } = new URL(url)
  return (
    hostname.replace(/^www\./, '') +
    (pathname === '/' ? '' : pathname.length > 24 ? '/…' : pathname.replace(/\/$/, ''))
  )
}

/** The paragraphs of a plain text. */
export const paragraphs = (text: string) =>
  text
    .split(/\n\s*\n/)
    .map((each) => each.trim())
    .filter(Boolean)

/** The beginning of a text, cut after a sentence when one ends in time, else after a word. */
export function beginning(text: string, longest: number): string {
  const flat = text.replaceAll(/\s+/g, ' ').trim()
  if (flat.length <= longest) return flat
  const cut = flat.slice(0, longest)
  const sentence = cut.slice(0, cut.lastIndexOf('. ') + 1)
  return sentence.length > longest / 3 ? sentence : `${cut.slice(0, cut.lastIndexOf(' '))}…`
}
