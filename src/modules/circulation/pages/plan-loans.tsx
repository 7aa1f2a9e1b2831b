import { formatNumber } from '#platform/i18n/format.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { spanInWords } from '../messages/days.ts'
import { messages, namesIn } from '../messages/index.ts'
import type { ShownLoan } from '../schedule-model.ts'
import type { MadeProps, PlanProps } from './plan-props.ts'

type Props = PlanProps & { made: MadeProps }

/** The loans of a plan, day after day, each with its number. What changes one stands beside its days, in sight on a telephone. */
export function LoanTable(props: Props) {
  const { lang, plan, made } = props
  const t = messages[lang].plan
  if (made.loans.length === 0) return <p>{t.nothingServed}</p>
  const changes = props.may && plan.state === 'done' && !plan.appliedAt
  return (
    <section class="table-scroll" aria-labelledby="liste" tabindex={0}>
      <table class="plan-loans">
        <thead>
          <tr>
            <th scope="col">{t.columns.number}</th>
            <th scope="col">{t.columns.days}</th>
            <th scope="col">{t.columns.who}</th>
            <th scope="col">{t.columns.copy}</th>
            <th scope="col">{t.columns.way}</th>
            <th scope="col" class="n">
              {t.columns.km}
            </th>
          </tr>
        </thead>
        <tbody>
          {made.loans.map((loan) => (
            <LoanRow key={loan.request.id} {...props} loan={loan} changes={changes} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function LoanRow({ lang, plan, loan, changes }: Props & { loan: ShownLoan; changes: boolean }) {
  const t = messages[lang].plan
  const { number, request, copy, span, shift, from, kilometres } = loan
  const where = [request.place !== request.borrower && request.place, request.commune].filter(Boolean)
  return (
    <tr id={`pret-${number}`}>
      <th scope="row">
        <span class="loan-number">{number}</span>
      </th>
      <td>
        {spanInWords(lang, span)}
        <br />
        <span class="dim">{shift === 0 ? t.asAsked : t.shifted(shift)}</span>
        {changes && (
          <span class="no-print">
            <br />
            <a href={localPath(lang, `/outils/planifier/${plan.id}/deplacer?demande=${request.id}`)}>
              {t.move}
              <span class="sr"> {t.moveOf(number)}</span>
            </a>
          </span>
        )}
      </td>
      <td>
        <a href={localPath(lang, `/prets/${request.id}`)}>{request.borrower}</a>
        {where.length > 0 && (
          <>
            <br />
            <span class="dim">{where.join(', ')}</span>
          </>
        )}
      </td>
      <td>
        {copy.code}
        {request.modules && (
          <>
            <br />
            {namesIn(lang, request)}
          </>
        )}
        {plan.snapshot.tools.length > 1 && (
          <>
            <br />
            <span class="dim">{loan.tool.title}</span>
          </>
        )}
      </td>
      <td>{from === null ? (copy.homeName ?? t.fromHome) : t.fromLoan(from)}</td>
      <td class="n">{formatNumber(lang, kilometres)}</td>
    </tr>
  )
}

/** The requests that a plan does not serve, each with why. */
export function LeftOutList({ lang, plan, made, may }: Props) {
  const t = messages[lang].plan
  const places = may && plan.state === 'done' && !plan.appliedAt
  return (
    <section>
      <h2>{t.unserved}</h2>
      {made.leftOut.length === 0 && <p>{t.allServed}</p>}
      <ul class="rows">
        {made.leftOut.map(({ request, why }) => (
          <li key={request.id}>
            <div>
              <p>
                <a href={localPath(lang, `/prets/${request.id}`)}>
                  <strong>{request.borrower}</strong>
                </a>
              </p>
              <p class="dim">
                {[
                  plan.snapshot.tools.length > 1 &&
                    plan.snapshot.tools.find(({ id }) => id === request.tool)?.title,
                  namesIn(lang, request),
                  spanInWords(lang, request.span),
                  request.commune,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              <p>{t.reasons[why]}</p>
            </div>
            {places && why !== 'out' && why !== 'unlocated' && (
              <p class="no-print">
                <a href={localPath(lang, `/outils/planifier/${plan.id}/deplacer?demande=${request.id}`)}>
                  {t.place}
                  <span class="sr"> ({request.borrower})</span>
                </a>
              </p>
            )}
          </li>
        ))}
      </ul>
      {made.unlocatedCopies.length > 0 && <p>{t.unlocatedCopies(made.unlocatedCopies.join(', '))}</p>}
    </section>
  )
}
