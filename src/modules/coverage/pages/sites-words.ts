import type { Lang } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import type { SitesQuery } from '../sites-model.ts'
import type { SitesAnswer } from './sites-answer.ts'

/** What new places change, in a sentence. */
export function sitesFinding(
  lang: Lang,
  { aim, counted, radius }: SitesQuery,
  { lines, before }: Pick<SitesAnswer, 'lines' | 'before'>,
  kindName: string,
): string {
  const t = messages[lang].sites
  const last = lines.at(-1)
  if (!last) return t.findingNone
  return aim === 'reach'
    ? t.findingReach(
        lines.length,
        last.after.within - before.within,
        messages[lang].who[counted],
        kindName,
        radius,
      )
    : t.findingNear(lines.length, last.after.meanKm ?? 0, before.meanKm, kindName)
}

/** How sure the answer is, in words. */
export function certainty(lang: Lang, { aim }: SitesQuery, { gap, lines }: SitesAnswer): string {
  const t = messages[lang].sites
  if (gap.proven) return t.exact(lines.length)
  if (gap.percent === null || gap.more === null) return t.gapUnknown
  return aim === 'reach' ? t.gapReach(gap.more, gap.percent) : t.gapNear(gap.more, gap.percent)
}
