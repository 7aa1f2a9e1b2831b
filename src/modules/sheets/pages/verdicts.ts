import type { Lang } from '#platform/i18n/lang.ts'
import type { Verdict } from '../diagnosis-model.ts'
import { diagnosisEn } from '../messages/diagnosis-en.ts'
import { diagnosisFr } from '../messages/diagnosis-fr.ts'

export const diagnosisMessages = { fr: diagnosisFr, en: diagnosisEn }

/** A finding in one sentence, on the page and on paper. */
export function verdictInWords(
  lang: Lang,
  verdict: Verdict,
  { km, inRegion }: { km: number; inRegion: string },
): string {
  const t = diagnosisMessages[lang]
  if (verdict.rule !== 'reach') return t.rates[verdict.rule](verdict.here, verdict.region, inRegion)
  const { kind, here, region } = verdict.reach
  return t.reachVerdict(lang === 'fr' ? kind.labelFr : kind.labelEn, here.share, km, region.share, inRegion)
}
