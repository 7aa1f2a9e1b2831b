import { formatNumber, formatShortDate } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { en } from '../messages/en.ts'
import { fr } from '../messages/fr.ts'
import type { Budgets, MeasuredPage } from '../model/budgets.ts'
import type { EcodesignCriterion } from '../model/ecodesign.ts'

const messages = { fr, en }

type Measured = MeasuredPage & { within: boolean }

/** What each measured page weighs on a first visit, and whether it keeps its budget. */
export function WeightTable({ lang, budgets, pages }: { lang: Lang; budgets: Budgets; pages: Measured[] }) {
  const t = messages[lang].ecodesign
  const caption = t.tableCaption(formatShortDate(lang, new Date(budgets.date)), budgets.tool)
  const weight = (bytes: number) => `${formatNumber(lang, bytes / 1000, 1)}\u00a0${t.kilobytes}`
  return (
    <div class="table-scroll" tabindex={0} role="region" aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.page}</th>
            <th scope="col" class="n">
              {t.bytes}
            </th>
            <th scope="col" class="n">
              {t.scripts}
            </th>
            <th scope="col" class="n">
              {t.requests}
            </th>
            <th scope="col">{t.budget}</th>
          </tr>
        </thead>
        <tbody>
          {pages.map((page) => (
            <tr key={page.path}>
              <th scope="row">
                <span lang="fr">{page.title}</span> <code class="dim">{page.path}</code>
              </th>
              <td class="n">{weight(page.bytes)}</td>
              <td class="n">{weight(page.scriptBytes)}</td>
              <td class="n">{formatNumber(lang, page.requests)}</td>
              <td>{page.within ? t.kept : <strong>{t.exceeded}</strong>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The criteria we can already speak about, with their state and the reason. */
export function CriteriaTable({ lang, criteria }: { lang: Lang; criteria: EcodesignCriterion[] }) {
  const t = messages[lang].ecodesign
  return (
    <div class="table-scroll" tabindex={0} role="region" aria-label={t.criteriaCaption}>
      <table>
        <caption>{t.criteriaCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.criterion}</th>
            <th scope="col">{t.state}</th>
            <th scope="col">{t.why}</th>
          </tr>
        </thead>
        <tbody>
          {criteria.map((criterion) => (
            <tr key={criterion.id}>
              <th scope="row">
                {criterion.id} {criterion.title}
              </th>
              <td>{t[criterion.state]}</td>
              <td>{criterion.why}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
