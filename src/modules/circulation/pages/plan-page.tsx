import { formatMoment } from '#platform/i18n/format.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { Alert } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'
import { ApplySection, Results } from './plan-apply.tsx'
import { PlanFigures } from './plan-figures.tsx'
import { LeftOutList, LoanTable } from './plan-loans.tsx'
import { PlanMap } from './plan-map.tsx'
import type { PlanProps } from './plan-props.ts'
import { WeekCalendar } from './plan-weeks.tsx'

/** `/outils/planifier/{id}`: what is proposed, what it is worth, and what may be done of it. */
export function PlanPage(props: PlanProps) {
  const { lang, plan, made, notice } = props
  const t = messages[lang]
  const tools = plan.snapshot.tools.map(({ title }) => title).join(', ')
  return (
    <div class="wrap block plan">
      <h1>{props.title}</h1>
      <p class="lead">
        {t.plan.lead(tools)}{' '}
        {plan.snapshot.tools.some(({ demo }) => demo) && <span class="demo">{t.plan.demo}</span>}
      </p>
      <p class="dim">{t.plan.made(formatMoment(lang, plan.createdAt), plan.createdBy)}</p>
      {made && plan.state === 'done' && props.may && !plan.appliedAt && made.loans.length > 0 && (
        <p class="no-print">
          <a href="#envoyer">{t.apply.title}</a>
        </p>
      )}
      {notice && (
        <Alert kind="success">
          <p>{t.notices[notice]}</p>
        </Alert>
      )}
      {props.stale && (
        <Alert kind="error">
          <p>{t.move.stale}</p>
        </Alert>
      )}
      {props.changedSince > 0 && (
        <Alert kind="info">
          <p>{t.plan.changedSince(props.changedSince)}</p>
        </Alert>
      )}
      {props.progress && <Following {...props} progress={props.progress} />}
      {plan.state === 'failed' && (
        <Alert kind="error">
          <p>{t.plan.failed}</p>
        </Alert>
      )}
      {plan.appliedAt && <Results lang={lang} plan={plan} />}
      {made && (
        <>
          <div class="two even">
            <PlanFigures {...props} made={made} />
            <PlanMap lang={lang} id={plan.id} made={made} />
          </div>
          <section class="plan-calendar">
            <h2 id="semaines">{t.plan.calendar}</h2>
            <WeekCalendar lang={lang} weeks={made.weeks} />
          </section>
          <section>
            <h2 id="liste">{t.plan.list}</h2>
            <LoanTable {...props} made={made} />
          </section>
          <LeftOutList {...props} made={made} />
          {plan.state === 'done' && props.may && <ApplySection {...props} made={made} />}
        </>
      )}
      <p class="actions no-print">
        {made && plan.state === 'done' && (
          <a class="btn ghost small" href={localPath(lang, `/outils/planifier/${plan.id}/plan.csv`)} download>
            {t.plan.csv}
          </a>
        )}
        {props.may && (
          <a class="btn ghost small" href={localPath(lang, props.again)}>
            {t.plan.redo}
          </a>
        )}
        <a href={localPath(lang, '/outils/planifier')}>{t.plan.all}</a>
      </p>
    </div>
  )
}

function Following({
  lang,
  plan,
  progress,
  made,
}: PlanProps & { progress: NonNullable<PlanProps['progress']> }) {
  const t = messages[lang].plan
  const path = `/outils/planifier/${plan.id}`
  return (
    <section class="no-print">
      <m-progress data-src={localPath(lang, `${path}/etat.json`)} data-result={t.result}>
        <p>
          <progress max={progress.most} value={progress.seconds} aria-label={t.progress} />
          <span data-text>{progress.text}</span>
        </p>
        <p role="status" />
        <p class="actions">
          <a class="btn ghost small" href={localPath(lang, path)}>
            {t.refresh}
          </a>
        </p>
      </m-progress>
      {plan.attempts > 1 && <p>{t.again}</p>}
      {made && <p>{t.meanwhile}</p>}
    </section>
  )
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'm-progress': import('preact').HTMLAttributes<HTMLElement>
    }
  }
}
