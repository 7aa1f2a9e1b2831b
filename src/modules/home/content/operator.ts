import type { LegalNotice } from '#platform/config.ts'
import type { Lang } from '#platform/i18n/lang.ts'

/** Who runs this instance, as the text pages name it; null where the operator said nothing. */
export type Operator = LegalNotice & {
  region: string
  inRegion: string
  origin: string
  agency: string | null
}

type Region = { name: string; inFr: string; inEn: string; agency: string | null }

/** Gathers what the configuration, the settings of the site (`contact`), the region pack and the request say of the operator. */
export function operatorOf(
  legal: LegalNotice,
  region: Region,
  site: { contact: string | null; origin: string },
  lang: Lang,
): Operator {
  return {
    ...legal,
    contact: site.contact,
    region: region.name,
    inRegion: lang === 'fr' ? region.inFr : region.inEn,
    agency: region.agency,
    origin: site.origin,
  }
}

/** An e-mail address as a link of the text pages. */
export function mailLink(address: string | null): string | null {
  return address ? `[${address}](mailto:${address})` : null
}
