import { formatMoment } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { ErrorSummary, TextField } from '#ui/form.tsx'
import { Pagination } from '#ui/pagination.tsx'
import type { ChoiceForm } from '../form-model.ts'
import { dayInWords } from '../messages/days.ts'
import { messages } from '../messages/index.ts'
import type { PlanLine, PlannableTool } from '../model.ts'

type Props = {
  lang: Lang
  tools: PlannableTool[]
  choice: ChoiceForm
  errors: { field: string; message: string }[]
  plans: PlanLine[]
  page: number
  pages: number
}

const path = '/outils/planifier'
const stateClass = { waiting: 'wait', running: 'wait', done: 'good', failed: 'bad' } as const

/** `/outils/planifier`: which tools to plan, when; and the plans there are. */
export function ChoosePage(props: Props) {
  const { lang, tools, plans, page, pages } = props
  const t = messages[lang].choose
  return (
    <div class="wrap block narrow plan">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {tools.length > 0 ? <ChoiceFields {...props} /> : <Nothing lang={lang} />}
      <section>
        <h2>{t.plans}</h2>
        {plans.length === 0 ? (
          <p>{t.noPlan}</p>
        ) : (
          <ul class="rows">
            {plans.map((plan) => (
              <PlanRow key={plan.id} lang={lang} plan={plan} />
            ))}
          </ul>
        )}
        <Pagination lang={lang} page={page} pages={pages} href={(to) => `${path}?page=${to}`} />
      </section>
    </div>
  )
}

function ChoiceFields({ lang, tools, choice, errors }: Props) {
  const t = messages[lang].choose
  const wrong = errors.find(({ field }) => field === 'outil')
  // Nothing chosen yet: all of them, most people plan everything they hold.
  const all = choice.slugs.length === 0 && errors.length === 0
  const common = { lang, errors, type: 'date' as const }
  return (
    <form method="get" action={localPath(lang, path)} novalidate>
      <ErrorSummary lang={lang} errors={errors} />
      <fieldset class={wrong ? 'field wrong' : 'field'} aria-describedby="outil-aide">
        <legend>{t.tools}</legend>
        <p class="help" id="outil-aide">
          {t.toolsHelp}
        </p>
        {tools.map((tool, at) => (
          <p key={tool.slug} class="choice">
            <label>
              <input
                type="checkbox"
                id={at === 0 ? 'outil' : undefined}
                name="outil"
                value={tool.slug}
                checked={all || choice.slugs.includes(tool.slug)}
              />{' '}
              <span>
                <strong>{tool.title}</strong>
                <br />
                <span class="dim">
                  {tool.holder}
                  {' · '}
                  {t.tool(tool.requests, tool.copies)}
                </span>
              </span>
            </label>
          </p>
        ))}
        {wrong && <p class="field-error">{wrong.message}</p>}
      </fieldset>
      <fieldset class="field">
        <legend>{t.period}</legend>
        <div class="pair">
          <TextField {...common} id="du" label={t.from} value={choice.from} />
          <TextField {...common} id="au" label={t.to} value={choice.to} />
        </div>
      </fieldset>
      <p>
        <button class="btn" type="submit">
          {t.next}
        </button>
      </p>
    </form>
  )
}

/** No request waits: what to do next. */
function Nothing({ lang }: { lang: Lang }) {
  const t = messages[lang].choose
  return (
    <div class="panel next">
      <p>{t.none}</p>
      <ul>
        <li>
          <a href={localPath(lang, '/compte/prets?cote=prets')}>{t.seeLoans}</a>
        </li>
        <li>
          <a href={localPath(lang, '/outils')}>{t.seeTools}</a>
        </li>
      </ul>
    </div>
  )
}

function PlanRow({ lang, plan }: { lang: Lang; plan: PlanLine }) {
  const t = messages[lang].choose
  const facts = [
    t.between(dayInWords(lang, plan.period.from), dayInWords(lang, plan.period.to)),
    t.planFacts(plan.requests, plan.served),
    t.asked(formatMoment(lang, plan.createdAt)),
  ]
  return (
    <li>
      <div>
        <p>
          <a href={localPath(lang, `${path}/${plan.id}`)}>
            <strong>{t.planOf(plan.tools.join(', '))}</strong>
          </a>{' '}
          <span class={`state ${plan.appliedAt ? 'good' : stateClass[plan.state]}`}>
            {plan.appliedAt ? t.applied : t.states[plan.state]}
          </span>
        </p>
        <p class="dim">{facts.join(' · ')}</p>
      </div>
    </li>
  )
}
