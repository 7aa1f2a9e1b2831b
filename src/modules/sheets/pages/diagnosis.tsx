import { formatNumber, formatPercent } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import type { Diagnosis, Limits, Verdict } from '../diagnosis-model.ts'
import { diagnosisMessages } from '../messages/diagnosis.ts'
import { kindInWords, verdictInWords } from '../messages/verdicts.ts'

export type DiagnosisProps = {
  lang: Lang
  diagnosis: Diagnosis
  inRegion: string
  /** The radius of what is near, in kilometres. */
  km: number
  /** The numbers of the rules. */
  limits: Limits
}

/** Strengths and lacks, by rules that are published beside them. */
export function VerdictsSection({ lang, diagnosis, inRegion, km, limits }: DiagnosisProps) {
  const t = diagnosisMessages[lang]
  const of = (tone: Verdict['tone']) => diagnosis.verdicts.filter((each) => each.tone === tone)
  const list = (tone: Verdict['tone'], none: string) =>
    of(tone).length === 0 ? (
      <p>{none}</p>
    ) : (
      <ul>
        {of(tone).map((each) => {
          const words = verdictInWords(lang, each, { km, inRegion })
          return <li key={words}>{words}</li>
        })}
      </ul>
    )
  return (
    <section class="section" aria-label={`${t.strengths}, ${t.lacks}`}>
      <div class="two even">
        <section class="panel" aria-labelledby="forces">
          <h2 id="forces">{t.strengths}</h2>
          {list('strength', t.noStrength)}
        </section>
        <section class="panel" aria-labelledby="manques">
          <h2 id="manques">{t.lacks}</h2>
          {list('lack', t.noLack)}
        </section>
      </div>
      <details>
        <summary>{t.rulesTitle}</summary>
        <ul>
          {t.rules(limits.points, km, limits.strong, limits.weak).map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </details>
    </section>
  )
}

/** How far inhabitants are from each kind of place. */
export function ReachSection({ lang, diagnosis, km, year }: DiagnosisProps & { year: number | null }) {
  const t = diagnosisMessages[lang]
  if (diagnosis.reach.length === 0) return null
  const first = diagnosis.reach.filter(({ sought }) => sought)
  const others = diagnosis.reach.filter(({ sought }) => !sought)
  return (
    <section class="section" aria-labelledby="portee">
      <h2 id="portee">{t.reachTitle(km)}</h2>
      {first.length > 0 && <ReachTable lang={lang} rows={first} caption={t.reachTitle(km)} />}
      {others.length > 0 && (
        <details>
          <summary>{t.reachAll}</summary>
          <ReachTable lang={lang} rows={others} caption={t.reachAll} />
        </details>
      )}
      <p class="src">
        {t.reachSource(year)} <a href={localPath(lang, '/observatoire/couverture')}>{t.reachMap}</a>
      </p>
    </section>
  )
}

function ReachTable({ lang, rows, caption }: { lang: Lang; rows: Diagnosis['reach']; caption: string }) {
  const t = diagnosisMessages[lang]
  const share = (value: number) => formatPercent(lang, value, 0)
  const far = (value: number) => `${formatNumber(lang, value, 1)} km`
  return (
    <div class="table-scroll" role="region" aria-label={`${t.reachKind} : ${caption}`} tabindex={0}>
      <table>
        <caption class="sr">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.reachKind}</th>
            {[t.reachShare, t.reachRegion, t.reachMean, t.reachRegion].map((label, at) => (
              <th key={at} scope="col" class="n">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((each) => (
            <tr key={each.kind.code}>
              <th scope="row">{kindInWords(lang, each)}</th>
              <td class="n">{share(each.here.share)}</td>
              <td class="n dim">{share(each.region.share)}</td>
              <td class="n">{far(each.here.meanKm)}</td>
              <td class="n dim">{far(each.region.meanKm)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
