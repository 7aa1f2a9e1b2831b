import { formatNumber } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, ErrorSummary, SelectField, TextField } from '#ui/form.tsx'
import { dayInWords, spanInWords } from '../messages/days.ts'
import { messages } from '../messages/index.ts'
import type { CopyThen, RequestThen } from '../model.ts'
import type { Figures } from '../schedule-model.ts'
import type { WeekTable } from '../weeks-model.ts'
import { FiguresTable } from './plan-figures.tsx'
import { WeekCalendar } from './plan-weeks.tsx'

type Why = Exclude<keyof (typeof messages)['fr']['move']['faults'], 'too-close'> | 'too-close'

/** What a change does: what the schedule is worth before and after it; or why it cannot be. */
export type Effect =
  | { faults: { why: Why; other: string }[] }
  | { faults: null; before: Figures; after: Figures; best: number }

type Props = {
  lang: Lang
  plan: { id: string; version: number; requests: number }
  request: RequestThen
  tool: string
  served: boolean
  window: { first: string; last: string; days: number }
  copies: CopyThen[]
  form: { copy: string; day: string }
  errors: { field: string; message: string }[]
  /** Null: nothing was tried yet. */
  effect: Effect | null
  weeks: WeekTable
}

/** `/outils/planifier/{id}/deplacer`: a loan moved by hand, tried before it is kept. */
export function MovePage(props: Props) {
  const { lang, plan, request, copies, form, errors, window } = props
  const t = messages[lang].move
  const path = `/outils/planifier/${plan.id}`
  const common = { lang, errors }
  return (
    <div class="wrap block plan">
      <div class="narrow">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <ErrorSummary lang={lang} errors={errors} />
        <dl class="facts">
          <dt>{t.request}</dt>
          <dd>
            <strong>{request.borrower}</strong>
            {request.commune && ` (${request.commune})`}
          </dd>
          <dt>{t.tool}</dt>
          <dd>{props.tool}</dd>
          {request.modules && (
            <>
              <dt>{t.modules}</dt>
              <dd>{request.modules.map(({ name }) => name).join(', ')}</dd>
            </>
          )}
          <dt>{t.asked}</dt>
          <dd>{spanInWords(lang, request.span)}</dd>
        </dl>
        <form method="get" action={localPath(lang, `${path}/deplacer`)} novalidate>
          <input type="hidden" name="demande" value={request.id} />
          <SelectField
            {...common}
            id="exemplaire"
            label={t.copy}
            value={form.copy}
            options={[
              ...copies.map(
                ({ id, code, homeName }) =>
                  [id, `${code} (${messages[lang].plan.home(homeName)})`] as [string, string],
              ),
              ['', t.leaveOut],
            ]}
          />
          <TextField
            {...common}
            type="date"
            id="jour"
            label={t.day}
            help={t.dayHelp(dayInWords(lang, window.first), dayInWords(lang, window.last), window.days)}
            value={form.day}
          />
          <p>
            <button class={props.effect ? 'btn ghost' : 'btn'} type="submit">
              {t.try}
            </button>
          </p>
        </form>
        {props.effect && <EffectOf {...props} effect={props.effect} />}
        <p>
          <a href={localPath(lang, path)}>{t.back}</a>
        </p>
      </div>
      <h2 id="semaines">{messages[lang].plan.calendar}</h2>
      <WeekCalendar lang={lang} weeks={props.weeks} href={localPath(lang, path)} />
    </div>
  )
}

function EffectOf({ lang, plan, request, form, effect }: Props & { effect: Effect }) {
  const t = messages[lang].move
  if (effect.faults)
    return (
      <Alert kind="error">
        <p>
          <strong>{t.impossible}</strong>
        </p>
        <ul>
          {effect.faults.map(({ why, other }) => (
            <li key={`${why} ${other}`}>{why === 'too-close' ? t.faults[why](other) : t.faults[why]}</li>
          ))}
        </ul>
      </Alert>
    )
  const { before, after, best } = effect
  const points = messages[lang].plan.pointsMore(Math.round((after.points - before.points) * 10) / 10)
  return (
    <section class="panel">
      <h2 id="effet">{t.effect}</h2>
      <p>
        {t.change.served(after.served - before.served)}
        {'. '}
        {t.change.kilometres(after.kilometres - before.kilometres)}
        {'. '}
        {t.change.points(points, formatNumber(lang, after.points, 1), formatNumber(lang, best, 1))}.
      </p>
      <FiguresTable
        lang={lang}
        labelledby="effet"
        columns={[
          { label: t.before, figures: before },
          { label: t.after, figures: after },
        ]}
        requests={plan.requests}
      />
      <form method="post" action={localPath(lang, `/outils/planifier/${plan.id}`)}>
        <input type="hidden" name="version" value={plan.version} />
        <input type="hidden" name="demande" value={request.id} />
        <input type="hidden" name="exemplaire" value={form.copy} />
        <input type="hidden" name="jour" value={form.day} />
        <p>
          <button class="btn" type="submit" name="act" value="keep">
            {t.keep}
          </button>
        </p>
      </form>
    </section>
  )
}
