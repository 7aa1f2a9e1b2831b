import { formatMoment } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { messages, namesIn } from '../messages/index.ts'
import type { CirculationPlan } from '../model.ts'
import type { MadeProps, PlanProps } from './plan-props.ts'

/** The button that sends answers, and what it will do; or that goes on after an interruption. */
export function ApplySection({ lang, plan, made }: PlanProps & { made: MadeProps }) {
  const t = messages[lang].apply
  const { asked, other, direct } = made.answers
  const left = made.loans.length - plan.outcomes.length
  if (plan.appliedAt ? left <= 0 : made.loans.length === 0) return null
  return (
    <section class="panel next no-print">
      <h2 id="envoyer">{t.title}</h2>
      {plan.appliedAt ? (
        <p>{t.resume}</p>
      ) : (
        <>
          <p>{t.lead(asked, other)}</p>
          <p>{t.how}</p>
          {direct > 0 && <p>{t.direct(direct)}</p>}
        </>
      )}
      <form method="post" action={localPath(lang, `/outils/planifier/${plan.id}`)}>
        <input type="hidden" name="version" value={plan.version} />
        <p>
          <button class="btn" type="submit" name="act" value="apply">
            {plan.appliedAt ? t.goOn : t.send(made.loans.length)}
          </button>
        </p>
      </form>
    </section>
  )
}

/** What became of each request when the plan was applied. */
export function Results({ lang, plan }: { lang: Lang; plan: CirculationPlan }) {
  const t = messages[lang].apply
  const outcomes = new Map(plan.outcomes.map((each) => [each.loanId, each]))
  return (
    <section>
      <h2>{t.results}</h2>
      {plan.appliedAt && <p>{t.done(formatMoment(lang, plan.appliedAt))}</p>}
      <ul class="rows">
        {plan.snapshot.requests.flatMap((request) => {
          const { outcome, direct } = outcomes.get(request.id) ?? { outcome: null, direct: false }
          if (!outcome) return []
          const sent = outcome === 'approved' || outcome === 'offered'
          return [
            <li key={request.id}>
              <p>
                <strong>{request.borrower}</strong>
                {request.modules && `, ${namesIn(lang, request)}`}
                <br />
                <span class={sent ? 'dim' : 'state bad'}>
                  {t.outcomes[outcome]}
                  {sent && direct && t.straight}
                </span>
              </p>
              <p>
                <a href={localPath(lang, `/prets/${request.id}`)}>
                  {t.see}
                  <span class="sr"> ({request.borrower})</span>
                </a>
              </p>
            </li>,
          ]
        })}
      </ul>
    </section>
  )
}
