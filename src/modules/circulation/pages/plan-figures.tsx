import { formatNumber, formatPercent } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import type { Figures } from '../schedule-model.ts'
import type { MadeProps, PlanProps } from './plan-props.ts'

/** What a plan is worth, beside the others: as worked out, as a careful person would have done. */
export function PlanFigures({ lang, plan, made, may }: PlanProps & { made: MadeProps }) {
  const t = messages[lang].plan
  const { byHand, best, greedy } = made.figures
  return (
    <section>
      <h2 id="valeur">{t.figures}</h2>
      {made.proof && <p class="lead">{proofInWords(lang, made.proof)}</p>}
      {byHand && best && (
        <p>{t.changed(plan.changes, t.pointsMore(Math.round((byHand.points - best.points) * 10) / 10))}</p>
      )}
      {byHand && may && !plan.appliedAt && (
        <form method="post" action={localPath(lang, `/outils/planifier/${plan.id}`)} class="no-print">
          <input type="hidden" name="version" value={plan.version} />
          <p>
            <button class="btn ghost small" type="submit" name="act" value="undo">
              {t.undo}
            </button>
          </p>
        </form>
      )}
      <FiguresTable
        lang={lang}
        labelledby="valeur"
        columns={[
          ...(byHand ? [{ label: t.byHand, figures: byHand }] : []),
          ...(best ? [{ label: t.best, figures: best }] : []),
          ...(greedy ? [{ label: t.greedy, figures: greedy }] : []),
        ]}
        requests={plan.snapshot.requests.length}
      />
      <p class="help">{t.figuresNote}</p>
    </section>
  )
}

function proofInWords(lang: Lang, { method, gap }: NonNullable<MadeProps['proof']>): string {
  const t = messages[lang].plan
  // Never rounded to nothing: a gap that is there is said.
  const near = gap === 0 ? t.proven : t.within(formatPercent(lang, Math.max(100 * gap, 0.1)))
  return method === 'greedy' ? `${t.greedyOnly} ${near}` : near
}

type TableProps = {
  lang: Lang
  labelledby: string
  columns: { label: string; figures: Figures }[]
  requests: number
}

/** Measures in rows, schedules in columns. */
export function FiguresTable({ lang, labelledby, columns, requests }: TableProps) {
  const t = messages[lang].plan
  const number = (value: number, digits = 0) => formatNumber(lang, value, digits)
  const rows: [string, (figures: Figures) => string][] = [
    [t.servedOf, ({ served }) => t.of(number(served), number(requests))],
    [t.kilometres, ({ kilometres }) => number(kilometres)],
    [t.territories, ({ territories }) => number(territories)],
    [t.newTerritories, ({ newTerritories }) => number(newTerritories)],
    [t.fairness, ({ fairness }) => number(fairness, 1)],
    [t.points, ({ points }) => number(points, 1)],
  ]
  return (
    <section class="table-scroll" aria-labelledby={labelledby} tabindex={0}>
      <table class="plan-figures">
        <thead>
          <tr>
            <th scope="col">{t.measure}</th>
            {columns.map(({ label }) => (
              <th key={label} scope="col" class="n">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, value]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {columns.map((column) => (
                <td key={column.label} class="n">
                  {value(column.figures)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
