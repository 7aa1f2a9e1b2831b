import { formatNumber } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { inWords } from '../messages/in-words.ts'
import { messages } from '../messages/index.ts'
import type { Variable } from '../variables-model.ts'
import type { Weights } from '../weights-model.ts'

/** What weights do: their spread, and that of each stratum. Counts of strata are not told: few people answer in some. */
export function WeightTable({
  lang,
  weights,
  variables,
}: {
  lang: Lang
  weights: Weights
  variables: readonly Variable[]
}) {
  const t = messages[lang]
  const nameOf = (stratum: string, code: string | null) => {
    const category = variables
      .find((each) => each.code === stratum)
      ?.categories.find((each) => each.code === code)
    return category ? inWords(lang, category.label) : t.unknownStratum
  }
  return (
    <section class="section" aria-labelledby="poids-titre">
      <h2 id="poids-titre">{t.weightsTitle}</h2>
      <p>
        {t.weightsSummary(weights)} {weights.trimmed > 0 && t.weightsTrimmed(weights.trimmed)}
      </p>
      <details>
        <summary>{t.seeTable}</summary>
        <div class="table-scroll" role="group" aria-labelledby="poids-titre" tabindex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t.kindOfOrganisation}</th>
                <th scope="col">{t.departement}</th>
                <th scope="col" class="n">
                  {t.weight}
                </th>
              </tr>
            </thead>
            <tbody>
              {weights.strata.map((stratum) => (
                <tr key={`${stratum.type}|${stratum.departement}`}>
                  <td>{nameOf('@type', stratum.type)}</td>
                  <td>{nameOf('@departement', stratum.departement)}</td>
                  <td class="n">{formatNumber(lang, stratum.weight, 2)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  )
}
