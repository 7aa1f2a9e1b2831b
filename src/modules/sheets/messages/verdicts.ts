import type { Cell } from '#modules/indicators/index.ts'
import { formatShortDate, formatValue } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { Diagnosis, SheetReach, SimilarTerritory, Verdict } from '../diagnosis-model.ts'
import { diagnosisMessages } from './diagnosis.ts'

/** A finding in one sentence, on the page and on paper. */
export function verdictInWords(
  lang: Lang,
  verdict: Verdict,
  { km, inRegion }: { km: number; inRegion: string },
): string {
  const t = diagnosisMessages[lang]
  if (verdict.rule === 'indicator') {
    const { indicator, year, here, region } = verdict.standing
    const said = (value: number, cell: Cell | null) =>
      `${cell?.status === 'approximated' ? '≈\u00a0' : ''}${formatValue(lang, indicator, value)}`
    return t.indicatorVerdict(
      indicator.label[lang],
      said(verdict.here, here),
      year,
      said(verdict.region, region),
      inRegion,
    )
  }
  const { kind, here, region } = verdict.reach
  return t.reachVerdict(lang === 'fr' ? kind.labelFr : kind.labelEn, here.share, km, region.share, inRegion)
}

/** A day such as `2026-10-02`, in words. */
export const dayInWords = (lang: Lang, day: string) => formatShortDate(lang, new Date(`${day}T12:00:00Z`))

/** A season with its days. */
export function seasonInWords(lang: Lang, season: Diagnosis['next']['seasons'][number]): string {
  const day = (value: string | null) => value && dayInWords(lang, value)
  const t = diagnosisMessages[lang]
  const said = t.season(season.name[lang], season.year, day(season.beginsOn), day(season.endsOn))
  const { before } = season
  return before
    ? `${said} (${t.seasonBefore(dayInWords(lang, before.beginsOn), before.endsOn === before.beginsOn ? null : day(before.endsOn))})`
    : said
}

/** The title of a tool; invented ones say so. */
export function toolInWords(
  lang: Lang,
  { title, facets }: { title: string; facets: readonly string[] },
): string {
  return facets.includes('demo:1') ? `${title} (${diagnosisMessages[lang].demo})` : title
}

/** A kind of place; some may be listed whose position is not known. */
export function kindInWords(lang: Lang, { kind, unplaced }: SheetReach): string {
  const label = lang === 'fr' ? kind.labelFr : kind.labelEn
  return unplaced ? `${label} (${diagnosisMessages[lang].unplaced})` : label
}

/** What a territory has or does that another does not, a line for each sort; none when there is nothing. */
export function othersInWords(lang: Lang, { others, events, tools }: SimilarTerritory): string[] {
  const t = diagnosisMessages[lang]
  const colon = lang === 'fr' ? '\u00a0: ' : ': '
  const counted = (list: typeof others) =>
    list.map(({ label, count }) => `${label[lang]} (${count})`).join(', ')
  return [
    [t.similarHas, counted(others)],
    [t.similarEvents, counted(events)],
    [t.similarTools, tools.map(({ title }) => title[lang]).join(', ')],
  ].flatMap(([words, said]) => (said ? [`${words}${colon}${said}`] : []))
}
