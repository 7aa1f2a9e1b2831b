import type { ExpertSheet } from '#modules/experts/index.ts'
import { localPath } from '#platform/i18n/lang.ts'
import type { Voice } from './convert.ts'
import type { ApiExpert } from './expert-schema.ts'

/** A published sheet as the API gives it. */
export function toApiExpert(it: ExpertSheet, { lang, origin }: Voice): ApiExpert {
  const address = (path: string) => origin + localPath(lang, path)
  const terms = (words: ExpertSheet['themes']) =>
    words.map((word) => ({ code: word.code, label: lang === 'en' ? word.labelEn : word.labelFr }))
  const full = it.yearlyLimit !== null && it.asked >= it.yearlyLimit
  return {
    slug: it.slug,
    url: address(`/experts/${it.slug}`),
    name: it.name,
    headline: (lang === 'en' ? it.headlineEn : null) ?? it.headlineFr,
    description: (lang === 'en' ? it.presentationEn : null) ?? it.presentationFr,
    themes: terms(it.themes),
    keywords: it.keywords,
    audiences: terms(it.audiences),
    formats: terms(it.formats),
    languages: terms(it.languages),
    commune: it.commune,
    travelKm: it.travelKm,
    availability: it.availability,
    months: it.months,
    weekdays: it.weekdays,
    fee: it.fee,
    feeNote: it.feeNote,
    orcid: it.orcid,
    organisation: it.organisation && {
      ...it.organisation,
      url: address(`/annuaire/${it.organisation.slug}`),
    },
    organisationVouched: it.vouched,
    affiliation: it.affiliation,
    acceptsRequests: !full && !it.demo,
    demonstration: it.demo,
    updatedAt: it.updatedAt.toISOString(),
  }
}
