import type { Lang } from '#platform/i18n/lang.ts'
import type { ExpertSheet } from './model.ts'

/** A person for machines (schema.org Person). No address of any kind: the sheet has none. */
export function expertJsonLd(sheet: ExpertSheet, lang: Lang, url: string): object {
  const label = (word: { labelFr: string; labelEn: string }) => (lang === 'en' ? word.labelEn : word.labelFr)
  const affiliation = sheet.organisation?.name ?? sheet.affiliation
  return {
    '@context': 'https://schema.org',
    '@type': 'Person',
    '@id': url,
    url,
    name: sheet.name,
    description: (lang === 'en' ? sheet.headlineEn : null) ?? sheet.headlineFr,
    knowsAbout: [...sheet.themes.map(label), ...sheet.keywords],
    knowsLanguage: sheet.languages.map((language) => language.code),
    ...(affiliation && { affiliation: { '@type': 'Organization', name: affiliation } }),
    ...(sheet.orcid && { sameAs: [`https://orcid.org/${sheet.orcid}`] }),
  }
}
