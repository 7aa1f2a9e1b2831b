import type { DataSource } from '#modules/territories/index.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'

/** Sources in words, once each. */
export function creditsOf(lang: Lang, sources: Iterable<DataSource>): string[] {
  return [...sources].map(
    ({ publisher, title, vintage, licence, licenceConfirmed }) =>
      `${publisher}, ${title}${title.includes(vintage) ? '' : ` (${vintage})`}, ${licence}${licenceConfirmed ? '' : ` (${messages[lang].unconfirmed})`}`,
  )
}
